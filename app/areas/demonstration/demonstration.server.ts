import type { ChallengePermit } from "#app/access/permit.ts";
import { readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** The first and the last day on site of a challenge of the demonstration. */
export interface DemonstrationVisit {
  first: Day;
  last: Day;
}

/** Reads when the visit of a challenge of the demonstration is. Throws not-found for any other, and for one without days. */
export async function readDemonstration(
  permit: ChallengePermit,
  client: Db = db,
): Promise<DemonstrationVisit> {
  const { isDemonstration } = await readChallenge(permit, client);
  const onSite = await readOnSiteDays(permit.challengeId, client);
  if (!isDemonstration || onSite === null) {
    throw new AppError("not-found", "There is no such page in this challenge.");
  }
  return { first: onSite.first, last: onSite.last };
}
