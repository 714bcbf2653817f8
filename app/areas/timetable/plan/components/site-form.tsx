import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { SiteForm } from "../forms.ts";
import type { SiteJoining } from "../timetable-record.ts";

interface SiteFieldsProps {
  /** The site there is; left out for a new one. */
  defaultValue?: { name: string; address: string; version: number } & SiteJoining;
  submitText: string;
}

/** The form of one site. */
export function SiteFields({ defaultValue, submitText }: SiteFieldsProps) {
  const state = usePageForm<z.input<typeof SiteForm>>({
    id: "site",
    defaultValue: defaultValue && {
      name: defaultValue.name,
      address: defaultValue.address,
      parking: defaultValue.parking,
      wayIn: defaultValue.wayIn,
      wifi: defaultValue.wifi,
      catering: defaultValue.catering,
    },
  });
  return (
    <PageForm state={state} version={defaultValue?.version}>
      <TextInput {...fieldProps(state.fields.name)} label="Name of the site" />
      <TextInput {...fieldProps(state.fields.address)} label="Address (optional)" />
      <LongText
        {...fieldProps(state.fields.parking)}
        most={400}
        label="Parking (optional)"
        hint="Stands in the joining notes and on the peers' days."
        rows={2}
      />
      <LongText
        {...fieldProps(state.fields.wayIn)}
        most={400}
        label="Way in (optional)"
        hint="Which door, whom to ask for, a way without steps. Stands in the joining notes and on the peers' days."
        rows={2}
      />
      <LongText
        {...fieldProps(state.fields.wifi)}
        most={400}
        label="Wi-Fi (optional)"
        hint="Who gives access to it, and where. Leave passwords out: it is printed on the peers' days."
        rows={2}
      />
      <LongText
        {...fieldProps(state.fields.catering)}
        most={400}
        label="Food and drink (optional)"
        hint="Stands on the peers' days."
        rows={2}
      />
      <Button name="intent" value="saveSite" preventDoubleClick>
        {submitText}
      </Button>
    </PageForm>
  );
}
