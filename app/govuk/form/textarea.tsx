import type { TextareaHTMLAttributes } from "react";
import { classNames } from "../class-names.ts";
import { type ControlAttributes, FieldFrame, type FieldProps, splitFieldProps } from "./field.tsx";

export interface TextareaProps
  extends FieldProps,
    ControlAttributes<TextareaHTMLAttributes<HTMLTextAreaElement>> {}

/** Several lines of text. */
export function Textarea(props: TextareaProps) {
  const { frame, control } = splitFieldProps(props);
  const { className, rows = 5, ...attributes } = control;
  return (
    <FieldFrame
      {...frame}
      control={({ id, describedBy, hasError }) => (
        <textarea
          {...attributes}
          rows={rows}
          className={classNames("govuk-textarea", hasError && "govuk-textarea--error", className)}
          id={id}
          name={frame.name}
          aria-describedby={describedBy}
        />
      )}
    />
  );
}
