import type { VisitPermit } from "#app/access/permit.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { chooseRepair } from "./choose-repair.server.ts";
import type { LateHappening } from "./late-change-problem.ts";
import { keepRepairs, workOutRepairs } from "./offer-repairs.server.ts";

/** A session that does not fit where it stands; with `withoutId`, it goes on without that person. */
export interface ClashToMend {
  sessionId: string;
  withoutId: string | null;
}

/**
 * Mends one clash by what the repairs would choose first: the least change that makes the session fit, while whatever else clashes stays
 * as it stands. Returns the repair that was made, whose page shows it and undoes it; null when there is no such change, and then nothing
 * is written. Throws forbidden, or invalid for what is not of this timetable or is over.
 */
export async function mendClash(
  permit: VisitPermit,
  { sessionId, withoutId }: ClashToMend,
  now: Date,
): Promise<{ repairsId: string; title: string } | null> {
  const happening: LateHappening =
    withoutId === null
      ? { what: "session", id: sessionId, day: null, isOnlyThis: true }
      : { what: "person", id: withoutId, day: null, sessionId, canComeLater: false, isOnlyThis: true };
  const worked = await workOutRepairs(permit, happening, now);
  const { repairs, without, cancelled } = worked.result;
  const [first] = repairs;
  // Nobody pressed a button to take a session off the days, or to cancel it.
  if (first === undefined || first.withoutPlace.length > 0 || cancelled.length > 0) return null;
  if (first.moves.length + without.length === 0) return null;
  const repairsId = await keepRepairs(permit, worked, now);
  await chooseRepair(permit, repairsId, first.way, now);
  const { sessions } = await readTimetable(permit);
  return { repairsId, title: sessions.find(({ id }) => id === sessionId)?.title ?? "The session" };
}
