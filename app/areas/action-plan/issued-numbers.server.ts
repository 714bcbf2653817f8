import type { CouncilPermit } from "#app/access/permit.ts";
import type { Db } from "#app/platform/db.server.ts";

/** Whether a council has approved its plan: from then on the numbers of its actions stay. */
export async function hasIssuedPlan(permit: CouncilPermit, client: Db): Promise<boolean> {
  const { challengeId, councilId } = permit;
  const issued = await client.issuedVersion.count({ where: { challengeId, councilId, kind: "action-plan" } });
  return issued > 0;
}
