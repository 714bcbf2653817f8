import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { SiteForm } from "../forms.ts";

interface SiteFieldsProps {
  /** The site there is; left out for a new one. */
  defaultValue?: { name: string; address: string; version: number };
  submitText: string;
}

/** The form of one site. */
export function SiteFields({ defaultValue, submitText }: SiteFieldsProps) {
  const state = usePageForm<z.input<typeof SiteForm>>({
    id: "site",
    defaultValue: defaultValue && { name: defaultValue.name, address: defaultValue.address },
  });
  return (
    <PageForm state={state} version={defaultValue?.version}>
      <TextInput {...fieldProps(state.fields.name)} label="Name of the site" />
      <TextInput {...fieldProps(state.fields.address)} label="Address (optional)" />
      <Button name="intent" value="saveSite" preventDoubleClick>
        {submitText}
      </Button>
    </PageForm>
  );
}
