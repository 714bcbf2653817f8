import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { ErrorMessage } from "#app/govuk/form/error-message.tsx";
import { Fieldset } from "#app/govuk/form/fieldset.tsx";

interface HalfDaysProps {
  id: string;
  name: string;
  errors?: readonly string[];
  defaultValues: readonly string[];
  days: readonly { value: string; label: string; halves: readonly { value: string; label: string }[] }[];
}

/** A box for the morning and the afternoon of each day. */
export function HalfDays({ id, name, errors, defaultValues, days }: HalfDaysProps) {
  const error = errors?.[0];
  return (
    <div className={`govuk-form-group${error === undefined ? "" : " govuk-form-group--error"}`}>
      <Fieldset legend="Tick when you could come" legendSize="s">
        {error === undefined ? null : <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
        {days.map(({ value, label, halves }, index) => (
          <Checkboxes
            key={value}
            // The first box carries the id of the field, so that the summary of errors leads to it.
            id={index === 0 ? id : `${id}-${value}`}
            name={name}
            legend={label}
            items={halves}
            defaultValues={defaultValues}
            small
          />
        ))}
      </Fieldset>
    </div>
  );
}
