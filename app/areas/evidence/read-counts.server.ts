import type { PeerTeamPermit } from "#app/access/permit.ts";
import { listReceivedTitles } from "#app/areas/preparation/read-pack.server.ts";
import { countMeetings } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { db } from "#app/platform/db.server.ts";

/**
 * What the report says the team did, in conversations before and in all phases on site: whole numbers, and how each was counted. What a
 * progress review did is its own report's.
 */
export interface ReportCounts {
  /** Documents and data sets of the pack that were received, plus those a note cites that are not in the pack. */
  documents: number;
  /**
   * Sessions that took place, without the team's own meetings and the feedback sessions. One that nobody has recorded yet counts
   * as planned.
   */
  meetings: number;
  /** How many of those are recorded as having taken place. */
  meetingsRecorded: number;
  /** Different people in those sessions, without anybody marked as absent. */
  people: number;
  /** Notes the team recorded. Not for the report; for the team's own pages. */
  notes: number;
}

/**
 * Counts documents, meetings and people of the visits before the report, so that it cannot state two different figures, and goes on
 * stating them when a progress review is held. For the peer team: the documents are partly known from notes.
 */
export async function countsForReport(permit: PeerTeamPermit): Promise<ReportCounts> {
  const { challengeId } = permit;
  const visits = await listVisits(challengeId);
  const visitIds = visits.flatMap(({ id, kind }) => (kind === "progress-review" ? [] : [id]));
  const ofVisits = { challengeId, visitId: { in: visitIds } };
  const [titlesReceived, cited, { meetings, recorded, people }, notes] = await Promise.all([
    listReceivedTitles(permit),
    db.note.findMany({
      where: { ...ofVisits, sourceKind: { in: ["document", "data"] }, sourceTitle: { not: "" } },
      distinct: ["sourceTitle"],
      take: 2_000,
      select: { sourceTitle: true },
    }),
    countMeetings(permit, visitIds),
    db.note.count({ where: ofVisits }),
  ]);
  const titles = new Set(
    [...titlesReceived, ...cited.map((note) => note.sourceTitle)].map((title) => title.trim().toLowerCase()),
  );
  return { documents: titles.size, meetings, meetingsRecorded: recorded, people, notes };
}
