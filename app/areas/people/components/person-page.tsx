import type { ReactNode } from "react";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";

export interface PersonPageProps {
  back?: { href: string; text: string };
  /** The whole width, for tables; else two thirds, for reading and forms. */
  isWide?: boolean;
  children: ReactNode;
}

/** The frame of a page that belongs to no challenge: signing in, one's own account, the administration. */
export function PersonPage({ back, isWide = false, children }: PersonPageProps) {
  return (
    <div className="govuk-width-container">
      {back === undefined ? null : <BackLink href={back.href}>{back.text}</BackLink>}
      <main className="govuk-main-wrapper" id="main-content">
        {isWide ? (
          children
        ) : (
          <div className="govuk-grid-row">
            <div className="govuk-grid-column-two-thirds">{children}</div>
          </div>
        )}
      </main>
    </div>
  );
}
