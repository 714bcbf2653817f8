import type { SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { SiteForm } from "../forms.ts";

interface SiteFieldsProps {
  lastResult: SubmissionResult<string[]> | undefined;
  defaultValue?: { name: string; address: string };
  submitText: string;
}

/** The form of one site. */
export function SiteFields({ lastResult, defaultValue, submitText }: SiteFieldsProps) {
  const state = usePageForm<z.input<typeof SiteForm>>({ id: "site", lastResult, defaultValue });
  return (
    <PageForm state={state}>
      <TextInput {...fieldProps(state.fields.name)} label="Name of the site" />
      <TextInput {...fieldProps(state.fields.address)} label="Address (optional)" />
      <Button name="intent" value="saveSite" preventDoubleClick>
        {submitText}
      </Button>
    </PageForm>
  );
}
