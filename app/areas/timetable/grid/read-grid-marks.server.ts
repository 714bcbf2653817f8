import { demand, type VisitPermit } from "#app/access/permit.ts";
import { db } from "#app/platform/db.server.ts";
import type { ArrangerMarks } from "./timetable-view.ts";

/** What the grid tells those who arrange the visit: who was not asked when they can come, and what is pinned. Throws forbidden. */
export async function readGridMarks(permit: VisitPermit): Promise<ArrangerMarks> {
  demand(permit, "timetable.edit");
  const { challengeId, visitId } = permit;
  const pinned = await db.session.findMany({
    where: { challengeId, visitId, isPinned: true },
    take: 400,
    select: { id: true },
  });
  const people = await db.person.findMany({
    where: { challengeId, availability: { in: ["not-asked", "asked"] } },
    take: 1000,
    select: { id: true, availability: true },
  });
  const idsOf = (answer: string) =>
    people.filter(({ availability }) => availability === answer).map(({ id }) => id);
  return {
    pinnedIds: pinned.map(({ id }) => id),
    notAskedIds: idsOf("not-asked"),
    waitingIds: idsOf("asked"),
  };
}
