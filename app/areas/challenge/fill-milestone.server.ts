import type { ChallengePermit } from "#app/access/permit.ts";
import type { MilestoneKey } from "#app/areas/dates/rule-sets.ts";
import { record } from "#app/audit/record.server.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Writes the day a key date was met where nobody has written one. Returns whether it did. */
export async function fillMilestone(
  tx: Tx,
  challengeId: string,
  key: MilestoneKey,
  day: Day,
): Promise<boolean> {
  const { count } = await tx.milestone.updateMany({
    where: { challengeId, key, doneOn: null },
    data: { doneOn: day, version: { increment: 1 } },
  });
  return count > 0;
}

/**
 * The same with a line in the trail, in the transaction of the use-case that met it and whose permission was asked. `day` left out: today, in
 * London.
 */
export async function tickMilestone(
  tx: Tx,
  permit: ChallengePermit,
  key: MilestoneKey,
  now: Date,
  day: Day = dayOf(now),
): Promise<void> {
  const isNew = await fillMilestone(tx, permit.challengeId, key, day);
  if (isNew) await record(tx, permit, { type: "milestone-changed", data: { key } }, now);
}

/** Takes back the day a key date was met where it still is the one that is named: another, written by hand, stays. */
export async function emptyMilestone(
  tx: Tx,
  challengeId: string,
  key: MilestoneKey,
  day: Day,
): Promise<void> {
  await tx.milestone.updateMany({
    where: { challengeId, key, doneOn: day },
    data: { doneOn: null, version: { increment: 1 } },
  });
}
