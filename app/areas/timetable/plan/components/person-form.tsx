import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { AVAILABILITIES, AVAILABILITY_NAMES } from "../availability.ts";
import type { PersonForm } from "../forms.ts";
import { ANY_ROOM, ROOM_NEED_NAMES, ROOM_NEEDS } from "../needs/room-needs.ts";
import { PERSON_KIND_NAMES, PERSON_KINDS } from "../timetable-words.ts";
import { TimeRows } from "./time-rows.tsx";

interface PersonFieldsProps {
  defaultValue: Record<string, unknown>;
  councils: readonly { id: string; name: string }[];
  /** Who can be the line manager: everybody else on the list. */
  managers: readonly { id: string; name: string; jobTitle: string }[];
  /** The visit in view, where there are others: when they can come is asked about it alone. */
  visit: string | null;
  /** Its days, for when they can come. */
  days: readonly { value: string; label: string }[];
  cancelHref: string;
}

/** The form of one person the peers may meet. */
export function PersonFields({
  defaultValue,
  councils,
  managers,
  visit,
  days,
  cancelHref,
}: PersonFieldsProps) {
  const state = usePageForm<z.input<typeof PersonForm>>({ id: "person", defaultValue });
  const { fields } = state;
  return (
    <PageForm state={state} version={String(defaultValue.version ?? 1)}>
      <TextInput {...fieldProps(fields.name)} label="Name" width={20} autoComplete="off" />
      <TextInput {...fieldProps(fields.jobTitle)} label="Job title or post" />
      <Radios
        {...fieldProps(fields.kind)}
        legend="Councillor, officer, partner or resident?"
        items={PERSON_KINDS.map((value) => ({ value, label: PERSON_KIND_NAMES[value] }))}
        small
      />
      <Select
        {...fieldProps(fields.councilId)}
        label="Council"
        hint="Leave it out for partners and residents, and for people who work for both."
        items={[
          { value: "", text: "None, or more than one" },
          ...councils.map((council) => ({ value: council.id, text: council.name })),
        ]}
      />
      <TextInput
        {...fieldProps(fields.organisation)}
        label="Organisation (optional)"
        hint="For partners and community groups"
      />
      <TextInput
        {...fieldProps(fields.email)}
        label="E-mail address (optional)"
        hint="Seen only by those who arrange the visit."
        type="email"
        spellCheck={false}
        autoComplete="off"
        width={30}
      />
      <Select
        {...fieldProps(fields.lineManagerId)}
        label="Line manager (optional)"
        hint="House rule: nobody is in a focus group with their line manager."
        items={[
          { value: "", text: "Not on the list" },
          ...managers.map((manager) => ({
            value: manager.id,
            text: manager.jobTitle === "" ? manager.name : `${manager.name}, ${manager.jobTitle}`,
          })),
        ]}
      />
      <LongText
        {...fieldProps(fields.accessNeeds)}
        most={1_000}
        label="Access needs (optional)"
        hint="In words, such as: uses a wheelchair, and comes with an assistant. Seen only by those who arrange the visit."
        rows={2}
      />
      <Checkboxes
        {...checkboxesProps(fields.roomNeeds)}
        legend="What must the room have? (optional)"
        hint="They are met only in rooms that have it. If needs stand above and nothing is chosen here, a way without steps is assumed. Seen only by those who arrange the visit."
        items={ROOM_NEEDS.map((value) => ({
          value,
          label: ROOM_NEED_NAMES[value],
          exclusive: value === ANY_ROOM,
        }))}
        small
      />
      <Radios
        {...fieldProps(fields.availability)}
        legend={visit === null ? "When can they come?" : `${visit}: when can they come?`}
        hint="Not asked is not free: the timetable says who was not asked. Seen only by those who arrange the visit."
        small
        items={AVAILABILITIES.map((value) => ({
          value,
          label: AVAILABILITY_NAMES[value],
          conditional:
            value === "some-times" ? (
              <TimeRows
                field={fields.times}
                legend="Times at which they can come"
                hint="Times such as 9:30 or 14:15. Leave both empty for the whole day."
                days={days}
              />
            ) : undefined,
        }))}
      />
      <LongText
        {...fieldProps(fields.availabilityNote)}
        most={500}
        label="Note on when they can come (optional)"
        hint="Such as: only after the school run. Never a reason of health. Seen only by those who arrange the visit."
        rows={2}
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
