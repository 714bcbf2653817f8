import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listPeerNames } from "#app/areas/peer-team/read-peers.server.ts";
import { listMeetingTitles } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageLinks } from "#app/govuk/navigation/page-links.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { Pagination } from "#app/govuk/navigation/pagination.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { EvidenceTabs } from "../components/evidence-tabs.tsx";
import { NoteCard } from "../components/note-card.tsx";
import { NoteFilterBar } from "../components/note-filter-bar.tsx";
import { isNoteFiltered, noteQuery, pageAsked, readNoteFilter } from "../note-filter.ts";
import { noteView, sessionLabel } from "../note-view.ts";
import { LEANING_NAMES, LEANINGS } from "../note-words.ts";
import { listSeenVisits, readNoteChoices } from "../read-choices.server.ts";
import { recordReading } from "../record-reading.server.ts";
import { listNotes, tallyNotes } from "../store.server.ts";
import { visitToNote } from "../writing-visits.ts";

export const loader = guarded({ permission: "notes.read" }, async ({ permit, url, now }) => {
  const visits = await listSeenVisits(permit);
  const filter = readNoteFilter(url.searchParams);
  const { byLeaning: counts, byVisit, writerIds } = await tallyNotes(permit, filter);
  const count = LEANINGS.reduce((sum, leaning) => sum + counts[leaning], 0);
  const { page, pages } = pageAsked(url.searchParams, count);
  // The peers whose notes can be asked for: who is confirmed, and whoever has written one.
  const [choices, peers, sessions] = await Promise.all([
    readNoteChoices(permit),
    listPeerNames(permit, writerIds),
    listMeetingTitles(permit),
  ]);
  const notes = await listNotes(permit, filter, page, { ...choices, peers, sessions });
  await recordReading(
    permit,
    notes.map(({ id }) => id),
    now,
  );
  return {
    challengeId: permit.challengeId,
    title: permit.challengeTitle,
    mayWrite: visitToNote(permit, visits, dayOf(now)) !== null,
    visits:
      visits.length === 1
        ? []
        : visits.map(({ id, name }) => ({ id, text: name, count: byVisit.get(id) ?? 0 })),
    notes: notes.map(noteView),
    count,
    counts,
    filter,
    filtered: isNoteFiltered(filter),
    page,
    pages,
    choices,
    peers,
    sessions: sessions.map((session) => ({ id: session.id, text: sessionLabel(session) })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Evidence", { challenge: data?.title }) },
];

export default function EvidencePage() {
  const { challengeId, mayWrite, notes, count, counts, filter, filtered, page, pages, ...lists } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        lead="What the team heard, read and saw. Notes belong to the peer team and never say who said what."
        actions={
          mayWrite ? <Button href={to.evidence.sessions({ challengeId })}>Write a note</Button> : undefined
        }
      >
        Evidence
      </PageHeading>
      <EvidenceTabs challengeId={challengeId} current="notes" mayWrite={mayWrite}>
        {count === 0 && !filtered ? (
          <EmptyState
            title="No notes yet"
            action={
              mayWrite ? (
                <Button href={to.evidence.sessions({ challengeId })}>Write up a session</Button>
              ) : undefined
            }
          >
            Notes start with a session: tap it, write what was said, say which way it points, save. Documents
            and data can be noted before the visit.
          </EmptyState>
        ) : (
          <>
            <NoteFilterBar
              filter={filter}
              {...lists}
              clearHref={filtered ? to.evidence.front({ challengeId }) : undefined}
            />
            <StatStrip
              stats={[
                { label: filtered ? "Notes found" : "Notes", value: count },
                ...LEANINGS.map((leaning) => ({ label: LEANING_NAMES[leaning], value: counts[leaning] })),
              ]}
            />
            {lists.visits.length === 0 ? null : (
              <p className="govuk-body">
                Of each visit:{" "}
                {lists.visits.map(({ id, text, count: ofVisit }, index) => (
                  <Fragment key={id}>
                    {index === 0 ? "" : ", "}
                    <TextLink href={to.evidence.front({ challengeId }, { visit: id })} noVisitedState>
                      {text}
                    </TextLink>{" "}
                    {ofVisit}
                  </Fragment>
                ))}
              </p>
            )}
            {notes.length === 0 ? (
              <p className="govuk-body">No note fits all of these. Clear the filter or choose fewer.</p>
            ) : (
              <h2 className="govuk-visually-hidden">
                Notes, newest first, page {page} of {pages}
              </h2>
            )}
            {notes.map((note) => (
              <NoteCard key={note.id} note={note} href={to.evidence.note({ challengeId, noteId: note.id })} />
            ))}
            {pages === 1 ? null : (
              <Pagination
                landmarkLabel="Pages of notes"
                {...pageLinks({
                  page,
                  pages,
                  hrefOf: (number) => to.evidence.front({ challengeId }, noteQuery(filter, number)),
                })}
              />
            )}
          </>
        )}
      </EvidenceTabs>
    </>
  );
}
