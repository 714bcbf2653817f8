import { permitAt } from "#app/access/permit.server.ts";
import type { VisitPermit } from "#app/access/permit.ts";
import { addVisitDay, makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { releaseTimetable } from "#app/areas/timetable/release/release-timetable.server.ts";
import type { StoryVisit } from "../content/story.ts";
import type { DemonstrationWorld } from "../demonstration-world.server.ts";
import { keepAnswersOf } from "./keep-answers.server.ts";
import { makeSessions } from "./make-timetable.server.ts";

/**
 * A visit besides the first phase with its sessions, made by the manager and filled by the co-ordinator, and its timetable as it was then
 * released, with when those whom it meets can come; `released` null while it is still being arranged. Returns the co-ordinator's permit at it.
 */
export async function makeFurtherVisit(
  world: DemonstrationWorld,
  { kind, days, sessions }: StoryVisit,
  { entered, released }: { entered: Date; released: Date | null },
): Promise<VisitPermit> {
  const [first = null, ...others] = days;
  const id = await makeVisit(world.manager, { kind, title: "", first, last: first }, entered);
  for (const day of others) await addVisitDay(permitAt(world.manager, { id, kind }), { day }, entered);
  const permit = permitAt(world.coordinator(), { id, kind });
  await makeSessions(world, permit, sessions, entered);
  await keepAnswersOf(world, permit, sessions, entered);
  if (released !== null) await releaseTimetable(permit, { acknowledge: true, invite: false }, released);
  return permit;
}
