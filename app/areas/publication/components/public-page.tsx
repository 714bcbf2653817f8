import type { ReactNode } from "react";

/** The frame of a page that anybody may read. */
export function PublicPage({ children }: { children: ReactNode }) {
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper cpc-public" id="main-content">
        {children}
      </main>
    </div>
  );
}
