import type { PeerTeamPermit } from "#app/access/permit.ts";
import { readSeenVisits } from "#app/areas/peer-team/read-visit-team.server.ts";
import { listPrompts, listThemes } from "#app/areas/scope/read-themes.server.ts";
import {
  listMeetings,
  type MeetingInTimetable,
} from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { listVisits, type VisitFacts } from "#app/areas/visits/read-visits.server.ts";
import { visitDaysWords } from "#app/areas/visits/visit-words.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { writingVisits } from "./writing-visits.ts";

/** What a note can be tagged to: the scope of the challenge, read only. */
export interface NoteChoices {
  themes: { id: string; number: number; title: string }[];
  prompts: { id: string; themeId: string; parentId: string | null; ref: string; text: string }[];
}

/** The themes and prompts of the challenge, in order. */
export async function readNoteChoices(permit: PeerTeamPermit, client: Db = db): Promise<NoteChoices> {
  const [themes, prompts] = await Promise.all([listThemes(permit, client), listPrompts(permit, client)]);
  return { themes, prompts };
}

/** The visits whose notes somebody may read, in their order: of a peer those whose team they are in. */
export async function listSeenVisits(permit: PeerTeamPermit, client: Db = db): Promise<VisitFacts[]> {
  const [visits, seen] = [await listVisits(permit.challengeId, client), await readSeenVisits(permit, client)];
  return visits.filter(({ id }) => seen === null || seen.has(id));
}

/** The visits of which somebody can write notes now, in their order. */
export async function readWritingVisits(permit: PeerTeamPermit): Promise<VisitFacts[]> {
  return writingVisits(permit, await listSeenVisits(permit));
}

/** Visits to choose from: "First phase, 2 to 5 March 2026". */
export function choicesOfVisits(visits: readonly VisitFacts[]): { id: string; text: string }[] {
  return visits.map((visit) => ({
    id: visit.id,
    text: [visit.name, visitDaysWords(visit)].filter((part) => part !== null).join(", "),
  }));
}

/** A session that can be written up. */
export interface SessionToWriteUp extends MeetingInTimetable {
  isMine: boolean;
  noteCount: number;
}

/** The sessions of some visits in which people are met or something is seen, in order of time. At most 600. */
export async function listSessionsToWriteUp(
  permit: PeerTeamPermit,
  visitIds?: readonly string[],
): Promise<SessionToWriteUp[]> {
  const [meetings, counts] = await Promise.all([
    listMeetings(permit, visitIds),
    db.note.groupBy({
      by: ["sessionId"],
      where: { challengeId: permit.challengeId },
      _count: { _all: true },
    }),
  ]);
  const noteCounts = new Map(counts.map(({ sessionId, _count }) => [sessionId, _count._all]));
  return meetings.map(({ peerIds, ...meeting }) => ({
    ...meeting,
    isMine: permit.peerId !== null && peerIds.includes(permit.peerId),
    noteCount: noteCounts.get(meeting.id) ?? 0,
  }));
}
