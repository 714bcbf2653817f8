import type { VisitPermit } from "#app/access/permit.ts";
import { listVisits, readVisit } from "#app/areas/visits/read-visits.server.ts";
import type { Day } from "#app/platform/days.ts";
import type { Db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { whyNotOnDay } from "./day-of-visit.ts";

/**
 * Refuses a day that is not one of the visit's (invalid, at the field `day`), for a session that is to be there and was not. `was` is the
 * day it had: where the days of a visit changed, a session stays on its own until somebody moves it, and stands among the clashes.
 */
export async function refuseOtherDay(
  permit: VisitPermit,
  day: Day | null,
  was: Day | null,
  client: Db,
): Promise<void> {
  if (day === null || day === was) return;
  const why = whyNotOnDay(day, await readVisit(permit, client), await listVisits(permit.challengeId, client));
  if (why !== null) throw new AppError("invalid", why, { field: "day" });
}
