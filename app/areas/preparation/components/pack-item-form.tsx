import type { z } from "zod";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { PackItemForm } from "../forms.ts";
import { PACK_STATUS_NAMES, PACK_STATUSES } from "../pack.ts";

interface PackItemFieldsProps {
  heading: string;
  defaultValue: Record<string, unknown>;
  cancelHref: string;
}

/** The form of one document of the pack, for a new one and for changing one. */
export function PackItemFields({ heading, defaultValue, cancelHref }: PackItemFieldsProps) {
  const state = usePageForm<z.input<typeof PackItemForm>>({ id: "pack-item", defaultValue });
  const { fields } = state;
  return (
    <PageForm state={state} version={String(defaultValue.version ?? 1)}>
      <PageHeading caption="Information and data pack">{heading}</PageHeading>
      <TextInput {...fieldProps(fields.title)} label="Document or data set" />
      <LongText {...fieldProps(fields.description)} most={1_000} label="What it is" rows={3} />
      <TextInput {...fieldProps(fields.ownerName)} label="Who sends it" width={20} />
      <DateInput {...dateProps(fields.dueOn)} legend="When it is due" hint="For example, 27 3 2027" />
      <TextInput
        {...fieldProps(fields.location)}
        label="Where it is"
        hint="A web address, or the folder it was put in."
      />
      <Radios
        {...fieldProps(fields.status)}
        legend="Where it stands"
        items={PACK_STATUSES.map((value) => ({ value, label: PACK_STATUS_NAMES[value] }))}
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
