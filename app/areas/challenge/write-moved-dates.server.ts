import type { ChallengePermit } from "#app/access/permit.ts";
import { baseDays } from "#app/areas/dates/bases.ts";
import { record } from "#app/audit/record.server.ts";
import type { Day } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { type MovedKeyDate, movedKeyDates } from "./moved-key-dates.ts";
import { readBases } from "./read-bases.server.ts";
import { listMilestones } from "./store.server.ts";

/** Gives key dates the days that they move to, inside the transaction of a use-case that records what it does. */
export async function writeMovedDates(
  tx: Tx,
  { challengeId }: ChallengePermit,
  moved: readonly MovedKeyDate[],
): Promise<void> {
  for (const { id, dueOn, latestOn, notBefore } of moved) {
    await tx.milestone.updateMany({
      where: { id, challengeId },
      data: { dueOn, latestOn, notBefore, version: { increment: 1 } },
    });
  }
}

/** Notes that somebody left key dates where they are although what they are counted from moved. */
export async function writeKeptDates(
  tx: Tx,
  { challengeId, actor }: ChallengePermit,
  kept: readonly MovedKeyDate[],
  now: Date,
): Promise<void> {
  await tx.milestone.updateMany({
    where: { id: { in: kept.map(({ id }) => id) }, challengeId },
    data: { setByName: actor.name, setAt: now, version: { increment: 1 } },
  });
}

/**
 * Fills in the dates that are counted from the final report, on the day it was finished first, in the transaction that issues it. Before, they
 * had no day, so there is nothing to ask.
 */
export async function countFromFinalReport(
  tx: Tx,
  permit: ChallengePermit,
  finishedOn: Day,
  now: Date,
): Promise<void> {
  const { visits } = await readBases(permit.challengeId, tx);
  const dates = await listMilestones(permit, tx);
  const moved = movedKeyDates(dates, baseDays(visits, null), baseDays(visits, finishedOn));
  await writeMovedDates(tx, permit, moved);
  for (const { id } of moved) {
    const key = dates.find((date) => date.id === id)?.key ?? "";
    await record(tx, permit, { type: "milestone-changed", data: { key } }, now);
  }
}
