import type { CouncilScope } from "#app/access/scope.ts";
import type { Db } from "#app/platform/db.server.ts";

/** Whether a council has approved its plan: from then on the numbers of its actions stay. */
export async function hasIssuedPlan(scope: CouncilScope, client: Db): Promise<boolean> {
  const { challengeId, councilId } = scope;
  const issued = await client.issuedVersion.count({ where: { challengeId, councilId, kind: "action-plan" } });
  return issued > 0;
}
