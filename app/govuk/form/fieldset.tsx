import type { FieldsetHTMLAttributes, ReactNode } from "react";
import { classNames } from "../class-names.ts";
import type { TextSize } from "./label.tsx";

export interface FieldsetProps extends FieldsetHTMLAttributes<HTMLFieldSetElement> {
  legend?: ReactNode;
  legendSize?: TextSize;
  legendClassName?: string;
  /** Puts the legend in the page's h1. */
  legendIsPageHeading?: boolean;
}

/** A named group of controls. */
export function Fieldset({
  legend,
  legendSize,
  legendClassName,
  legendIsPageHeading,
  className,
  children,
  ...rest
}: FieldsetProps) {
  return (
    <fieldset className={classNames("govuk-fieldset", className)} {...rest}>
      {legend === undefined ? null : (
        <legend
          className={classNames(
            "govuk-fieldset__legend",
            legendSize && `govuk-fieldset__legend--${legendSize}`,
            legendClassName,
          )}
        >
          {legendIsPageHeading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      )}
      {children}
    </fieldset>
  );
}
