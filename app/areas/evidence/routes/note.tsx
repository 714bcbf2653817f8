import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { keptSentence } from "#app/areas/periods/periods.ts";
import { readKeptAtVisit } from "#app/areas/periods/read-periods.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StandsOn } from "#app/govuk/display/stands-on.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { dayOf } from "#app/platform/days.ts";
import { NoteCard } from "../components/note-card.tsx";
import { noteView } from "../note-view.ts";
import { mayChangeNote, mayDeleteNote } from "../own-notes.ts";
import { recordReading } from "../record-reading.server.ts";
import { readNote } from "../store.server.ts";
import { mayWriteAt } from "../writing-visits.ts";

const RELATIONS: Record<string, string> = {
  supporting: "Supports",
  contradicting: "Contradicts",
  context: "Context of",
};

export const loader = guarded(
  { at: to.evidence.note, permission: "notes.read" },
  async ({ permit, params, now }) => {
    const note = await readNote(permit, params.noteId);
    await recordReading(permit, [note.id], now);
    const kept = await readKeptAtVisit(permit, { category: "notes", visitId: note.visit.id }, now);
    const mayWrite = mayWriteAt(permit, note.visit.kind);
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      note: noteView(note),
      session: note.session === null ? null : note.session.id,
      kept: keptSentence(kept.standing, kept.part, dayOf(now)),
      findings: note.findings.map(({ id, headline, relation }) => ({
        id,
        headline,
        relation: RELATIONS[relation] ?? relation,
      })),
      mayChange: mayWrite && mayChangeNote(permit, note),
      mayDelete: mayWrite && mayDeleteNote(permit, note),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Note", { challenge: data?.title }) },
];

export default function NotePage() {
  const { challengeId, note, session, kept, findings, mayChange, mayDelete } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.evidence.front({ challengeId })}>All notes</BackLink>
      <PageHeading caption={note.theme}>Note</PageHeading>
      <NoteCard note={note} full />
      {mayChange || mayDelete ? (
        <ButtonGroup>
          {mayChange ? (
            <Button variant="secondary" href={to.evidence.changeNote({ challengeId, noteId: note.id })}>
              Change
            </Button>
          ) : null}
          {mayDelete ? (
            <Button variant="secondary" href={to.evidence.deleteNote({ challengeId, noteId: note.id })}>
              Delete
            </Button>
          ) : null}
          {session === null || !mayChange ? null : (
            <Button variant="secondary" href={to.evidence.newNote({ challengeId }, { session })}>
              Another from this session
            </Button>
          )}
        </ButtonGroup>
      ) : null}
      <StandsOn
        heading="Findings that stand on this note"
        headingLevel={2}
        emptyText="No finding stands on this note yet."
        items={findings.map((finding) => ({
          kind: finding.relation,
          text: finding.headline,
          href: to.findings.finding({ challengeId, findingId: finding.id }),
        }))}
      />
      <p className="govuk-body">{kept}</p>
    </>
  );
}
