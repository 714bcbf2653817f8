import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { StoredAnswer } from "./changed/stored-answer.tsx";
import { ErrorMessage } from "./error-message.tsx";
import { Hint } from "./hint.tsx";
import { Label, type TextSize } from "./label.tsx";

/** What every one-control field takes; `name`, `id`, `errors` and the value come from `fieldProps(field)`. */
export interface FieldProps {
  name: string;
  /** Left out: the name. */
  id?: string;
  label: ReactNode;
  labelSize?: TextSize;
  labelClassName?: string;
  labelIsPageHeading?: boolean;
  hint?: ReactNode;
  /** The first one is shown, here and in the summary. */
  errors?: readonly string[];
  /** Further elements that describe the control: ids, separated by spaces. */
  describedBy?: string;
  formGroupClassName?: string;
}

/** The ids of hint and error beside a control, in the order a screen reader should read them. */
export function describedByIds(
  id: string,
  parts: { describedBy?: string | undefined; hint?: ReactNode; error?: ReactNode },
): string | undefined {
  const ids = [
    parts.describedBy,
    parts.hint === undefined ? undefined : `${id}-hint`,
    parts.error === undefined ? undefined : `${id}-error`,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

interface FieldFrameProps extends FieldProps {
  groupAttributes?: Record<string, string | number | undefined>;
  /** A value as the page shows it, when it is chosen and not written. */
  inWords?: ((value: string) => ReactNode) | undefined;
  /** Draws the control inside the frame with the id and description it must carry. */
  control: (wiring: { id: string; describedBy: string | undefined; hasError: boolean }) => ReactNode;
}

/** Label, hint and error round a control, so that no field can forget its wiring. */
export function FieldFrame({
  name,
  id = name,
  label,
  labelSize,
  labelClassName,
  labelIsPageHeading,
  hint,
  errors,
  describedBy,
  formGroupClassName,
  groupAttributes,
  inWords,
  control,
}: FieldFrameProps) {
  const error = errors?.[0];
  const hasError = error !== undefined;
  return (
    <div
      className={classNames("govuk-form-group", hasError && "govuk-form-group--error", formGroupClassName)}
      {...groupAttributes}
    >
      <Label htmlFor={id} size={labelSize} className={labelClassName} isPageHeading={labelIsPageHeading}>
        {label}
      </Label>
      {hint === undefined ? null : <Hint id={`${id}-hint`}>{hint}</Hint>}
      {hasError ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
      {control({ id, describedBy: describedByIds(id, { describedBy, hint, error }), hasError })}
      <StoredAnswer name={name} controlId={id} inWords={inWords} />
    </div>
  );
}

type ControlKeys = "id" | "name" | "className";

/** Native attributes a field passes on to its control, minus those the field itself sets. */
export type ControlAttributes<Attributes> = Omit<Attributes, ControlKeys | keyof FieldProps> & {
  className?: string;
};

/** Parts a frame takes, split from what belongs on the control. */
export function splitFieldProps<Props extends FieldProps>(props: Props) {
  const {
    name,
    id,
    label,
    labelSize,
    labelClassName,
    labelIsPageHeading,
    hint,
    errors,
    describedBy,
    formGroupClassName,
    ...control
  } = props;
  return {
    frame: {
      name,
      id,
      label,
      labelSize,
      labelClassName,
      labelIsPageHeading,
      hint,
      errors,
      describedBy,
      formGroupClassName,
    },
    control,
  };
}
