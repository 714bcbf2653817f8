import type { VisitPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { listAnswers } from "../answers.server.ts";
import { type Availability, NO_ANSWER, type TimeWindow } from "../availability.ts";
import { storedRoles, storedSiteIds } from "../stored-shapes.ts";
import { isCall } from "./join-address.ts";
import type { SessionNeeds } from "./session-needs.ts";

/** When somebody whom the peers meet can come to the visit. */
export interface PersonAvailability {
  personId: string;
  availability: Availability;
  times: TimeWindow[];
  /** When they said so. */
  answeredAt?: Date | null;
}

/** All that a timetable is made from and that is not in the record which everybody reads. */
export interface TimetableNeeds {
  sessions: SessionNeeds[];
  people: PersonAvailability[];
  absences: (TimeWindow & { peerId: string })[];
}

const NEEDS = {
  id: true,
  isPinned: true,
  isConfidential: true,
  peersNeeded: true,
  isAllPeers: true,
  requiredRoles: true,
  allowedSiteIds: true,
  isOnline: true,
  siteId: true,
  roomId: true,
  joinAddress: true,
  comesAfter: { select: { earlierId: true } },
  wantedPeers: { select: { peerId: true } },
} as const;

interface NeedsRow {
  id: string;
  isPinned: boolean;
  isConfidential: boolean;
  peersNeeded: number | null;
  isAllPeers: boolean;
  requiredRoles: string;
  allowedSiteIds: string;
  isOnline: boolean;
  siteId: string | null;
  roomId: string | null;
  joinAddress: string;
  comesAfter: { earlierId: string }[];
  wantedPeers: { peerId: string }[];
}

function fromRow({
  id,
  requiredRoles,
  allowedSiteIds,
  comesAfter,
  wantedPeers,
  siteId,
  roomId,
  joinAddress,
  ...row
}: NeedsRow): SessionNeeds {
  return {
    ...row,
    sessionId: id,
    requiredRoles: storedRoles.read(requiredRoles),
    allowedSiteIds: storedSiteIds.read(allowedSiteIds),
    afterIds: comesAfter.map((link) => link.earlierId),
    wantedPeerIds: wantedPeers.map((link) => link.peerId),
  };
}

/** What one session asks for. For those with `timetable.edit`. Throws not-found. */
export async function readSessionNeeds(
  permit: VisitPermit,
  sessionId: string,
  client: Db = db,
): Promise<SessionNeeds> {
  const row = await client.session.findFirst({
    where: { id: sessionId, challengeId: permit.challengeId, visitId: permit.visitId },
    select: NEEDS,
  });
  if (row === null) throw new AppError("not-found", "There is no such session in this timetable.");
  return fromRow(row);
}

/**
 * What every session of the visit, and every person and peer, asks for: a call counts as online, whether or not somebody ticked it. For
 * those with `timetable.edit`.
 */
export async function readNeeds(permit: VisitPermit, client: Db = db): Promise<TimetableNeeds> {
  const { challengeId, visitId } = permit;
  const sessions = await client.session.findMany({
    where: { challengeId, visitId },
    take: 400,
    select: NEEDS,
  });
  const people = await client.person.findMany({
    where: { challengeId },
    take: 1000,
    select: { id: true },
  });
  const answers = await listAnswers(permit, client);
  const absences = await client.peerAbsence.findMany({
    where: { challengeId },
    orderBy: [{ date: "asc" }, { start: "asc" }],
    take: 500,
    select: { peerId: true, date: true, start: true, end: true },
  });
  return {
    sessions: sessions.map((row) => ({
      ...fromRow(row),
      isOnline: row.isOnline || isCall(row, permit.visitKind),
    })),
    people: people.map(({ id }) => {
      const { availability, times, answeredAt } = answers.get(id) ?? NO_ANSWER;
      return { personId: id, availability, times, answeredAt };
    }),
    absences,
  };
}
