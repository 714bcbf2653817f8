import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

export interface WarningTextProps {
  children: ReactNode;
  /** Read in place of the exclamation mark. */
  iconFallbackText?: string;
  className?: string;
}

/** Something that has consequences. */
export function WarningText({ children, iconFallbackText = "Warning", className }: WarningTextProps) {
  return (
    <div className={classNames("govuk-warning-text", className)}>
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{iconFallbackText}</span> {children}
      </strong>
    </div>
  );
}
