import type { z } from "zod";
import { Details } from "#app/govuk/display/details.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { NoteForm } from "../forms.ts";
import { LEANING_NAMES, LEANINGS, NOTE_SOURCE_KIND_NAMES, SOURCE_KINDS } from "../note-words.ts";
import { Chips } from "./chips.tsx";

export interface NoteFormChoices {
  themes: { id: string; number: number; title: string }[];
  prompts: { id: string; themeId: string; ref: string; text: string }[];
}

interface NoteFormProps {
  noteId: string;
  choices: NoteFormChoices;
  /** The visits it can be of, for something outside a session; empty where the challenge has one alone. */
  visits: readonly { id: string; text: string }[];
  /** The session the note comes from: its prompts are offered first. */
  session: { id: string; promptIds: string[] } | null;
  defaultValue: Partial<Omit<z.input<typeof NoteForm>, "version">>;
  /** Of the note when the form was opened; left out for a new one. */
  version?: number;
  submitText: string;
  cancelHref: string;
}

const FIELD_ORDER = ["text", "leaning", "sourceKind", "sourceTitle", "visitId", "themeId", "promptIds"];

/** The fields of a note: words and leaning first, then the tags that are mostly right already. */
export function NoteFields(props: NoteFormProps) {
  const { choices, session, visits, defaultValue } = props;
  const state = usePageForm<z.input<typeof NoteForm>>({
    id: "note",
    defaultValue,
    fieldOrder: FIELD_ORDER,
  });
  const { fields } = state;
  const one = (value: unknown) => (typeof value === "string" ? [value] : []);
  const promptProps = checkboxesProps(fields.promptIds);
  const nearBy = session === null ? [] : choices.prompts.filter(({ id }) => session.promptIds.includes(id));
  const further = choices.prompts.filter((prompt) => !nearBy.includes(prompt));
  const chosenFurther = further.some(({ id }) => promptProps.defaultValues.includes(id));
  const asChip = (prompt: NoteFormChoices["prompts"][number]) => ({
    value: prompt.id,
    label: `${prompt.ref} ${prompt.text}`,
  });
  return (
    <PageForm state={state} version={props.version} withoutDraft className="cpc-form">
      <input type="hidden" name="noteId" value={props.noteId} />
      {session === null ? null : <input type="hidden" name="sessionId" value={session.id} />}
      <div className="cpc-note-form">
        <div className="cpc-note-form__words">
          <LongText
            {...fieldProps(fields.text)}
            most={10_000}
            label="Your note"
            labelSize="s"
            hint="What was said, read or seen. Leave out who said it."
            rows={9}
          />
          <Chips
            {...fieldWiring(fields.leaning)}
            kind="radio"
            legendSize="s"
            legend="It points to"
            items={LEANINGS.map((value) => ({ value, label: LEANING_NAMES[value] }))}
            defaultValues={one(fields.leaning.initialValue)}
          />
        </div>
        <div className="cpc-note-form__tags">
          <Chips
            {...fieldWiring(fields.sourceKind)}
            kind="radio"
            legendSize="s"
            legend="Kind of source"
            items={SOURCE_KINDS.map((value) => ({ value, label: NOTE_SOURCE_KIND_NAMES[value].one }))}
            defaultValues={one(fields.sourceKind.initialValue)}
          />
          {session === null ? (
            <TextInput
              {...fieldProps(fields.sourceTitle)}
              label="Document, data set or place"
              labelSize="s"
              hint="Its title, so that others can find it. Not the name of a person."
            />
          ) : null}
          {session !== null || visits.length === 0 ? null : (
            <Select
              {...fieldProps(fields.visitId)}
              label="Visit"
              labelSize="s"
              items={visits.map(({ id, text }) => ({ value: id, text }))}
            />
          )}
          <Chips
            {...fieldWiring(fields.themeId)}
            kind="radio"
            stacked
            legendSize="s"
            legend="Theme"
            hint={
              session === null
                ? "Leave it open and the note goes under the theme of its first prompt, or under none for now."
                : "Leave it open and the note goes under the theme of its first prompt, or the session's first theme; where there is neither, under none for now."
            }
            items={choices.themes.map((theme) => ({
              value: theme.id,
              label: `${theme.number} ${theme.title}`,
            }))}
            defaultValues={one(fields.themeId.initialValue)}
          />
          {nearBy.length === 0 ? null : (
            <Chips
              {...promptProps}
              kind="checkbox"
              stacked
              legendSize="s"
              legend="Prompts of this session"
              items={nearBy.map(asChip)}
            />
          )}
          {further.length === 0 ? null : (
            <Details
              summary={nearBy.length === 0 ? "Prompts" : "Other prompts"}
              open={chosenFurther || undefined}
            >
              <Chips
                {...promptProps}
                id={nearBy.length === 0 ? promptProps.id : `${promptProps.id}-other`}
                errors={nearBy.length === 0 ? promptProps.errors : undefined}
                kind="checkbox"
                stacked
                legendSize="s"
                legend={nearBy.length === 0 ? "Prompts this note answers" : "Other prompts"}
                items={further.map(asChip)}
              />
            </Details>
          )}
        </div>
        <div className="cpc-note-form__save">
          <Button name="intent" value="save" preventDoubleClick>
            {props.submitText}
          </Button>
          <TextLink href={props.cancelHref} noVisitedState>
            Cancel
          </TextLink>
        </div>
      </div>
    </PageForm>
  );
}
