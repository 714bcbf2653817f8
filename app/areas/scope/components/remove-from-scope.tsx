import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import type { ConfirmedRemovalForm } from "../forms.ts";

export interface RemoveFromScopeProps {
  what: "prompt" | "question" | "focus area";
  /** The same, as the box says which one it is: "this question", "prompt 1.2". */
  which: string;
}

/** Asks to tick a box, and takes the part of the scope that the page is about out of it. */
export function RemoveFromScope({ what, which }: RemoveFromScopeProps) {
  const state = usePageForm<z.input<typeof ConfirmedRemovalForm>>({ id: "remove", buttons: ["remove"] });
  return (
    <>
      <h2 className="govuk-heading-m">Remove the {what}</h2>
      <PageForm state={state}>
        <Checkboxes
          {...checkboxesProps(state.fields.sure)}
          legend="Are you sure?"
          legendSize="s"
          items={[{ value: "yes", label: `Yes, remove ${which} from the scope` }]}
        />
        <Button name="intent" value="remove" variant="warning">
          Remove
        </Button>
      </PageForm>
    </>
  );
}
