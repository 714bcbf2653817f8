import type { z } from "zod";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ActionForm } from "../forms.ts";

interface ActionFieldsProps {
  caption: string;
  heading: string;
  owners: readonly { accountId: string; name: string }[];
  defaultValue: Record<string, unknown>;
  cancelHref: string;
}

/** The form of an action, for a new one and for changing one. */
export function ActionFields({ caption, heading, owners, defaultValue, cancelHref }: ActionFieldsProps) {
  const state = usePageForm<z.input<typeof ActionForm>>({ id: "action", defaultValue });
  const { fields } = state;
  return (
    <PageForm state={state} version={String(defaultValue.version ?? 1)}>
      <PageHeading caption={caption}>{heading}</PageHeading>
      <LongText
        {...fieldProps(fields.text)}
        most={2_000}
        label="What the council will do"
        hint="One thing that somebody can see is done. Start with a verb."
        rows={4}
      />
      <TextInput
        {...fieldProps(fields.accountableName)}
        label="Accountable"
        hint="Who answers for it to members, such as a director or a cabinet member."
      />
      <TextInput {...fieldProps(fields.ownerName)} label="Responsible" hint="Who does it, or leads on it." />
      <Select
        {...fieldProps(fields.ownerAccountId)}
        label="Who reports on it here"
        hint="This person sees it under My actions. The co-ordinator can always report for others."
        items={[
          { value: "", text: "Nobody signs in for it" },
          ...owners.map((owner) => ({ value: owner.accountId, text: owner.name })),
        ]}
      />
      <TextInput
        {...fieldProps(fields.dueText)}
        label="Timescale"
        hint="A day, a month or a quarter: 31 March 2027, Oct 2026 or Q2 2026/27. A month counts to its last day."
        width={20}
      />
      <LongText
        {...fieldProps(fields.successMeasure)}
        most={1_000}
        label="Measure of success"
        hint="How people will know that it worked."
        rows={3}
      />
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          Save action
        </Button>
        <TextLink href={cancelHref}>Cancel</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
