import type { LabelHTMLAttributes, ReactNode } from "react";
import { classNames } from "../class-names.ts";

export type TextSize = "s" | "m" | "l" | "xl";

export interface LabelProps extends LabelHTMLAttributes<HTMLLabelElement> {
  size?: TextSize;
  /** Wraps the label in the page's h1: for a page that asks one question. */
  isPageHeading?: boolean;
  children: ReactNode;
}

/** The visible name of one form control. */
export function Label({ size, isPageHeading, className, children, ...rest }: LabelProps) {
  const label = (
    // biome-ignore lint/a11y/noLabelWithoutControl: htmlFor arrives with the other attributes
    <label className={classNames("govuk-label", size && `govuk-label--${size}`, className)} {...rest}>
      {children}
    </label>
  );
  return isPageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label;
}
