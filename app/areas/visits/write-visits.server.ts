import type { VisitKind } from "#app/access/visit-kinds.ts";
import { type Day, daysBetween, plusDays } from "#app/platform/days.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { SessionOnDay } from "./days-to-ask.ts";
import { keepNameOfPostponed } from "./postponements.server.ts";
import type { VisitFacts } from "./read-visits.server.ts";

/** Visits that a challenge, and days that a visit, can have at most. */
export const MOST_VISITS = 30;
export const MOST_DAYS = 60;

/**
 * Every day from the first to the last; none when one of them is not known. Of more than sixty, which only a slip in a date makes, the
 * first and the last one stay, from which dates are counted.
 */
export function daysFromTo(first: Day | null, last: Day | null): Day[] {
  if (first === null || last === null || last < first) return [];
  const count = daysBetween(first, last) + 1;
  const days = Array.from({ length: Math.min(count, MOST_DAYS) }, (_, index) => plusDays(first, index));
  return count > MOST_DAYS ? [...days.slice(0, -1), last] : days;
}

/** Writes a visit, the last of those there are. Returns its id. */
export async function writeVisit(
  tx: Tx,
  challengeId: string,
  { kind, title, days }: { kind: VisitKind; title: string; days: readonly Day[] },
): Promise<string> {
  const id = newId();
  const last = await tx.visit.aggregate({ where: { challengeId }, _max: { position: true } });
  await tx.visit.create({
    data: { id, challengeId, kind, title, position: (last._max.position ?? 0) + 1 },
    select: { id: true },
  });
  await tx.visitDay.createMany({ data: days.map((date) => ({ visitId: id, date })) });
  return id;
}

/** Writes a phase on site that a challenge has from its first moment. Returns its id. */
export function writePhase(
  tx: Tx,
  challengeId: string,
  { start, end }: { start: Day | null; end: Day | null },
): Promise<string> {
  return writeVisit(tx, challengeId, { kind: "on-site", title: "", days: daysFromTo(start, end) });
}

/** Gives a visit another name. */
export async function writeTitle(tx: Tx, visitId: string, title: string): Promise<void> {
  await tx.visit.update({
    where: { id: visitId },
    data: { title, version: { increment: 1 } },
    select: { id: true },
  });
}

/** The planned sessions of a visit that stand on some days, in order of time. */
export async function listSessionsOn(
  visitId: string,
  days: readonly Day[],
  client: Db = db,
): Promise<SessionOnDay[]> {
  if (days.length === 0) return [];
  const { sessions } = await client.visit.findUniqueOrThrow({
    where: { id: visitId },
    select: {
      sessions: {
        where: { status: "planned", date: { in: [...days] } },
        orderBy: [{ date: "asc" }, { start: "asc" }, { id: "asc" }],
        take: 400,
        select: { title: true, date: true },
      },
    },
  });
  return sessions.flatMap(({ title, date }) => (date === null ? [] : [{ title, date }]));
}

/** Whether a visit has neither sessions nor a released timetable. */
export async function isEmptyVisit(visitId: string, client: Db = db): Promise<boolean> {
  const visit = await client.visit.findUnique({
    where: { id: visitId },
    select: { _count: { select: { sessions: true, issuedVersions: true } } },
  });
  return visit !== null && visit._count.sessions + visit._count.issuedVersions === 0;
}

/**
 * Takes away an empty visit with its days; that it was postponed stays in view, with the name it has. What the peers noted and declared at it goes to another visit without a word: whoever takes a visit
 * away may be a council's, and must not learn that there is any.
 */
export async function removeVisitRow(
  tx: Tx,
  { id: visitId, name }: Pick<VisitFacts, "id" | "name">,
  notesGoTo: string,
): Promise<void> {
  await keepNameOfPostponed(tx, { id: visitId, name });
  const { notes, conflicts } = await tx.visit.findUniqueOrThrow({
    where: { id: visitId },
    select: {
      notes: { take: 10_000, select: { id: true } },
      conflicts: { take: 1_000, select: { id: true } },
    },
  });
  await tx.visit.update({
    where: { id: notesGoTo },
    data: { notes: { connect: notes }, conflicts: { connect: conflicts } },
    select: { id: true },
  });
  await tx.visit.delete({ where: { id: visitId }, select: { id: true } });
}

/** Gives a visit other days, inside the transaction of a use-case that has asked for the permission and records what it does. */
export async function writeDays(tx: Tx, visitId: string, days: readonly Day[]): Promise<void> {
  await tx.visitDay.deleteMany({ where: { visitId } });
  await tx.visitDay.createMany({ data: [...new Set(days)].map((date) => ({ visitId, date })) });
  await tx.visit.update({
    where: { id: visitId },
    data: { version: { increment: 1 } },
    select: { id: true },
  });
}
