import type { z } from "zod";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Fieldset } from "#app/govuk/form/fieldset.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { DayHoursForm } from "../visit-days/day-hours-form.ts";

interface DayHoursProps {
  /** The days of the visit with their own hours as text, empty where they are as on other days. */
  days: readonly { date: string; label: string; from: string; to: string }[];
  mark: string;
  mayEdit: boolean;
}

/** When single days of the visit start and end, where they do not as the house rules say. */
export function DayHours({ days, mark, mayEdit }: DayHoursProps) {
  if (days.length === 0) {
    return <p className="govuk-body">The days of this visit are not known yet. Set them under Visits.</p>;
  }
  if (mayEdit) return <DayHoursFields days={days} mark={mark} />;
  const own = days.filter(({ from, to }) => from !== "" || to !== "");
  if (own.length === 0) return <p className="govuk-body">Every day has the hours above.</p>;
  return (
    <SummaryList
      rows={own.map(({ label, from, to }) => ({
        key: label,
        value: [from === "" ? "" : `starts at ${from}`, to === "" ? "" : `ends at ${to}`]
          .filter((part) => part !== "")
          .join(", "),
      }))}
    />
  );
}

function DayHoursFields({ days, mark }: Omit<DayHoursProps, "mayEdit">) {
  const state = usePageForm<z.input<typeof DayHoursForm>>({
    id: "day-hours",
    buttons: ["saveHours"],
    defaultValue: { hours: days.map(({ date, from, to }) => ({ date, from, to })) },
  });
  const list = state.fields.hours.getFieldList();
  return (
    <>
      <p className="govuk-body">
        For a first day that begins at noon, or a last one that ends early. Leave a box empty where the day
        starts or ends as above.
      </p>
      <PageForm state={state} version={mark}>
        {days.map(({ date, label }, index) => {
          const fields = list[index]?.getFieldset();
          if (fields === undefined) return null;
          return (
            <Fieldset key={date} legend={label} legendSize="s">
              <input type="hidden" name={fields.date.name} value={date} />
              <div className="cpc-time-row">
                <TextInput {...fieldProps(fields.from)} label="Starts at" width={5} autoComplete="off" />
                <TextInput {...fieldProps(fields.to)} label="Ends at" width={5} autoComplete="off" />
              </div>
            </Fieldset>
          );
        })}
        <Button name="intent" value="saveHours" variant="secondary">
          Save hours of single days
        </Button>
      </PageForm>
    </>
  );
}
