import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import type { ConfirmedRemovalForm } from "../forms.ts";

/** On the page of a letter that waits: deletes it with all that was read, once that is confirmed. `version` is that of a letter that others look through too. */
export function DeleteLetter({ version }: { version?: number }) {
  const state = usePageForm<z.input<typeof ConfirmedRemovalForm>>({
    id: "delete",
    buttons: ["delete"],
  });
  return (
    <>
      <h2 className="govuk-heading-m">Delete this letter</h2>
      <PageForm state={state} version={version}>
        <Checkboxes
          {...checkboxesProps(state.fields.sure)}
          legend="Are you sure?"
          legendSize="s"
          items={[{ value: "yes", label: "Yes, delete the file and what was read. This cannot be undone" }]}
        />
        <Button name="intent" value="delete" variant="warning">
          Delete this letter
        </Button>
      </PageForm>
    </>
  );
}
