import type { z } from "zod";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { countOf } from "../../plan/timetable-words.ts";
import type { RowsAsideForm } from "../import-form.ts";
import type { AsideView, ImportView } from "../import-view.ts";

/** Rows that somebody hid or struck through, by name, and the choice whether they come in. */
export function RowsAside({ aside: { hidden, struck } }: { aside: ImportView["aside"] }) {
  const state = usePageForm<z.input<typeof RowsAsideForm>>({
    id: "rows-aside",
    defaultValue: {
      hiddenRows: hidden.comesIn ? "yes" : undefined,
      struckRows: struck.comesIn ? "yes" : undefined,
    },
  });
  if (hidden.count === 0 && struck.count === 0) return null;
  return (
    <InsetText>
      <PageForm state={state}>
        <Choice
          view={hidden}
          legend={`${countOf(hidden.count, "row is", "rows are")} hidden in the file`}
          label="Bring hidden rows in too"
          field={state.fields.hiddenRows}
        />
        <Choice
          view={struck}
          legend={`${countOf(struck.count, "row is", "rows are")} struck through in the file`}
          label="Bring struck-through rows in too"
          field={state.fields.struckRows}
        />
        <Button name="intent" value="rows" variant="secondary" preventDoubleClick>
          Work out again
        </Button>
      </PageForm>
    </InsetText>
  );
}

interface ChoiceProps {
  view: AsideView;
  legend: string;
  label: string;
  field: Parameters<typeof checkboxesProps>[0];
}

function Choice({ view, legend, label, field }: ChoiceProps) {
  if (view.count === 0) return null;
  const more = view.count - view.lines.length;
  return (
    <>
      <Checkboxes
        {...checkboxesProps(field)}
        legend={legend}
        hint={view.comesIn ? "They come in with the others." : "They are left out unless you tick this."}
        items={[{ value: "yes", label }]}
        small
      />
      <Details summary="Which rows" open={view.count <= 5}>
        <ul className="govuk-list govuk-list--bullet">
          {view.lines.map(({ where, words }) => (
            <li key={where} className="govuk-!-text-break-word">
              {words} <span className="govuk-hint">{where}</span>
            </li>
          ))}
          {more === 0 ? null : <li>And {countOf(more, "more row", "more rows")}.</li>}
        </ul>
      </Details>
    </>
  );
}
