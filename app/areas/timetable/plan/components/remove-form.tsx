import type { z } from "zod";
import { Details } from "#app/govuk/display/details.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import type { RemoveForm } from "../forms.ts";

interface RemoveFieldsProps {
  /** "room", "site", "person". */
  what: string;
  hint: string;
}

/** Removing, folded away and confirmed. */
export function RemoveFields({ what, hint }: RemoveFieldsProps) {
  const state = usePageForm<z.input<typeof RemoveForm>>({ id: `remove-${what}` });
  return (
    <Details summary={`Remove this ${what}`} open={state.form.status === "error"}>
      <PageForm state={state}>
        <Checkboxes
          {...checkboxesProps(state.fields.confirm)}
          legend={`Remove this ${what}?`}
          hint={hint}
          items={[{ value: "yes", label: "Yes, remove it" }]}
        />
        <Button variant="warning" name="intent" value="remove">
          Remove
        </Button>
      </PageForm>
    </Details>
  );
}
