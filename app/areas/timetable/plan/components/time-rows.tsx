import type { FieldMetadata } from "@conform-to/react";
import { useState } from "react";
import { Button } from "#app/govuk/form/button.tsx";
import { ErrorMessage } from "#app/govuk/form/error-message.tsx";
import { Fieldset } from "#app/govuk/form/fieldset.tsx";
import { fieldProps } from "#app/govuk/form/form.tsx";
import { Hint } from "#app/govuk/form/hint.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { useHydrated } from "#app/govuk/use-hydrated.ts";

/** Empty rows below those that are filled. */
const EMPTY_ROWS = 2;

interface TimeRow {
  date: string;
  start: string;
  end: string;
}

interface TimeRowsProps {
  // biome-ignore lint/suspicious/noExplicitAny: the same rows stand in several forms
  field: FieldMetadata<any>;
  legend: string;
  hint: string;
  days: readonly { value: string; label: string }[];
}

/**
 * Rows of a day with hours. Without JavaScript there are always some empty rows below, and more once those are saved; with
 * it, a button adds them.
 */
export function TimeRows({ field, legend, hint, days }: TimeRowsProps) {
  const hydrated = useHydrated();
  const [added, setAdded] = useState(0);
  const list = (field as FieldMetadata<(TimeRow | null)[]>).getFieldList();
  const error = field.errors?.[0];
  // Rows that came back empty are not counted: there would be more of them after every error.
  const filled = list.findLastIndex(({ initialValue }) => initialValue != null) + 1;
  const rows = Array.from({ length: filled + EMPTY_ROWS + added }, (_, index) => index);
  return (
    <div className={`govuk-form-group${error === undefined ? "" : " govuk-form-group--error"}`}>
      <Fieldset
        legend={legend}
        legendSize="s"
        aria-describedby={`${field.id}-hint`}
        id={field.id}
        tabIndex={-1}
      >
        <Hint id={`${field.id}-hint`}>{hint}</Hint>
        {error === undefined ? null : <ErrorMessage id={`${field.id}-error`}>{error}</ErrorMessage>}
        {rows.map((index) => {
          const fields = list[index]?.getFieldset();
          const wiring = (name: keyof TimeRow) =>
            fields === undefined
              ? { id: `${field.id}-${index}-${name}`, name: `${field.name}[${index}].${name}` }
              : fieldProps(fields[name]);
          const nth = `, time ${index + 1}`;
          return (
            <div key={index} className="cpc-time-row">
              <Select
                {...wiring("date")}
                label={<RowLabel text="Day" nth={nth} />}
                items={[
                  { value: "", text: "No day" },
                  ...days.map(({ value, label }) => ({ value, text: label })),
                ]}
              />
              <TextInput
                {...wiring("start")}
                label={<RowLabel text="From" nth={nth} />}
                width={5}
                autoComplete="off"
              />
              <TextInput
                {...wiring("end")}
                label={<RowLabel text="To" nth={nth} />}
                width={5}
                autoComplete="off"
              />
            </div>
          );
        })}
        {hydrated ? (
          <Button type="button" variant="secondary" onClick={() => setAdded(added + EMPTY_ROWS)}>
            Add more times
          </Button>
        ) : null}
      </Fieldset>
    </div>
  );
}

function RowLabel({ text, nth }: { text: string; nth: string }) {
  return (
    <>
      {text}
      <span className="govuk-visually-hidden">{nth}</span>
    </>
  );
}
