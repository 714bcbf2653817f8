import type { ChallengePermit } from "#app/access/permit.ts";
import { listCouncilDates } from "#app/areas/councils/read-council-dates.server.ts";
import type { CouncilDates } from "#app/areas/dates/councils.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { councilDates } from "./council-dates.ts";

/** What the rules of dates need to know of the councils of a challenge, or of one of them. */
export async function readCouncilDates(
  permit: Pick<ChallengePermit, "challengeId">,
  councilId: string | null = null,
  client: Db = db,
): Promise<CouncilDates[]> {
  const councils = await listCouncilDates(permit, client);
  return councils.filter((one) => councilId === null || one.councilId === councilId).map(councilDates);
}
