import { demand, type VisitPermit } from "#app/access/permit.ts";
import { purposeLinkState } from "#app/access/purpose-links/purpose-link.ts";
import { listPurposeLinks } from "#app/access/purpose-links/purpose-links.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { listAnswers, listAnswersOf, readAnswer } from "../plan/answers.server.ts";
import { type Answer, NO_ANSWER, type TimeWindow } from "../plan/availability.ts";
import { linksOfVisit } from "./links-of-visit.server.ts";

/** When one person can come to the visit, as those who arrange it see it. */
export interface AvailabilityEntry extends Answer {
  personId: string;
  name: string;
  hasAddress: boolean;
  /** Planned sessions of the visit that they are in. */
  sessions: number;
}

const entryAt = (visitId: string) =>
  ({
    id: true,
    name: true,
    email: true,
    _count: { select: { sessions: { where: { session: { status: "planned", visitId } } } } },
  }) as const;

interface EntryRow {
  id: string;
  name: string;
  email: string | null;
  _count: { sessions: number };
}

function entryOf({ id, name, email, _count }: EntryRow, answer: Answer): AvailabilityEntry {
  return { ...answer, personId: id, name, hasAddress: email !== null, sessions: _count.sessions };
}

/** When everybody can come to the visit, by name; nobody whose name was removed. At most 1,000. Throws forbidden. */
export async function listAvailability(permit: VisitPermit, client: Db = db): Promise<AvailabilityEntry[]> {
  demand(permit, "timetable.edit");
  const rows = await client.person.findMany({
    where: { challengeId: permit.challengeId, anonymisedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 1000,
    select: entryAt(permit.visitId),
  });
  const answers = await listAnswers(permit, client);
  return rows.map((row) => entryOf(row, answers.get(row.id) ?? NO_ANSWER));
}

/** When one person can come to the visit, and the last day on which their link for it works. Throws forbidden or not-found. */
export async function readAvailability(
  permit: VisitPermit,
  personId: string,
  now: Date,
): Promise<AvailabilityEntry & { linkUntil: Day | null }> {
  demand(permit, "timetable.edit");
  const row = await db.person.findFirst({
    where: { id: personId, challengeId: permit.challengeId },
    select: entryAt(permit.visitId),
  });
  if (row === null) throw new AppError("not-found", "There is no such person in this timetable.");
  const links = await listPurposeLinks(await linksOfVisit(permit, [personId], db));
  const [linkUntil = null] = links.flatMap((link) => {
    const at = purposeLinkState(link, now);
    return at.state === "works" ? [at.until] : [];
  });
  return { ...entryOf(row, await readAnswer(permit, personId, db)), linkUntil };
}

/** When one person can come to each of the other visits of the challenge, in their order. Throws forbidden. */
export async function listAnswersElsewhere(
  permit: VisitPermit,
  personId: string,
): Promise<(Answer & { visitId: string; visitName: string })[]> {
  demand(permit, "timetable.edit");
  const answers = await listAnswersOf(permit, personId, db);
  return (await listVisits(permit.challengeId))
    .filter(({ id }) => id !== permit.visitId)
    .map(({ id, name }) => ({ ...(answers.get(id) ?? NO_ANSWER), visitId: id, visitName: name }));
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
