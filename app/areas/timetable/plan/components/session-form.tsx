import type { z } from "zod";
import { Details } from "#app/govuk/display/details.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { SessionForm } from "../forms.ts";
import type { SessionChoices } from "../session-choices.ts";
import { PeoplePicker } from "./people-picker.tsx";
import { SessionNeedsFields } from "./session-needs-fields.tsx";

interface SessionFieldsProps {
  defaultValue: Record<string, unknown>;
  choices: SessionChoices;
  /** "Interview 45 minutes, …": how long each kind lasts when the box is left empty. */
  lengths: string;
  cancelHref: string;
  /** null while it is new. */
  sessionId: string | null;
}

/** The form of one session, for a new one and for changing one. */
export function SessionFields({ defaultValue, choices, lengths, cancelHref, sessionId }: SessionFieldsProps) {
  const state = usePageForm<z.input<typeof SessionForm>>({ id: "session", defaultValue });
  const { fields } = state;
  const prompts = choices.themes.flatMap((theme) => theme.prompts);
  const chosenPrompts: readonly string[] = fields.promptIds.defaultOptions ?? [];
  return (
    <PageForm state={state} version={String(defaultValue.version ?? 1)}>
      <Radios {...fieldProps(fields.kind)} legend="Kind of session" items={choices.kinds} small />
      <TextInput {...fieldProps(fields.title)} label="Title" hint="Such as Leader, or Front-line staff" />
      <LongText {...fieldProps(fields.purpose)} most={2_000} label="What it is for (optional)" rows={2} />
      <Radios
        {...fieldProps(fields.day)}
        legend="Day"
        small
        hint={choices.days.length === 0 ? "The days of this visit are set under Visits." : undefined}
        items={[{ value: "", label: "To be placed" }, ...choices.days]}
      />
      <TextInput {...fieldProps(fields.start)} label="Starts at" hint="Such as 9:30 or 14:15" width={5} />
      <TextInput
        {...fieldProps(fields.minutes)}
        label="Length"
        hint={`Left empty, the house rule: ${lengths}.`}
        suffix="minutes"
        inputMode="numeric"
        width={4}
      />
      <Select {...fieldProps(fields.place)} label="Room" items={choices.places} />
      <TextInput
        {...fieldProps(fields.joinAddress)}
        label="Address to join (optional)"
        hint="For a call: a link that begins with https://, or a telephone number. It stands in invitations, calendars and the peers’ days."
        spellCheck={false}
      />
      {choices.councils.length > 2 ? (
        <Select {...fieldProps(fields.councilId)} label="Council" items={choices.councils} />
      ) : null}
      <Select
        {...fieldProps(fields.track)}
        label="Which peers' track"
        hint="Decides the column of the day. Tick the peers themselves below."
        items={choices.tracks}
      />
      <Checkboxes {...checkboxesProps(fields.peerIds)} legend="Peers" items={choices.peers} small />
      <PeoplePicker {...checkboxesProps(fields.personIds)} groups={choices.people} />
      <Checkboxes
        {...checkboxesProps(fields.themeIds)}
        legend="Themes"
        items={choices.themes.map((theme) => ({ value: theme.id, label: theme.label }))}
        small
      />
      {prompts.length === 0 ? null : (
        <Details
          summary="Prompts the peers want to test here"
          open={chosenPrompts.length > 0 || (fields.promptIds.errors?.length ?? 0) > 0}
        >
          <Checkboxes
            {...checkboxesProps(fields.promptIds)}
            legend="Prompts"
            items={prompts.map((prompt) => ({ value: prompt.id, label: prompt.label }))}
            small
          />
        </Details>
      )}
      <SessionNeedsFields fields={fields} choices={choices} sessionId={sessionId} />
      <Checkboxes
        {...checkboxesProps(fields.isFixed)}
        legend="Can it be moved?"
        items={[{ value: "yes", label: "No, the day and time are fixed" }]}
        small
      />
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          Save session
        </Button>
        <TextLink href={cancelHref}>Back to the timetable</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
