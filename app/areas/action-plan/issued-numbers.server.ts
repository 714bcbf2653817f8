import type { CouncilPermit } from "#app/access/permit.ts";
import { isIssuedFor } from "#app/issue/issued-versions.server.ts";
import type { Db } from "#app/platform/db.server.ts";

/** Whether a council has approved its plan: from then on the numbers of its actions stay. */
export function hasIssuedPlan(permit: CouncilPermit, client: Db): Promise<boolean> {
  const { challengeId, councilId } = permit;
  return isIssuedFor(challengeId, "action-plan", councilId, client);
}
