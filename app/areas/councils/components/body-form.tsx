import type { z } from "zod";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { BODY_KINDS, bodyKindInWords } from "../body-kinds.ts";
import type { BodyForm } from "../forms.ts";

interface BodyFieldsProps {
  council: string;
  heading: string;
  defaultValue?: Record<string, unknown>;
  /** Left out for a new one. */
  version?: number;
  partners: readonly { id: string; name: string }[];
  cancelHref: string;
}

/** The form of a body, for a new one and for changing one. */
export function BodyFields({
  council,
  heading,
  defaultValue,
  version,
  partners,
  cancelHref,
}: BodyFieldsProps) {
  const state = usePageForm<z.input<typeof BodyForm>>({
    id: "body",
    buttons: ["save"],
    ...(defaultValue === undefined ? {} : { defaultValue: defaultValue as never }),
  });
  const { fields } = state;
  return (
    <PageForm state={state} version={version}>
      <PageHeading caption={council}>{heading}</PageHeading>
      <TextInput
        {...fieldProps(fields.name)}
        label="Name"
        hint="Such as Cabinet, Overview and Scrutiny Committee, or Improvement Board."
      />
      <Radios
        {...fieldProps(fields.kind)}
        legend="What kind of body is it?"
        items={BODY_KINDS.map((value) => ({ value, label: bodyKindInWords(value) }))}
      />
      {partners.length === 0 ? null : (
        <Checkboxes
          {...checkboxesProps(fields.partnerIds)}
          legend="Is it a body of other councils too? (optional)"
          hint="Their people see it and can change it, as yours do."
          items={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextInput
        {...fieldProps(fields.paperDays)}
        label="Days before a meeting by which papers are due (optional)"
        hint="Counted in days of the calendar, weekends too."
        inputMode="numeric"
        width={3}
        suffix="days"
      />
      <LongText
        {...fieldProps(fields.meetings)}
        most={6_000}
        label="Days on which it meets (optional)"
        hint="One a line, like 14 January 2027 or 14/1/2027. A list can be pasted from the council’s calendar of meetings."
        rows={10}
      />
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          Save
        </Button>
        <TextLink href={cancelHref}>Cancel</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
