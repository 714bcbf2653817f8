import type { ChallengePermit } from "#app/access/permit.ts";
import { plusDays } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { countRevisions } from "../change-timetable.server.ts";
import { ownHoursFrom, ownHoursRows } from "./day-hours.ts";

/** The most rows of a kind that one challenge's timetable can have. */
const MOST_ROWS = 2_000;

/**
 * Moves the whole timetable by a number of days, each session at its time: the sessions, when peers are away and when people can
 * come. Inside the transaction of a use-case that has asked for the permission and records what it does.
 */
export async function moveDays(tx: Tx, { challengeId }: ChallengePermit, days: number): Promise<void> {
  const sessions = await tx.session.findMany({
    where: { challengeId, date: { not: null } },
    take: MOST_ROWS,
    select: { id: true, date: true },
  });
  for (const { id, date } of sessions) {
    if (date === null) continue;
    await tx.session.updateMany({
      where: { id, challengeId },
      data: { date: plusDays(date, days), version: { increment: 1 } },
    });
  }
  const said = { where: { challengeId }, take: MOST_ROWS, select: { id: true, date: true } };
  for (const { id, date } of await tx.peerAbsence.findMany(said)) {
    await tx.peerAbsence.updateMany({ where: { id, challengeId }, data: { date: plusDays(date, days) } });
  }
  for (const { id, date } of await tx.personTime.findMany(said)) {
    await tx.personTime.updateMany({ where: { id, challengeId }, data: { date: plusDays(date, days) } });
  }
  await moveOwnHours(tx, challengeId, days);
  await countRevisions(tx, challengeId);
}

/** A day that begins late goes on beginning late. */
async function moveOwnHours(tx: Tx, challengeId: string, days: number): Promise<void> {
  const stored = await tx.timetableRule.findMany({
    where: { challengeId, key: { startsWith: "hours." } },
    take: MOST_ROWS,
    select: { key: true, minutes: true },
  });
  const moved = Object.entries(ownHoursFrom(stored)).map(([date, hours]) => [plusDays(date, days), hours]);
  await tx.timetableRule.deleteMany({ where: { challengeId, key: { in: stored.map(({ key }) => key) } } });
  await tx.timetableRule.createMany({ data: ownHoursRows(challengeId, Object.fromEntries(moved)) });
}
