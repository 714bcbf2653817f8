import { classNames } from "../class-names.ts";
import { StoredAnswer } from "./changed/stored-answer.tsx";
import { GroupFrame, type GroupProps } from "./choice-group.tsx";
import { type DateParts, toDateParts } from "./date-parts.ts";
import { Label } from "./label.tsx";

type PartName = "day" | "month" | "year";

export interface DateInputProps extends GroupProps {
  /** `YYYY-MM-DD`, or the three boxes as typed. */
  defaultValue?: string | DateParts | null;
  /** Which boxes the error is about; left out, all three. */
  errorParts?: readonly PartName[];
  className?: string;
}

const PARTS = [
  { part: "day", label: "Day", width: 2 },
  { part: "month", label: "Month", width: 2 },
  { part: "year", label: "Year", width: 4 },
] as const;

/**
 * A day in three boxes, posted as `name.day`, `name.month` and `name.year`; `dateField()` of date-field.ts makes one
 * `YYYY-MM-DD` of them on the server. The first box carries the field's own id, so that the error summary leads to it.
 */
export function DateInput({
  name,
  id = name,
  defaultValue,
  errorParts,
  className,
  ...frame
}: DateInputProps) {
  const parts = typeof defaultValue === "string" ? toDateParts(defaultValue) : (defaultValue ?? {});
  const hasError = (frame.errors?.length ?? 0) > 0;
  return (
    <GroupFrame id={id} fieldsetAttributes={{ role: "group" }} {...frame}>
      <div className={classNames("govuk-date-input", className)} id={`${id}-date`}>
        {PARTS.map(({ part, label, width }) => {
          const partId = part === "day" ? id : `${id}-${part}`;
          const marked = errorParts?.includes(part) ?? hasError;
          return (
            <div key={part} className="govuk-date-input__item">
              <div className="govuk-form-group">
                <Label htmlFor={partId} className="govuk-date-input__label">
                  {label}
                </Label>
                <input
                  className={classNames(
                    "govuk-input govuk-date-input__input",
                    marked && "govuk-input--error",
                    `govuk-input--width-${width}`,
                  )}
                  id={partId}
                  name={`${name}.${part}`}
                  type="text"
                  inputMode="numeric"
                  defaultValue={parts[part]}
                />
              </div>
            </div>
          );
        })}
      </div>
      <StoredAnswer name={name} inWords={(value) => value} />
    </GroupFrame>
  );
}
