import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** What there will be: "No sessions yet". */
  title: ReactNode;
  headingLevel?: 2 | 3;
  /** What this is for and what to do first. */
  children: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
}

/** A list with nothing in it, and how to begin. */
export function EmptyState({ title, headingLevel = 2, children, action }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as "h2" | "h3";
  return (
    <div className="cpc-empty">
      <Heading className="govuk-heading-m">{title}</Heading>
      <div className="cpc-empty__text">{children}</div>
      {action === undefined ? null : <div className="cpc-empty__action">{action}</div>}
    </div>
  );
}
