import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { AskForLinkForm } from "../forms.ts";

/** Asks for an e-mail address to send a link to. */
export function AskForLinkFields() {
  const state = usePageForm<z.input<typeof AskForLinkForm>>({ id: "ask-for-link" });
  return (
    <PageForm state={state}>
      <TextInput
        {...fieldProps(state.fields.email)}
        label="E-mail address"
        type="email"
        autoComplete="username"
        spellCheck={false}
        width={30}
      />
      <Button preventDoubleClick>Send a link</Button>
    </PageForm>
  );
}
