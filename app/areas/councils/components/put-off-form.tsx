import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { PutOffForm } from "../forms.ts";

interface PutOffFieldsProps {
  intent: "take-out" | "put-back";
  year: number;
  version: number;
}

const WORDS = {
  "take-out": {
    heading: "Was it put off?",
    text: "Then there is no pre-election period in that year until it is put back. What was said stays in view.",
    source: "Who put it off, and where that is said (optional)",
    button: "It was put off",
  },
  "put-back": {
    heading: "This election was put off",
    text: "When it is held after all, it counts again as it was said before.",
    source: "Who put it back, and where that is said (optional)",
    button: "Put it back",
  },
} as const;

/** Takes the election of a year out, or puts it back, with where that is said. */
export function PutOffFields({ intent, year, version }: PutOffFieldsProps) {
  const words = WORDS[intent];
  const state = usePageForm<z.input<typeof PutOffForm>>({ id: intent, buttons: [intent] });
  return (
    <PageForm state={state} version={version}>
      <h2 className="govuk-heading-m">{words.heading}</h2>
      <p className="govuk-body">{words.text}</p>
      <TextInput {...fieldProps(state.fields.source)} label={words.source} />
      <Button variant="secondary" name="intent" value={intent} preventDoubleClick>
        {words.button} <span className="govuk-visually-hidden">(election of {year})</span>
      </Button>
    </PageForm>
  );
}
