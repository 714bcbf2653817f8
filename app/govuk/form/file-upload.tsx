import type { InputHTMLAttributes } from "react";
import { classNames } from "../class-names.ts";
import { type ControlAttributes, FieldFrame, type FieldProps, splitFieldProps } from "./field.tsx";

export interface FileUploadProps
  extends FieldProps,
    ControlAttributes<Omit<InputHTMLAttributes<HTMLInputElement>, "defaultValue" | "value">> {}

/** A file from the person's machine. The form around it needs `encType="multipart/form-data"`. */
export function FileUpload(props: FileUploadProps) {
  const { frame, control } = splitFieldProps(props);
  const { className, ...attributes } = control;
  return (
    <FieldFrame
      {...frame}
      control={({ id, describedBy, hasError }) => (
        <input
          {...attributes}
          className={classNames("govuk-file-upload", className, hasError && "govuk-file-upload--error")}
          id={id}
          name={frame.name}
          type="file"
          aria-describedby={describedBy}
        />
      )}
    />
  );
}
