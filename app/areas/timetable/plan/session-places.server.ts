import type { VisitPermit } from "#app/access/permit.ts";
import type { SessionPlace } from "#app/areas/visits/kept-days.ts";
import type { Db, Tx } from "#app/platform/db.server.ts";
import { countRevision } from "./change-timetable.server.ts";

/** The most sessions that the timetable of a visit can have. */
const MOST_SESSIONS = 400;

/** Where the planned sessions of a visit stand in time, those without a place too. */
export async function listSessionPlaces(
  tx: Tx,
  { challengeId, visitId }: Pick<VisitPermit, "challengeId" | "visitId">,
): Promise<SessionPlace[]> {
  const rows = await tx.session.findMany({
    where: { challengeId, visitId, status: "planned" },
    orderBy: { id: "asc" },
    take: MOST_SESSIONS,
    select: { id: true, date: true, start: true },
  });
  return rows.map(({ id, ...place }) => ({ sessionId: id, ...place }));
}

/** Whether something of a visit has happened: then its days are history. */
export async function hasVisitBegun(tx: Db, { visitId }: Pick<VisitPermit, "visitId">): Promise<boolean> {
  return (await tx.session.count({ where: { visitId, outcome: "held" } })) > 0;
}

/**
 * Gives sessions of a visit other places in time; rooms, pairs and people stay. Inside the transaction of a use-case that has asked for
 * the permission and records what it does. It is no move to be undone by itself: the days went with it.
 */
export async function writeSessionPlaces(
  tx: Tx,
  permit: Pick<VisitPermit, "challengeId" | "visitId">,
  places: readonly SessionPlace[],
): Promise<void> {
  const { challengeId, visitId } = permit;
  for (const { sessionId, date, start } of places) {
    await tx.session.updateMany({
      where: { id: sessionId, challengeId, visitId },
      data: { date, start, version: { increment: 1 } },
    });
  }
  await countRevision(tx, permit);
}
