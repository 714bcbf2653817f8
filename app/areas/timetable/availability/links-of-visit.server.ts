import type { VisitPermit } from "#app/access/permit.ts";
import type { WhichLinks } from "#app/access/purpose-links/purpose-links.server.ts";
import { listVisits, readFirstPhase } from "#app/areas/visits/read-visits.server.ts";
import type { Db } from "#app/platform/db.server.ts";

/**
 * Links by which some people say when they can come to a visit. One that names no visit, or one that was taken away, asks about the first phase on
 * site.
 */
export async function linksOfVisit(
  { challengeId, visitId }: Pick<VisitPermit, "challengeId" | "visitId">,
  personIds: readonly string[],
  client: Db,
): Promise<WhichLinks> {
  const which = { challengeId, purpose: "availability", recordIds: personIds } as const;
  if ((await readFirstPhase(challengeId, client)).id !== visitId)
    return { ...which, visits: { of: [visitId] } };
  const others = (await listVisits(challengeId, client)).map(({ id }) => id).filter((id) => id !== visitId);
  return { ...which, visits: { notOf: others } };
}
