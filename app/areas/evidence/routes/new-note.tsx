import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { ruleWords } from "#app/areas/periods/periods.ts";
import { readKeptAtVisit } from "#app/areas/periods/read-periods.server.ts";
import { readMeeting } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { useAnswerTo, useKeptForm } from "#app/govuk/form/page-answer.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { dayOf } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { isId, newId } from "#app/platform/ids.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { NoteFields } from "../components/note-form.tsx";
import { NoteForm } from "../forms.ts";
import { sessionLabel } from "../note-view.ts";
import { SAVED_WITH_OTHER_WORDS, SOURCE_KINDS } from "../note-words.ts";
import { choicesOfVisits, listSeenVisits, readNoteChoices } from "../read-choices.server.ts";
import { recordNote } from "../record-note.server.ts";
import { defaultsFromSession } from "../tagging.ts";
import { visitToNote, writingVisits } from "../writing-visits.ts";

export const loader = guarded({ permission: "notes.open" }, async ({ permit, url, now }) => {
  const sessionId = url.searchParams.get("session");
  const asked = SOURCE_KINDS.find((kind) => kind === url.searchParams.get("source")) ?? null;
  const session = sessionId === null ? null : await sessionAsked(permit, sessionId);
  const choices = await readNoteChoices(permit);
  const visits = await listSeenVisits(permit);
  const askedVisit = session?.visitId ?? url.searchParams.get("visit");
  const visit = visitToNote(permit, visits, dayOf(now), askedVisit);
  if (visit === null) {
    throw new AppError("forbidden", "No notes of this visit are written at this stage.");
  }
  const visitId = visit.id;
  const { standing, part } = await readKeptAtVisit(permit, { category: "notes", visitId }, now);
  const defaults =
    session === null ? { themeId: null, promptIds: [], sourceKind: null } : defaultsFromSession(session);
  return {
    challengeId: permit.challengeId,
    title: permit.challengeTitle,
    noteId: newId(),
    session: session && { id: session.id, label: sessionLabel(session), promptIds: session.promptIds },
    visit: visitId,
    visits: visits.length === 1 ? [] : choicesOfVisits(writingVisits(permit, visits)),
    choices,
    keptFor: ruleWords(standing, part),
    defaultValue: {
      visitId,
      leaning: "neutral" as const,
      sourceKind: asked ?? defaults.sourceKind ?? undefined,
      themeId: defaults.themeId ?? undefined,
      promptIds: defaults.promptIds,
    },
  };
});

// A session in the address that is not there is a page that is not there, not a form to mend.
async function sessionAsked(permit: Parameters<typeof readMeeting>[0], sessionId: string) {
  try {
    return await readMeeting(permit, sessionId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError("not-found", error.message);
  }
}

export const action = guardedIntents(to.evidence.newNote, {
  save: intent({
    permission: "notes.open",
    form: NoteForm,
    run: async ({ permit, value, now }) => {
      const { noteId, version: _, ...input } = value;
      await recordNote(permit, noteId, input, now);
      return value.sessionId === null
        ? redirectWithNotice(
            to.evidence.newNote(permit, { visit: value.visitId, source: value.sourceKind }),
            "Note saved. You can add another.",
          )
        : redirectWithNotice(
            to.evidence.newNote(permit, { session: value.sessionId, source: value.sourceKind }),
            "Note saved. You can add another from this session.",
          );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("New note", { challenge: data?.title }) },
];

const NOTE = { id: "note" };

export default function NewNotePage() {
  const { challengeId, noteId, session, visit, visits, choices, keptFor, defaultValue } =
    useLoaderData<typeof loader>();
  const answer = useAnswerTo(NOTE);
  const kept = useKeptForm(NOTE);
  const typed = (answer?.lastResult.initialValue ?? kept?.initialValue)?.noteId;
  const isUsed = answer?.lastResult.error?.text?.includes(SAVED_WITH_OTHER_WORDS) === true;
  // Without scripts the page came with an id of its own; with them it has the one that is used up.
  const nextId = useMemo(() => (isUsed && noteId === typed ? newId() : noteId), [isUsed, noteId, typed]);
  // The id stays with what was typed: a form sent back is the same note, a saved one makes room for the next.
  const formNoteId = typeof typed === "string" && isId(typed) && !isUsed ? typed : nextId;
  return (
    <>
      <BackLink href={to.evidence.sessions({ challengeId }, { visit })}>All sessions</BackLink>
      <PageHeading caption={session === null ? undefined : session.label}>
        {session === null ? "New note" : "Note from this session"}
      </PageHeading>
      <NoteFields
        key={formNoteId}
        noteId={formNoteId}
        choices={choices}
        visits={visits}
        session={session}
        defaultValue={defaultValue}
        submitText="Save note"
        cancelHref={to.evidence.sessions({ challengeId }, { visit })}
      />
      <Callout label="In confidence">
        Notes stay inside the peer team. They say what was said, not who said it. They are kept for {keptFor},
        then destroyed.
      </Callout>
    </>
  );
}
