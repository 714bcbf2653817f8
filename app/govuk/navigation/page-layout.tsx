import type { ReactNode } from "react";

export interface PageLayoutProps {
  /** A SubNavigation: beside the content on a wide screen, above it on a phone. */
  navigation?: ReactNode;
  children: ReactNode;
}

/** The main part of a page with the navigation of a challenge beside it. */
export function PageLayout({ navigation, children }: PageLayoutProps) {
  if (navigation === undefined) return <div className="cpc-layout__content">{children}</div>;
  return (
    <div className="cpc-layout">
      <div className="cpc-layout__navigation">{navigation}</div>
      <div className="cpc-layout__content">{children}</div>
    </div>
  );
}
