import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { JourneysForm } from "../forms.ts";
import { journeysMark } from "../travel.ts";

interface JourneyFieldsProps {
  rows: readonly {
    fromSiteId: string;
    toSiteId: string;
    from: string;
    to: string;
    minutes: number | null;
  }[];
}

/** Minutes of the journey between each two sites, there and back by themselves. */
export function JourneyFields({ rows }: JourneyFieldsProps) {
  const state = usePageForm<z.input<typeof JourneysForm>>({
    id: "journeys",
    defaultValue: {
      journeys: rows.map((row) => ({
        fromSiteId: row.fromSiteId,
        toSiteId: row.toSiteId,
        minutes: row.minutes === null ? "" : String(row.minutes),
      })),
    },
  });
  const list = state.fields.journeys.getFieldList();
  return (
    <PageForm state={state} version={journeysMark(rows)}>
      {rows.map((row, index) => {
        const fields = list[index]?.getFieldset();
        if (fields === undefined) return null;
        return (
          <div key={`${row.fromSiteId}-${row.toSiteId}`}>
            <input type="hidden" name={fields.fromSiteId.name} value={row.fromSiteId} />
            <input type="hidden" name={fields.toSiteId.name} value={row.toSiteId} />
            <TextInput
              {...fieldProps(fields.minutes)}
              label={`From ${row.from} to ${row.to}`}
              suffix="minutes"
              inputMode="numeric"
              width={3}
            />
          </div>
        );
      })}
      <Button name="intent" value="saveJourneys" variant="secondary">
        Save journeys
      </Button>
    </PageForm>
  );
}
