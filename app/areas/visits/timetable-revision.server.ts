import { db, type Tx } from "#app/platform/db.server.ts";

/** Counts a change of what the timetables of all visits stand on: people, sites, rooms, rules. */
export async function countTimetableRevisions(tx: Tx, challengeId: string): Promise<void> {
  await tx.visit.updateMany({ where: { challengeId }, data: { timetableRevision: { increment: 1 } } });
}

/** The numbers of several visits at once. */
export function listTimetableRevisions(
  visitIds: readonly string[],
): Promise<{ id: string; timetableRevision: number }[]> {
  return db.visit.findMany({
    where: { id: { in: [...visitIds] } },
    take: visitIds.length,
    select: { id: true, timetableRevision: true },
  });
}
