import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { NO_FILTER, readNoteFilter } from "#app/areas/evidence/note-filter.ts";
import { noteView } from "#app/areas/evidence/note-view.ts";
import { LEANING_NAMES, NOTE_SOURCE_KIND_NAMES, SOURCE_KINDS } from "#app/areas/evidence/note-words.ts";
import { readNotesToChoose } from "#app/areas/evidence/read-notes.server.ts";
import { listThemes } from "#app/areas/scope/read-themes.server.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { FilterBar } from "#app/govuk/form/filter-bar.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { chooseNotes } from "../choose-notes.server.ts";
import { NotePick } from "../components/note-pick.tsx";
import { FindingNotesForm } from "../forms.ts";
import { groupByPrompt } from "../notes-by-prompt.ts";
import { readFinding } from "../store.server.ts";

export const loader = guarded(
  { at: to.findings.findingNotes, permission: "findings.write" },
  async ({ permit, params, url }) => {
    const finding = await readFinding(permit, params.findingId);
    const asked = readNoteFilter(url.searchParams);
    const theme = url.searchParams.get("theme");
    // The notes of the finding's own theme first; "all" asks for every theme.
    const filter = {
      ...NO_FILTER,
      themeId: theme === "all" ? null : (asked.themeId ?? finding.themeId),
      sourceKind: asked.sourceKind,
      words: asked.words,
    };
    const [notes, themes] = await Promise.all([readNotesToChoose(permit, filter), listThemes(permit)]);
    const shownIds = new Set(notes.map((note) => note.id));
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      findingId: finding.id,
      headline: finding.headline,
      version: finding.version,
      filter: { theme: filter.themeId ?? "all", source: filter.sourceKind ?? "", words: filter.words },
      themes,
      groups: groupByPrompt(notes).map((group) => ({ ...group, notes: group.notes.map(noteView) })),
      shownCount: notes.length,
      links: Object.fromEntries(finding.notes.map((link) => [link.noteId, link.relation])),
      elsewhere: finding.notes.filter((link) => !shownIds.has(link.noteId)).length,
    };
  },
);

export const action = guardedIntents(to.findings.findingNotes, {
  save: intent({
    permission: "findings.write",
    form: FindingNotesForm,
    run: async ({ permit, value, params, now }) => {
      const id = params.findingId;
      const chosen = value.chosen.map((noteId) => ({
        noteId,
        relation: value.relation[noteId] ?? ("supporting" as const),
      }));
      await chooseNotes(permit, id, value.version, { shown: value.shown, chosen }, now);
      return redirectWithNotice(
        to.findings.finding({ challengeId: permit.challengeId, findingId: id }),
        "Notes chosen.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Choose notes", { challenge: data?.title }) },
];

export default function FindingNotesPage() {
  const { challengeId, findingId, headline, version, filter, themes, groups, shownCount, links, elsewhere } =
    useLoaderData<typeof loader>();
  // What the ticks are drawn from: the notes are no fields with a name of their own.
  const state = usePageForm({ id: "finding-notes", defaultValue: links });
  const here = to.findings.finding({ challengeId, findingId });
  return (
    <>
      <BackLink href={here} />
      <PageHeading
        caption={headline}
        lead="Tick the notes this finding stands on, and say whether each supports it, contradicts it or gives context."
      >
        Choose notes
      </PageHeading>
      <FilterBar key={`filter ${JSON.stringify(filter)}`} label="Filter notes" submitText="Show">
        <Select
          name="theme"
          label="Theme"
          defaultValue={filter.theme}
          items={[
            ...themes.map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` })),
            { value: "all", text: "All themes" },
          ]}
        />
        <Select
          name="source"
          label="Kind of source"
          defaultValue={filter.source}
          items={[
            { value: "", text: "All kinds" },
            ...SOURCE_KINDS.map((value) => ({ value, text: NOTE_SOURCE_KIND_NAMES[value].one })),
          ]}
        />
        <TextInput name="words" label="Words in the note" type="search" defaultValue={filter.words} />
      </FilterBar>
      <p className="govuk-body">Save before you change the filter: ticks that are not saved are lost.</p>
      {elsewhere === 0 ? null : (
        <InsetText>
          {elsewhere === 1
            ? "One more note is chosen that this filter does not show. It stays chosen."
            : `${elsewhere} more notes are chosen that this filter does not show. They stay chosen.`}
        </InsetText>
      )}
      {shownCount === 0 ? (
        <p className="govuk-body">
          No note fits.{" "}
          <TextLink href={to.findings.findingNotes({ challengeId, findingId }, { theme: "all" })}>
            Show the notes of all themes
          </TextLink>
          .
        </p>
      ) : (
        <PageForm state={state} version={version} key={`notes ${JSON.stringify(filter)}`}>
          {groups.map((group) => (
            <fieldset className="govuk-fieldset cpc-pick-group" key={group.heading}>
              <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{group.heading}</legend>
              {group.notes.map((note) => (
                <NotePick
                  key={note.id}
                  id={note.id}
                  words={note.text}
                  facts={`${note.kind}. ${LEANING_NAMES[note.leaning]}. ${note.from}. ${note.writtenBy}.`}
                  relation={links[note.id] ?? null}
                />
              ))}
            </fieldset>
          ))}
          <div className="cpc-note-form__save">
            <Button name="intent" value="save" preventDoubleClick>
              Save chosen notes
            </Button>
            <TextLink href={here} noVisitedState>
              Cancel
            </TextLink>
          </div>
        </PageForm>
      )}
    </>
  );
}
