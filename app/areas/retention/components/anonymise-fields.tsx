import type { z } from "zod";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import type { AnonymiseForm } from "../forms.ts";

interface AnonymiseFieldsProps {
  /** What is emptied, in the middle of a sentence. */
  what: string;
  /** A sentence on what keeps the name. */
  stays: string;
}

/** Asks once more before a name is taken out for good. */
export function AnonymiseFields({ what, stays }: AnonymiseFieldsProps) {
  const state = usePageForm<z.input<typeof AnonymiseForm>>({ id: "anonymise" });
  return (
    <section aria-labelledby="remove-name">
      <h2 className="govuk-heading-m" id="remove-name">
        Remove the name and details
      </h2>
      <WarningText>This cannot be undone. It empties {what}.</WarningText>
      <p className="govuk-body">{stays}</p>
      <PageForm state={state}>
        <Checkboxes
          {...checkboxesProps(state.fields.isSure)}
          legend="Are you sure?"
          items={[{ value: "yes", label: "Yes, remove the name and details for good" }]}
        />
        <Button variant="warning" name="intent" value="anonymise" preventDoubleClick>
          Remove the name and details
        </Button>
      </PageForm>
    </section>
  );
}
