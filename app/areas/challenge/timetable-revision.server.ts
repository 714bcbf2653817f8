import { type Db, db, type Tx } from "#app/platform/db.server.ts";

/** The number of changes of the timetable so far: what a page was made from. Throws when there is no such challenge. */
export async function readTimetableRevision(challengeId: string, client: Db): Promise<number> {
  const { timetableRevision } = await client.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: { timetableRevision: true },
  });
  return timetableRevision;
}

/** Counts a change of the timetable. Returns the new number. */
export async function countTimetableRevision(tx: Tx, challengeId: string): Promise<number> {
  const { timetableRevision } = await tx.challenge.update({
    where: { id: challengeId },
    data: { timetableRevision: { increment: 1 } },
    select: { timetableRevision: true },
  });
  return timetableRevision;
}

/** The numbers of several challenges at once. */
export function listTimetableRevisions(
  challengeIds: readonly string[],
): Promise<{ id: string; timetableRevision: number }[]> {
  return db.challenge.findMany({
    where: { id: { in: [...challengeIds] } },
    take: challengeIds.length,
    select: { id: true, timetableRevision: true },
  });
}
