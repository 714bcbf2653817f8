import type { Tx } from "#app/platform/db.server.ts";

/** Writes the day a key date was met ("YYYY-MM-DD") where nobody has written one. Returns whether it did. */
export async function fillMilestone(tx: Tx, challengeId: string, key: string, day: string): Promise<boolean> {
  const { count } = await tx.milestone.updateMany({
    where: { challengeId, key, doneOn: null },
    data: { doneOn: day },
  });
  return count > 0;
}

/** Takes back the day a key date was met where it still is the one that is named: another, written by hand, stays. */
export async function emptyMilestone(tx: Tx, challengeId: string, key: string, day: string): Promise<void> {
  await tx.milestone.updateMany({ where: { challengeId, key, doneOn: day }, data: { doneOn: null } });
}
