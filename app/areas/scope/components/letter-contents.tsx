import type { z } from "zod";
import { to } from "#app/addresses.ts";
import { PEER_ROLE_NAMES, PEER_ROLES } from "#app/areas/peer-team/peer-words.ts";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { Fieldset } from "#app/govuk/form/fieldset.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select, type SelectItem } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ContentsForm } from "../letters/contents/contents-form.ts";
import { OPEN_AGAIN } from "../letters/contents/correct-contents.ts";
import type { LetterView } from "../letters/letter-view.ts";

export interface LetterContentsProps {
  letterId: string;
  version: number;
  view: LetterView;
}

/** Everything that was read of a letter besides its main facts, to be corrected before a challenge is made. */
export function CorrectContents({ letterId, version, view }: LetterContentsProps) {
  const { contents, keyDates, lines } = view;
  const state = usePageForm<z.input<typeof ContentsForm>>({
    id: "contents",
    defaultValue: contents as never,
  });
  const { fields } = state;
  const places = placesFor(view);
  return (
    <PageForm state={state} version={version}>
      {lines.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m" id="lines">
            Lines that were not understood
          </h2>
          {fields.lines.getFieldList().map((field, index) => {
            const line = field.getFieldset();
            const said = lines[index];
            return (
              <Fieldset key={field.key} legend={`“${said?.quote}”`} legendSize="s">
                <Select
                  {...fieldProps(line.belongs)}
                  label="Where it belongs"
                  hint={said?.place}
                  items={[
                    { value: "", text: said?.answer === undefined ? "Leave it for later" : said.answer },
                    ...(said?.answer === undefined
                      ? []
                      : [{ value: OPEN_AGAIN, text: "Leave it for later after all" }]),
                    ...places,
                  ]}
                />
                <TextInput {...fieldProps(line.reason)} label="Why, where it is needed nowhere" />
              </Fieldset>
            );
          })}
        </>
      )}
      <h2 className="govuk-heading-m">Themes</h2>
      <p className="govuk-body">
        One question or prompt a line. A hyphen before a prompt puts it under the prompt above. A theme goes
        when its three boxes are emptied.
      </p>
      {fields.themes.getFieldList().map((field, index) => {
        const theme = field.getFieldset();
        const isNew = index === contents.themes.length - 1;
        return (
          <Fieldset
            key={field.key}
            legend={isNew ? "A further theme (optional)" : `Theme ${index + 1}`}
            legendSize="s"
          >
            <TextInput {...fieldProps(theme.title)} label="Title" />
            <LongText {...fieldProps(theme.questions)} most={10_000} label="Questions" rows={isNew ? 2 : 4} />
            <LongText {...fieldProps(theme.prompts)} most={30_000} label="Prompts" rows={isNew ? 2 : 8} />
          </Fieldset>
        );
      })}
      <LongText
        {...fieldProps(fields.focusAreas)}
        most={30_000}
        label="Focus areas of the whole challenge"
        labelSize="m"
        hint="One a line."
        rows={4}
      />
      <h2 className="govuk-heading-m">Peer team that the letter asks for</h2>
      <p className="govuk-body">A line goes when all of it is emptied.</p>
      {fields.team.getFieldList().map((field, index) => {
        const place = field.getFieldset();
        return (
          <Fieldset key={field.key} legend={`Place ${index + 1}`} legendSize="s">
            <Select
              {...fieldProps(place.role)}
              label="Part"
              items={[
                { value: "", text: "No part" },
                ...PEER_ROLES.map((role) => ({ value: role, text: PEER_ROLE_NAMES[role] })),
              ]}
            />
            <TextInput {...fieldProps(place.brief)} label="In the letter’s words" />
            <TextInput {...fieldProps(place.name)} label="Name (optional)" />
          </Fieldset>
        );
      })}
      <h2 className="govuk-heading-m">Key dates</h2>
      {fields.dates.getFieldList().map((field, index) => {
        const date = field.getFieldset();
        const known = keyDates[index];
        return (
          <div key={field.key}>
            <input type="hidden" name={date.key.name} value={known?.key} />
            <DateInput {...dateProps(date.dueOn)} legend={known?.label ?? ""} hint={known?.rule} />
          </div>
        );
      })}
      <ButtonGroup>
        <Button name="intent" value="contents" preventDoubleClick>
          Correct, and look again
        </Button>
        <TextLink href={to.scope.letter({ letterId })}>Cancel</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}

function placesFor({ contents, keyDates }: LetterView): SelectItem[] {
  const themes = contents.themes
    .map(({ title }, at) => ({ number: at + 1, title }))
    .filter(({ title }) => title !== "");
  return [
    ...themes.map(({ number, title }) => ({
      value: `prompt:${number}`,
      text: `Prompt of ${number}. ${title}`,
    })),
    ...themes.map(({ number, title }) => ({
      value: `question:${number}`,
      text: `Question of ${number}. ${title}`,
    })),
    { value: "focus-area", text: "Focus area of the whole challenge" },
    ...PEER_ROLES.map((role) => ({ value: `team:${role}`, text: `Peer team: ${PEER_ROLE_NAMES[role]}` })),
    ...keyDates.map(({ key, label }) => ({ value: `date:${key}`, text: `About a key date: ${label}` })),
    { value: "nothing", text: "Nowhere: it is not needed" },
  ];
}
