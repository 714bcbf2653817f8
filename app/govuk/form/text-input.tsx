import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { type ControlAttributes, FieldFrame, type FieldProps, splitFieldProps } from "./field.tsx";

export interface TextInputProps
  extends FieldProps,
    ControlAttributes<Omit<InputHTMLAttributes<HTMLInputElement>, "prefix" | "width">> {
  prefix?: ReactNode;
  suffix?: ReactNode;
  /** Characters the box is made for; left out, the box fills its column. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
}

/** One line of text. `<TextInput {...fieldProps(fields.title)} label="Title" />` */
export function TextInput(props: TextInputProps) {
  const { frame, control } = splitFieldProps(props);
  const { prefix, suffix, width, className, type = "text", ...attributes } = control;
  return (
    <FieldFrame
      {...frame}
      control={({ id, describedBy, hasError }) => {
        const input = (
          <input
            {...attributes}
            type={type}
            className={classNames(
              "govuk-input",
              width && `govuk-input--width-${width}`,
              className,
              hasError && "govuk-input--error",
            )}
            id={id}
            name={frame.name}
            aria-describedby={describedBy}
          />
        );
        if (prefix === undefined && suffix === undefined) return input;
        return (
          <div className="govuk-input__wrapper">
            {prefix === undefined ? null : (
              <div className="govuk-input__prefix" aria-hidden="true">
                {prefix}
              </div>
            )}
            {input}
            {suffix === undefined ? null : (
              <div className="govuk-input__suffix" aria-hidden="true">
                {suffix}
              </div>
            )}
          </div>
        );
      }}
    />
  );
}
