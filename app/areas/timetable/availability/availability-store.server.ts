import { demand, type VisitPermit } from "#app/access/permit.ts";
import { purposeLinkState } from "#app/access/purpose-links/purpose-link.ts";
import { listPurposeLinks } from "#app/access/purpose-links/purpose-links.server.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { type Availability, mergeTimes, type TimeWindow } from "../plan/availability.ts";

/** When one person can come, as those who arrange the visit see it. */
export interface AvailabilityEntry {
  personId: string;
  name: string;
  availability: Availability;
  times: TimeWindow[];
  note: string;
  askedAt: Date | null;
  answeredAt: Date | null;
  hasAddress: boolean;
  /** Planned sessions they are in. */
  sessions: number;
}

const ENTRY = {
  id: true,
  name: true,
  email: true,
  availability: true,
  availabilityNote: true,
  askedAt: true,
  answeredAt: true,
  times: { select: { date: true, start: true, end: true } },
  _count: { select: { sessions: { where: { session: { status: "planned" } } } } },
} as const;

interface EntryRow {
  id: string;
  name: string;
  email: string | null;
  availability: string;
  availabilityNote: string;
  askedAt: Date | null;
  answeredAt: Date | null;
  times: TimeWindow[];
  _count: { sessions: number };
}

function fromRow({
  id,
  email,
  availability,
  availabilityNote,
  times,
  _count,
  ...row
}: EntryRow): AvailabilityEntry {
  return {
    ...row,
    personId: id,
    times: mergeTimes(times),
    availability: availability as Availability,
    note: availabilityNote,
    hasAddress: email !== null,
    sessions: _count.sessions,
  };
}

/** When everybody can come, by name; nobody whose name was removed. At most 1,000. Throws forbidden. */
export async function listAvailability(permit: VisitPermit, client: Db = db): Promise<AvailabilityEntry[]> {
  demand(permit, "timetable.edit");
  const rows = await client.person.findMany({
    where: { challengeId: permit.challengeId, anonymisedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 1000,
    select: ENTRY,
  });
  return rows.map(fromRow);
}

/** When one person can come, and the last day on which their link works. Throws forbidden or not-found. */
export async function readAvailability(
  permit: VisitPermit,
  personId: string,
  now: Date,
): Promise<AvailabilityEntry & { linkUntil: Day | null }> {
  demand(permit, "timetable.edit");
  const row = await db.person.findFirst({
    where: { id: personId, challengeId: permit.challengeId },
    select: ENTRY,
  });
  if (row === null) throw new AppError("not-found", "There is no such person in this timetable.");
  const { challengeId } = permit;
  const links = await listPurposeLinks({ challengeId, purpose: "availability", recordIds: [personId] });
  const [linkUntil = null] = links.flatMap((link) => {
    const at = purposeLinkState(link, now);
    return at.state === "works" ? [at.until] : [];
  });
  return { ...fromRow(row), linkUntil };
}

/** A stretch of a day at which a peer cannot work. */
export interface Absence extends TimeWindow {
  id: string;
  peerId: string;
}

/** When peers cannot work, in order of time. At most 500. Throws forbidden. */
export async function listAbsences(permit: VisitPermit, client: Db = db): Promise<Absence[]> {
  demand(permit, "timetable.edit");
  return client.peerAbsence.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: [{ date: "asc" }, { start: "asc" }, { id: "asc" }],
    take: 500,
    select: { id: true, peerId: true, date: true, start: true, end: true },
  });
}
