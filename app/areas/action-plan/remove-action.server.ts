import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { hasIssuedPlan } from "./issued-numbers.server.ts";
import { readAction } from "./store.server.ts";

/**
 * Removes an action and the reports on it. An action of a plan that was approved stays, since the public has its
 * number: say in an update why it was given up. Throws forbidden, not-found or invalid.
 */
export async function removeAction(permit: CouncilPermit, actionId: string, now: Date): Promise<void> {
  demand(permit, "plan.write");
  await transaction(async (tx) => {
    const action = await readAction(permit, actionId, tx);
    if (await hasIssuedPlan(permit, tx)) {
      throw new AppError(
        "invalid",
        `Action ${action.ref} is in a plan that was approved. Keep it, and say in an update why it was given up.`,
      );
    }
    const { challengeId, councilId } = permit;
    await tx.action.deleteMany({ where: { id: actionId, challengeId, councilId } });
    await record(tx, permit, { type: "action-changed", data: { actionId, what: "removed" } }, now);
  });
}
