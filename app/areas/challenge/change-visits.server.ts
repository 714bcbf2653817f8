import { type ChallengePermit, demand, type VisitPermit } from "#app/access/permit.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import type { BaseDays } from "#app/areas/dates/bases.ts";
import { questionOfLeftSessions, questionOfPastDays } from "#app/areas/visits/days-to-ask.ts";
import { listVisits, type VisitFacts } from "#app/areas/visits/read-visits.server.ts";
import {
  daysFromTo,
  isEmptyVisit,
  listSessionsOn,
  MOST_DAYS,
  MOST_VISITS,
  removeVisitRow,
  writeDays,
  writeTitle,
  writeVisit,
} from "#app/areas/visits/write-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { type Day, dayOf, daysBetween } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { type MoveDates, settleDates } from "./dates-that-move.server.ts";
import { onSiteProblem } from "./new-challenge.ts";
import { readBaseDays } from "./read-bases.server.ts";

/** What somebody said when asked: asked only where it is in question. */
interface Meant {
  /** That days long past are meant. */
  pastDays?: "yes" | undefined;
  /** That sessions may stay on days which the visit has no more. */
  leaveSessions?: "yes" | undefined;
}

/** Days from a first to a last one, both or neither of them known. */
export interface StayInput extends Meant {
  first: Day | null;
  last: Day | null;
  moveDates?: MoveDates;
}

/** A visit as somebody makes it. */
export interface NewVisitInput extends StayInput {
  kind: VisitKind;
  title: string;
}

/** A visit as somebody changes it. */
export interface VisitInput extends StayInput {
  version: number;
  title: string;
}

/**
 * Makes a visit; returns its id. Key dates that follow from the days on site move, or stay, as was answered. Throws forbidden, or invalid
 * at the field that is wrong: for days that another visit has, for more visits or days than there can be, at `pastDays` for days long past that nobody
 * said are meant, and at `moveDates`.
 */
export async function makeVisit(
  permit: ChallengePermit,
  { kind, title, first, last, moveDates, pastDays }: NewVisitInput,
  now: Date,
): Promise<string> {
  demandFor(kind, permit);
  const days = daysOf({ first, last });
  askOfPastDays(days, pastDays, now);
  return transaction(async (tx) => {
    const visits = await listVisits(permit.challengeId, tx);
    if (visits.length >= MOST_VISITS) {
      throw new AppError("invalid", `A challenge has at most ${MOST_VISITS} visits.`, { field: "kind" });
    }
    refuseTakenDays(visits, null, days);
    const before = await readBaseDays(permit.challengeId, tx);
    const id = await writeVisit(tx, permit.challengeId, { kind, title, days });
    await finish(tx, permit, { visitId: id, what: "made", before, moveDates }, now);
    return id;
  });
}

/**
 * Saves the name of a visit and, where the first or the last day is another one, gives it all days from the first to the last. Throws forbidden,
 * conflict, or invalid as `makeVisit`, and at `leaveSessions` where sessions are on days that it has no more and nobody said that is meant.
 */
export async function changeVisit(permit: VisitPermit, input: VisitInput, now: Date): Promise<void> {
  demandFor(permit.visitKind, permit);
  const { version, title, first, last, moveDates, pastDays, leaveSessions } = input;
  const days = daysOf({ first, last });
  await transaction(async (tx) => {
    const visits = await listVisits(permit.challengeId, tx);
    const visit = visitOf(visits, permit);
    await refuseIfSaved(
      tx,
      { opened: version, stored: visit.version },
      {
        challengeId: permit.challengeId,
        by: [{ type: "visit-changed", data: { visitId: visit.id } }],
        or: [
          { type: "visits-postponed" },
          { type: "visits-put-back" },
          { type: "review-saved" },
          { type: "demonstration-moved" },
        ],
      },
    );
    const before = await readBaseDays(permit.challengeId, tx);
    await writeTitle(tx, visit.id, title);
    if ((visit.days[0] ?? null) !== first || (visit.days.at(-1) ?? null) !== last) {
      refuseTakenDays(visits, visit.id, days);
      askOfPastDays(days, pastDays, now);
      const leftOut = visit.days.filter((day) => !days.includes(day));
      await askOfSessions(tx, visit.id, leftOut, leaveSessions);
      await writeDays(tx, visit.id, days);
    }
    await finish(tx, permit, { visitId: visit.id, what: "changed", before, moveDates }, now);
  });
}

/**
 * Adds one day to a visit. One before the first or behind the last day of the phases moves what key dates are counted from, so it asks of
 * them as `makeVisit` does. Throws forbidden, or invalid at `day` and at `moveDates` as `makeVisit`.
 */
export async function addVisitDay(
  permit: VisitPermit,
  { day, moveDates, pastDays }: { day: Day; moveDates?: MoveDates } & Pick<Meant, "pastDays">,
  now: Date,
): Promise<void> {
  demandFor(permit.visitKind, permit);
  askOfPastDays([day], pastDays, now);
  await transaction(async (tx) => {
    const visits = await listVisits(permit.challengeId, tx);
    const visit = visitOf(visits, permit);
    if (visit.days.includes(day)) {
      throw new AppError("invalid", `${formatDay(day)} is a day of this visit already.`, { field: "day" });
    }
    if (visit.days.length >= MOST_DAYS) {
      throw new AppError("invalid", `A visit has at most ${MOST_DAYS} days.`, { field: "day" });
    }
    refuseTakenDays(visits, visit.id, [day], "day");
    const before = await readBaseDays(permit.challengeId, tx);
    await writeDays(tx, visit.id, [...visit.days, day]);
    await finish(tx, permit, { visitId: visit.id, what: "day added", before, moveDates }, now);
  });
}

/**
 * Leaves one day out of a visit. Of a phase on site neither the first nor the last, from which key dates are counted. Throws forbidden, or
 * conflict when the day is not one of them, or invalid at `leaveSessions` as `changeVisit`.
 */
export async function leaveDayOut(
  permit: VisitPermit,
  { day, leaveSessions }: { day: Day } & Pick<Meant, "leaveSessions">,
  now: Date,
): Promise<void> {
  demandFor(permit.visitKind, permit);
  await transaction(async (tx) => {
    const visit = visitOf(await listVisits(permit.challengeId, tx), permit);
    if (!daysToLeaveOut(visit).includes(day)) {
      throw new AppError("conflict", "That day cannot be left out. Look at the days as they are now.");
    }
    await askOfSessions(tx, visit.id, [day], leaveSessions);
    const before = await readBaseDays(permit.challengeId, tx);
    await writeDays(
      tx,
      visit.id,
      visit.days.filter((each) => each !== day),
    );
    await finish(tx, permit, { visitId: visit.id, what: "day left out", before, moveDates: "keep" }, now);
  });
}

/** The days that can be left out one by one: of conversations all, of other visits those between the first and the last. */
export function daysToLeaveOut({ kind, days }: Pick<VisitFacts, "kind" | "days">): Day[] {
  return kind === "conversations" ? [...days] : days.slice(1, -1);
}

/**
 * Takes away a visit that is empty: without sessions and released versions. Throws forbidden, or invalid for one that is not empty, for
 * the only phase on site, and at `moveDates` as `makeVisit`.
 */
export async function removeVisit(
  permit: VisitPermit,
  { moveDates }: { moveDates?: MoveDates },
  now: Date,
): Promise<void> {
  demandFor(permit.visitKind, permit);
  await transaction(async (tx) => {
    const visits = await listVisits(permit.challengeId, tx);
    const visit = visitOf(visits, permit);
    const obstacle = await whyNotRemovable(visit, visits, tx);
    if (obstacle !== null) throw new AppError("invalid", obstacle);
    const before = await readBaseDays(permit.challengeId, tx);
    const other = visits.find(({ id, kind }) => kind === "on-site" && id !== visit.id);
    await removeVisitRow(tx, visit, other?.id ?? "");
    await finish(tx, permit, { visitId: visit.id, what: "removed", before, moveDates }, now);
  });
}

/** Why a visit cannot be taken away, as a sentence; null when it can. */
export async function whyNotRemovable(
  visit: VisitFacts,
  visits: readonly VisitFacts[],
  client?: Tx,
): Promise<string | null> {
  if (visit.kind === "on-site" && visits.filter(({ kind }) => kind === "on-site").length === 1) {
    return "It is the only phase on site, which every challenge has.";
  }
  return (await isEmptyVisit(visit.id, client))
    ? null
    : "It has sessions or a released timetable. Take its sessions out first; one that was released stays.";
}

/** What the days on site and reviews ask for, and what conversations do. */
function demandFor(kind: VisitKind, permit: ChallengePermit): void {
  demand(permit, permissionFor(kind));
}

function permissionFor(kind: VisitKind) {
  return kind === "conversations" ? "conversations.manage" : "visits.manage";
}

/** Whether somebody may make, change and take away visits of a kind. */
export function mayManageVisit(permit: ChallengePermit, kind: VisitKind): boolean {
  return permit.may(permissionFor(kind));
}

function visitOf(visits: readonly VisitFacts[], { visitId }: VisitPermit): VisitFacts {
  const visit = visits.find(({ id }) => id === visitId);
  if (visit === undefined) throw new AppError("not-found", "There is no such visit in this challenge.");
  return visit;
}

function daysOf({ first, last }: { first: Day | null; last: Day | null }): Day[] {
  const problem = onSiteProblem(first, last);
  if (problem !== null) throw new AppError("invalid", problem, { field: "last" });
  if (first !== null && last !== null && daysBetween(first, last) >= MOST_DAYS) {
    throw new AppError("invalid", `A visit has at most ${MOST_DAYS} days.`, { field: "last" });
  }
  return daysFromTo(first, last);
}

/** Peers and people in two places at once are looked for within a visit, so a day belongs to one. */
function refuseTakenDays(
  visits: readonly VisitFacts[],
  own: string | null,
  days: readonly Day[],
  field = "first",
): void {
  for (const { id, name, days: taken } of visits) {
    const day = id === own ? undefined : days.find((each) => taken.includes(each));
    if (day === undefined) continue;
    throw new AppError("invalid", `${formatDay(day)} is a day of another visit already: ${name}.`, { field });
  }
}

function askOfPastDays(days: readonly Day[], said: Meant["pastDays"], now: Date): void {
  const asked = questionOfPastDays(days, dayOf(now));
  if (asked !== null && said !== "yes") throw new AppError("invalid", asked, { field: "pastDays" });
}

async function askOfSessions(
  tx: Tx,
  visitId: string,
  leftOut: readonly Day[],
  said: Meant["leaveSessions"],
): Promise<void> {
  if (said === "yes") return;
  const asked = questionOfLeftSessions(await listSessionsOn(visitId, leftOut, tx), LEFT_SESSIONS_STAY);
  if (asked !== null) throw new AppError("invalid", asked, { field: "leaveSessions" });
}

const LEFT_SESSIONS_STAY =
  "They stay where they are and stand among the clashes until somebody moves them or takes them out.";

/** Settles the key dates that follow from the days on site, and records what was done. */
async function finish(
  tx: Tx,
  permit: ChallengePermit,
  given: {
    visitId: string;
    what: string;
    before: BaseDays;
    moveDates: MoveDates;
  },
  now: Date,
): Promise<void> {
  const { visitId, what, before, moveDates } = given;
  const dates = await settleDates(tx, permit, { before, moveDates }, now);
  const words = dates === null ? what : `${what}; ${dates}`;
  await record(tx, permit, { type: "visit-changed", data: { visitId, what: words } }, now);
}
