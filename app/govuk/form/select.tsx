import type { SelectHTMLAttributes } from "react";
import { classNames } from "../class-names.ts";
import { type ControlAttributes, FieldFrame, type FieldProps, splitFieldProps } from "./field.tsx";

export interface SelectItem {
  /** Left out, the text is the value. */
  value?: string;
  text: string;
  disabled?: boolean;
}

export interface SelectProps extends FieldProps, ControlAttributes<SelectHTMLAttributes<HTMLSelectElement>> {
  items: readonly SelectItem[];
}

/** One of many. With up to about seven answers use radios instead. */
export function Select(props: SelectProps) {
  const { frame, control } = splitFieldProps(props);
  const { className, items, ...attributes } = control;
  return (
    <FieldFrame
      {...frame}
      inWords={(value) => items.find((item) => (item.value ?? item.text) === value)?.text ?? value}
      control={({ id, describedBy, hasError }) => (
        <select
          {...attributes}
          className={classNames("govuk-select", className, hasError && "govuk-select--error")}
          id={id}
          name={frame.name}
          aria-describedby={describedBy}
        >
          {items.map((item) => (
            <option key={item.value ?? item.text} value={item.value} disabled={item.disabled}>
              {item.text}
            </option>
          ))}
        </select>
      )}
    />
  );
}
