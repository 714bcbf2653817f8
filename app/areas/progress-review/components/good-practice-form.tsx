import type { z } from "zod";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { GoodPracticeForm } from "../forms.ts";
import { SHARED } from "../shared-by-councils.ts";

interface GoodPracticeFieldsProps {
  heading: string;
  councils: readonly { id: string; name: string }[];
  defaultValue: Record<string, unknown>;
  /** Left out for a new one. */
  version?: number;
  cancelHref: string;
}

/** The form of an example of good practice, for a new one and for changing one. */
export function GoodPracticeFields({
  heading,
  councils,
  defaultValue,
  version,
  cancelHref,
}: GoodPracticeFieldsProps) {
  const state = usePageForm<z.input<typeof GoodPracticeForm>>({
    id: "good-practice",
    defaultValue,
  });
  const { fields } = state;
  return (
    <PageForm state={state} version={version}>
      <PageHeading caption="Examples of good practice">{heading}</PageHeading>
      <TextInput {...fieldProps(fields.title)} label="Title" hint="Say what was achieved, in one line." />
      {councils.length < 2 ? null : (
        <Radios
          {...fieldProps(fields.councilId)}
          legend="Where it was seen"
          items={[
            ...councils.map((council) => ({ value: council.id, label: council.name })),
            { value: SHARED, label: "They share it" },
          ]}
        />
      )}
      <LongText
        {...fieldProps(fields.body)}
        most={20_000}
        label="What was done, and what others can learn from it"
        hint="Begin a line with # for a heading or - for a list; **two stars** on both sides make words bold. Leave a line empty between paragraphs."
        rows={12}
      />
      <TextInput
        {...fieldProps(fields.contact)}
        label="Whom other councils can ask"
        hint="A name or a post, and how to reach them. It is published with the report."
      />
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          Save example
        </Button>
        <TextLink href={cancelHref}>Cancel</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
