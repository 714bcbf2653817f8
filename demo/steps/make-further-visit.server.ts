import { permitAt } from "#app/access/permit.server.ts";
import type { PeerTeamPermit, VisitPermit } from "#app/access/permit.ts";
import { addVisitDay, makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { releaseTimetable } from "#app/areas/timetable/release/release-timetable.server.ts";
import type { StoryVisit } from "../content/story.ts";
import type { DemonstrationWorld } from "../demonstration-world.server.ts";
import { keepAnswersOf } from "./keep-answers.server.ts";
import { makeSessions } from "./make-timetable.server.ts";

/** A visit besides the first phase, with its days and no sessions yet; returns the manager's permit at it. */
export async function makeDays(
  world: DemonstrationWorld,
  { kind, days }: Pick<StoryVisit, "kind" | "days">,
  entered: Date,
): Promise<PeerTeamPermit & VisitPermit> {
  const [first = null, ...others] = days;
  const id = await makeVisit(world.manager, { kind, title: "", first, last: first }, entered);
  const permit = permitAt(world.manager, { id, kind });
  for (const day of others) await addVisitDay(permit, { day }, entered);
  return permit;
}

/**
 * A visit besides the first phase with its sessions, made by the manager and filled by the co-ordinator, and its timetable as it was then
 * released, with when those whom it meets can come; `released` null while it is still being arranged. Returns the co-ordinator's permit at it.
 */
export async function makeFurtherVisit(
  world: DemonstrationWorld,
  visit: StoryVisit,
  times: { entered: Date; released: Date | null },
): Promise<VisitPermit> {
  const { visitId } = await makeDays(world, visit, times.entered);
  return fillVisit(world, visitId, visit, times);
}

/** Fills a visit whose days are there: its sessions, when people can come, and its release. */
export async function fillVisit(
  world: DemonstrationWorld,
  id: string,
  { kind, sessions }: Pick<StoryVisit, "kind" | "sessions">,
  { entered, released }: { entered: Date; released: Date | null },
): Promise<VisitPermit> {
  const permit = permitAt(world.coordinator(), { id, kind });
  await makeSessions(world, permit, sessions, entered);
  await keepAnswersOf(world, permit, sessions, entered);
  if (released !== null) await releaseTimetable(permit, { acknowledge: true, invite: false }, released);
  return permit;
}
