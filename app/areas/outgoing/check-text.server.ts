import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { readNoteTexts } from "#app/areas/evidence/read-notes.server.ts";
import { flatPrompts } from "#app/areas/scope/scope-record.ts";
import { listClauses, readThemes } from "#app/areas/scope/store.server.ts";
import { listPeopleOnRecord } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { type CheckedSentence, checkText, type OutgoingRecord } from "./check-text.ts";

/** Holds a text against the record of a challenge, and writes nothing. Throws forbidden. */
export async function checkOutgoingText(permit: PeerTeamPermit, text: string): Promise<CheckedSentence[]> {
  demand(permit, "notes.read");
  return checkText(text, await readOutgoingRecord(permit));
}

async function readOutgoingRecord(permit: PeerTeamPermit): Promise<OutgoingRecord> {
  const [challenge, themes, clauses, people, notes] = await Promise.all([
    readChallenge(permit),
    readThemes(permit),
    listClauses(permit),
    listPeopleOnRecord(permit),
    readNoteTexts(permit),
  ]);
  return {
    people,
    // Nothing on record says yet that a note holds somebody's very words.
    notes: notes.map((note) => ({ ...note, isVerbatim: false })),
    redLines: clauses
      .filter(({ isRedLine }) => isRedLine)
      .map(({ id, ref, sourceTitle, text }) => ({ clauseId: id, ref, source: sourceTitle, text })),
    open: [
      challenge.title,
      ...challenge.councils.flatMap(({ name, shortName }) => [name, shortName]),
      ...themes.flatMap(({ title, questions, prompts }) => [
        title,
        ...questions.map((question) => question.text),
        ...flatPrompts(prompts).map((prompt) => prompt.text),
      ]),
    ],
  };
}
