import type { z } from "zod";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ReportingLineForm } from "../forms.ts";
import { FREQUENCIES, FREQUENCY_NAMES } from "../reporting.ts";

interface ReportingLineFieldsProps {
  heading: string;
  defaultValue: Record<string, unknown>;
  /** Left out for a new one. */
  version?: number;
  cancelHref: string;
}

/** The form of a body that gets reports on the plan, for a new one and for changing one. */
export function ReportingLineFields({
  heading,
  defaultValue,
  version,
  cancelHref,
}: ReportingLineFieldsProps) {
  const state = usePageForm<z.input<typeof ReportingLineForm>>({
    id: "reporting-line",
    defaultValue,
  });
  const { fields } = state;
  return (
    <PageForm state={state} version={version}>
      <PageHeading caption="Where the plan is reported">{heading}</PageHeading>
      <TextInput
        {...fieldProps(fields.body)}
        label="Body"
        hint="Such as Cabinet, Overview and Scrutiny Committee, or full Council."
      />
      <LongText
        {...fieldProps(fields.purpose)}
        most={500}
        label="What for"
        hint="Such as to follow progress, or to challenge it."
        rows={2}
      />
      <Radios
        {...fieldProps(fields.frequency)}
        legend="How often"
        items={FREQUENCIES.map((value) => ({ value, label: FREQUENCY_NAMES[value] }))}
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
