import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readMeeting } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { changeNote } from "../change-note.server.ts";
import { NoteFields } from "../components/note-form.tsx";
import { NoteForm } from "../forms.ts";
import { sessionLabel } from "../note-view.ts";
import { mayChangeNote } from "../own-notes.ts";
import { choicesOfVisits, readNoteChoices, readWritingVisits } from "../read-choices.server.ts";
import { readNote } from "../store.server.ts";
import { demandWritingAt } from "../writing-visits.ts";

export const loader = guarded(
  { at: to.evidence.changeNote, permission: "notes.open" },
  async ({ permit, params }) => {
    const note = await readNote(permit, params.noteId);
    if (!mayChangeNote(permit, note)) {
      throw new AppError("forbidden", "Only the person who wrote a note can change it.");
    }
    demandWritingAt(permit, note.visit);
    const [choices, visits, session] = await Promise.all([
      readNoteChoices(permit),
      readWritingVisits(permit),
      note.session === null ? null : readMeeting(permit, note.session.id),
    ]);
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      noteId: note.id,
      version: note.version,
      choices,
      visits: choicesOfVisits(visits),
      session: session && { id: session.id, label: sessionLabel(session), promptIds: session.promptIds },
      defaultValue: {
        visitId: note.visit.id,
        text: note.text,
        leaning: note.leaning,
        sourceKind: note.sourceKind,
        sourceTitle: note.sourceTitle,
        themeId: note.theme?.id,
        promptIds: note.prompts.map((prompt) => prompt.id),
      },
    };
  },
);

export const action = guardedIntents(to.evidence.changeNote, {
  save: intent({
    permission: "notes.open",
    form: NoteForm,
    run: async ({ permit, value, params, now }) => {
      const { noteId: _, version, ...input } = value;
      const noteId = params.noteId;
      await changeNote(permit, noteId, version ?? 0, input, now);
      return redirectWithNotice(
        to.evidence.note({ challengeId: permit.challengeId, noteId }),
        "Note changed.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Change note", { challenge: data?.title }) },
];

export default function ChangeNotePage() {
  const { challengeId, noteId, version, choices, visits, session, defaultValue } =
    useLoaderData<typeof loader>();
  const here = to.evidence.note({ challengeId, noteId });
  return (
    <>
      <BackLink href={here} />
      <PageHeading caption={session === null ? undefined : session.label}>Change note</PageHeading>
      <NoteFields
        noteId={noteId}
        version={version}
        choices={choices}
        visits={visits}
        session={session}
        defaultValue={defaultValue}
        submitText="Save changes"
        cancelHref={here}
      />
    </>
  );
}
