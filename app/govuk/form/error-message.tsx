import type { HTMLAttributes } from "react";
import { classNames } from "../class-names.ts";

export interface ErrorMessageProps extends HTMLAttributes<HTMLParagraphElement> {
  /** Spoken before the message; an empty string leaves it out. */
  visuallyHiddenText?: string;
}

/** The sentence beside a control that was filled in wrongly: the same words as in the summary. */
export function ErrorMessage({
  visuallyHiddenText = "Error",
  className,
  children,
  ...rest
}: ErrorMessageProps) {
  return (
    <p className={classNames("govuk-error-message", className)} {...rest}>
      {visuallyHiddenText ? <span className="govuk-visually-hidden">{visuallyHiddenText}:</span> : null}{" "}
      {children}
    </p>
  );
}
