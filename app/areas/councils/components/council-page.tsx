import type { ReactNode } from "react";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";

export interface CouncilPageProps {
  back: { href: string; text: string };
  /** The whole width, for tables; else two thirds, for reading and forms. */
  isWide?: boolean;
  children: ReactNode;
}

/** The frame of a page of a council's record, which stands in no challenge. */
export function CouncilPage({ back, isWide = false, children }: CouncilPageProps) {
  return (
    <div className="govuk-width-container">
      <BackLink href={back.href}>{back.text}</BackLink>
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
