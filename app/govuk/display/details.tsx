import type { DetailsHTMLAttributes, ReactNode } from "react";
import { classNames } from "../class-names.ts";

export interface DetailsProps extends DetailsHTMLAttributes<HTMLDetailsElement> {
  summary: ReactNode;
}

/** Help that most people do not need, folded away. Needs no JavaScript. */
export function Details({ summary, className, children, ...rest }: DetailsProps) {
  return (
    <details className={classNames("govuk-details", className)} {...rest}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
