import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { OnSite } from "./milestone-plan.ts";

/** The first and the last day on site, of all phases: what key dates are counted from. */
export async function readOnSite(challengeId: string, client?: Db): Promise<OnSite> {
  const onSite = await readOnSiteDays(challengeId, client);
  return { start: onSite?.first ?? null, end: onSite?.last ?? null };
}
