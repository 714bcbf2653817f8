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

/** What whoever comes has to know of a site: the field, what it is called and where it is printed. */
const JOINING: readonly (readonly [key: keyof SiteJoining, label: string, hint: string])[] = [
  ["parking", "Parking", "Stands in the joining notes and on the peers' days."],
  [
    "wayIn",
    "Way in",
    "Which door, whom to ask for, a way without steps. Stands in the joining notes and on the peers' days.",
  ],
  [
    "wifi",
    "Wi-Fi",
    "Who gives access to it, and where. Leave passwords out: it is printed on the peers' days.",
  ],
  ["catering", "Food and drink", "Stands on the peers' days."],
];

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
      {JOINING.map(([key, label, hint]) => (
        <LongText
          key={key}
          {...fieldProps(state.fields[key])}
          most={400}
          label={`${label} (optional)`}
          hint={hint}
          rows={2}
        />
      ))}
      <Button name="intent" value="saveSite" preventDoubleClick>
        {submitText}
      </Button>
    </PageForm>
  );
}
