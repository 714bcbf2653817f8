import type { ChallengePermit } from "#app/access/permit.ts";
import { plusDays } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { countRevisions } from "../change-timetable.server.ts";

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
  await countRevisions(tx, challengeId);
}
