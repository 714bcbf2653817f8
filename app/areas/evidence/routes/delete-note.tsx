import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Notice } from "#app/govuk/display/notice.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { NoteCard } from "../components/note-card.tsx";
import { deleteNote } from "../delete-note.server.ts";
import { DeleteNoteForm } from "../forms.ts";
import { noteView } from "../note-view.ts";
import { keptByFindings, mayDeleteNote } from "../own-notes.ts";
import { readNote } from "../store.server.ts";
import { demandWritingAt } from "../writing-visits.ts";

export const loader = guarded(
  { at: to.evidence.deleteNote, permission: "notes.open" },
  async ({ permit, params }) => {
    const note = await readNote(permit, params.noteId);
    if (!mayDeleteNote(permit, note)) {
      throw new AppError("forbidden", "Only the person who wrote a note, or the manager, can delete it.");
    }
    demandWritingAt(permit, note.visit);
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      note: noteView(note),
      version: note.version,
      kept: keptByFindings(note.findings),
      isOwn: note.authorId === permit.actor.accountId,
    };
  },
);

export const action = guardedIntents(to.evidence.deleteNote, {
  delete: intent({
    permission: "notes.open",
    form: DeleteNoteForm,
    run: async ({ permit, value, params, now }) => {
      await deleteNote(permit, params.noteId, value.version, now);
      return redirectWithNotice(to.evidence.front(permit), "Note deleted.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Delete note", { challenge: data?.title }) },
];

export default function DeleteNotePage() {
  const { challengeId, note, version, kept, isOwn } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "delete-note" });
  const here = to.evidence.note({ challengeId, noteId: note.id });
  return (
    <>
      <BackLink href={here} />
      <PageHeading>Delete this note?</PageHeading>
      {kept === null ? (
        <WarningText>
          {isOwn
            ? "The note is gone for good: it cannot be brought back."
            : `${note.writtenBy} wrote this note. It is gone for good: it cannot be brought back.`}
        </WarningText>
      ) : (
        <Notice tone="problem" title={kept} headingLevel={2} />
      )}
      <NoteCard note={note} full />
      {kept === null ? (
        <PageForm state={state} version={version}>
          <ButtonGroup>
            <Button variant="warning" name="intent" value="delete" preventDoubleClick>
              Delete note
            </Button>
            <TextLink href={here} noVisitedState>
              Keep it
            </TextLink>
          </ButtonGroup>
        </PageForm>
      ) : (
        <p className="govuk-body">
          <TextLink href={here} noVisitedState>
            Back to the note
          </TextLink>
        </p>
      )}
    </>
  );
}
