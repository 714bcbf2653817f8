import type { ReactNode } from "react";

/** Buttons and links in a row that stack on a phone. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>;
}
