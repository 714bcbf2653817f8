import type { HTMLAttributes, ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { ErrorMessage } from "./error-message.tsx";
import { describedByIds } from "./field.tsx";
import { Fieldset } from "./fieldset.tsx";
import { Hint } from "./hint.tsx";
import type { TextSize } from "./label.tsx";

/** What every field made of several controls takes. The legend is required: a group without a name is a riddle. */
export interface GroupProps {
  name: string;
  /** Left out: the name. The first control carries this id, so that the error summary can lead to it. */
  id?: string;
  legend: ReactNode;
  legendSize?: TextSize;
  legendClassName?: string;
  legendIsPageHeading?: boolean;
  hint?: ReactNode;
  /** The first one is shown, here and in the summary. */
  errors?: readonly string[];
  describedBy?: string;
  formGroupClassName?: string;
}

/** One answer of radios or checkboxes, or a divider between answers such as "or". */
export type ChoiceItem =
  | {
      value: string;
      label: ReactNode;
      hint?: ReactNode;
      /** Shown only while this answer is chosen; always shown without JavaScript. */
      conditional?: ReactNode;
      disabled?: boolean;
      /** Left out: made from the id of the group and the place in the list. */
      id?: string;
      labelClassName?: string;
      divider?: undefined;
    }
  | { divider: string };

/** The ids official markup gives: no number on the first, so that the error summary can link to it. */
export function choiceId(groupId: string, index: number): string {
  return index === 0 ? groupId : `${groupId}-${index + 1}`;
}

/** What the page calls an answer; the value itself when it is no longer among those to choose from. */
export function labelOf(items: readonly ChoiceItem[], value: string): ReactNode {
  for (const item of items) if (item.divider === undefined && item.value === value) return item.label;
  return value;
}

interface GroupFrameProps extends Omit<GroupProps, "name" | "id"> {
  id: string;
  fieldsetAttributes?: HTMLAttributes<HTMLFieldSetElement>;
  children: ReactNode;
}

/** Form group, fieldset, legend, hint and error round several controls. */
export function GroupFrame({
  id,
  legend,
  legendSize,
  legendClassName,
  legendIsPageHeading,
  hint,
  errors,
  describedBy,
  formGroupClassName,
  fieldsetAttributes,
  children,
}: GroupFrameProps) {
  const error = errors?.[0];
  return (
    <div
      className={classNames(
        "govuk-form-group",
        error !== undefined && "govuk-form-group--error",
        formGroupClassName,
      )}
    >
      <Fieldset
        {...fieldsetAttributes}
        legend={legend}
        legendSize={legendSize}
        legendClassName={legendClassName}
        legendIsPageHeading={legendIsPageHeading}
        aria-describedby={describedByIds(id, { describedBy, hint, error })}
      >
        {hint === undefined ? null : <Hint id={`${id}-hint`}>{hint}</Hint>}
        {error === undefined ? null : <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
        {children}
      </Fieldset>
    </div>
  );
}
