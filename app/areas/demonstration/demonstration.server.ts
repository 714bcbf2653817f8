import type { ChallengePermit } from "#app/access/permit.ts";
import { readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** The visit of a challenge of the demonstration. */
export interface DemonstrationVisit {
  onSiteStart: Day;
  onSiteEnd: Day;
}

/** Reads when the visit of a challenge of the demonstration is. Throws not-found for any other, and for one without days. */
export async function readDemonstration(
  permit: ChallengePermit,
  client: Db = db,
): Promise<DemonstrationVisit> {
  const { isDemonstration, onSiteStart, onSiteEnd } = await readChallenge(permit, client);
  if (!isDemonstration || onSiteStart === null || onSiteEnd === null) {
    throw new AppError("not-found", "There is no such page in this challenge.");
  }
  return { onSiteStart, onSiteEnd };
}
