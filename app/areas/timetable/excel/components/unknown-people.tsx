import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { countOf } from "../../plan/timetable-words.ts";
import type { NamedPeopleForm } from "../import-form.ts";
import type { ImportView } from "../import-view.ts";
import { NAMED_KINDS } from "../named-kinds.ts";

/** People whom sessions of the file name and no list holds: each can be added from here. */
export function UnknownPeople({ people }: { people: ImportView["unknownPeople"] }) {
  const state = usePageForm<z.input<typeof NamedPeopleForm>>({
    id: "unknown-people",
    defaultValue: { names: people.map(({ name }) => name), kinds: people.map(() => "no" as const) },
  });
  if (people.length === 0) return null;
  const kinds = state.fields.kinds.getFieldList();
  return (
    <section aria-labelledby="unknown-people-heading">
      <h2 className="govuk-heading-m" id="unknown-people-heading">
        {countOf(people.length, "person is", "people are")} named by sessions and in no list
      </h2>
      <p className="govuk-body">
        Say what kind of person each is to add them with the file. Whoever is not added is left out of the
        sessions.
      </p>
      <PageForm state={state}>
        {people.map(({ name, where }, index) => {
          const field = kinds[index];
          if (field === undefined) return null;
          return (
            <div key={name}>
              <input type="hidden" name={`names[${index}]`} value={name} />
              <Select {...fieldProps(field)} label={name} hint={where} items={NAMED_KINDS} />
            </div>
          );
        })}
        <Button name="intent" value="add-people" variant="secondary" preventDoubleClick>
          Add to the import
        </Button>
      </PageForm>
    </section>
  );
}
