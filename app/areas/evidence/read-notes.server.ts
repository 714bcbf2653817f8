import type { PeerTeamPermit } from "#app/access/permit.ts";
import { listAttendances } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { AttributableNote } from "./attribution.ts";
import type { NoteFilter } from "./note-filter.ts";
import type { Leaning, NoteSourceKind } from "./note-words.ts";
import { listNotesByIds, listNotesForChoice, type Note } from "./store.server.ts";

export type { Note } from "./store.server.ts";

/** A note without its words: what the weighing of findings needs. */
export interface NoteFacts extends AttributableNote {
  id: string;
  leaning: Leaning;
  writerId: string;
}

/**
 * The facts of the notes that findings stand on, by id; with `noteIds`, of those alone. Who attended is used here
 * to count how many people could have said it, and goes no further than their ids. At most 3,000.
 */
export async function readNoteFacts(
  permit: PeerTeamPermit,
  noteIds?: readonly string[],
): Promise<Map<string, NoteFacts>> {
  const { challengeId } = permit;
  const used = noteIds === undefined ? { findings: { some: {} } } : { id: { in: [...noteIds] } };
  const notes = await db.note.findMany({
    where: { challengeId, ...used },
    take: 3_000,
    select: {
      id: true,
      sourceKind: true,
      leaning: true,
      peerId: true,
      authorId: true,
      sessionId: true,
    },
  });
  const sessionIds = new Set(notes.flatMap(({ sessionId }) => sessionId ?? []));
  const attendances = await listAttendances(permit, [...sessionIds]);
  const attending = new Map<string, string[]>();
  for (const { sessionId, person } of attendances) {
    const key = `${sessionId} ${person.kind}`;
    attending.set(key, [...(attending.get(key) ?? []), person.id]);
  }
  return new Map(
    notes.map((note) => [
      note.id,
      {
        id: note.id,
        sourceKind: note.sourceKind as NoteSourceKind,
        leaning: note.leaning as Leaning,
        writerId: note.peerId ?? note.authorId,
        sessionId: note.sessionId,
        possibleSpeakerIds: attending.get(`${note.sessionId} ${note.sourceKind}`) ?? [],
      },
    ]),
  );
}

/** Notes in the order of their prompts, to choose from for a finding. At most 300. */
export function readNotesToChoose(permit: PeerTeamPermit, filter: NoteFilter): Promise<Note[]> {
  return listNotesForChoice(permit, filter);
}

/** The notes with these ids; an unknown one, or one of another challenge, is left out. At most 500. */
export function readNotes(permit: PeerTeamPermit, noteIds: readonly string[]): Promise<Note[]> {
  return listNotesByIds(permit, noteIds);
}

/** The words of every note of the challenge, to be recognised in a text that leaves the team. At most 5,000. */
export function readNoteTexts(permit: PeerTeamPermit): Promise<{ id: string; text: string }[]> {
  return db.note.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { id: "asc" },
    take: 5_000,
    select: { id: true, text: true },
  });
}

/** Which of these ids are notes of the challenge: asked again inside the transaction that links them. */
export async function keepNotesOfChallenge(
  permit: PeerTeamPermit,
  noteIds: readonly string[],
  client: Db,
): Promise<Set<string>> {
  const rows = await client.note.findMany({
    where: { challengeId: permit.challengeId, id: { in: [...noteIds] } },
    take: 1_000,
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}
