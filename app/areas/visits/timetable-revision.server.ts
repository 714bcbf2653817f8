import { type Db, db, type Tx } from "#app/platform/db.server.ts";

/** The number of changes of a visit's timetable so far: what a page was made from. Throws when there is no such visit. */
export async function readTimetableRevision(visitId: string, client: Db): Promise<number> {
  const { timetableRevision } = await client.visit.findUniqueOrThrow({
    where: { id: visitId },
    select: { timetableRevision: true },
  });
  return timetableRevision;
}

/** Counts a change of the timetable of one visit. Returns the new number. */
export async function countTimetableRevision(tx: Tx, visitId: string): Promise<number> {
  const { timetableRevision } = await tx.visit.update({
    where: { id: visitId },
    data: { timetableRevision: { increment: 1 } },
    select: { timetableRevision: true },
  });
  return timetableRevision;
}

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
