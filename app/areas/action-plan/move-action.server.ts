import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { hasIssuedPlan } from "./issued-numbers.server.ts";
import { movedAction } from "./numbering.ts";
import { listActions, readAction } from "./store.server.ts";

/**
 * Moves an action up or down under its recommendation and numbers its neighbours again. Refused once a plan was
 * approved: numbers that people know stay. Throws forbidden, not-found or invalid.
 */
export async function moveAction(
  permit: CouncilPermit,
  actionId: string,
  by: -1 | 1,
  now: Date,
): Promise<void> {
  demand(permit, "plan.write");
  await transaction(async (tx) => {
    const { recommendationId } = await readAction(permit, actionId, tx);
    if (await hasIssuedPlan(permit, tx)) {
      throw new AppError("invalid", "The plan was approved with these numbers, so they stay as they are.");
    }
    const actions = await listActions(permit, { recommendationId }, tx);
    const order = movedAction(
      actions.map((action) => action.id),
      actionId,
      by,
    );
    const { challengeId, councilId } = permit;
    // Numbers are unique: they pass through numbers that nothing has, so that two never meet.
    const aside = Math.max(...actions.map((action) => action.number)) + 1;
    for (const [index, id] of order.entries()) {
      await tx.action.updateMany({ where: { id, challengeId, councilId }, data: { number: aside + index } });
    }
    for (const [index, id] of order.entries()) {
      await tx.action.updateMany({ where: { id, challengeId, councilId }, data: { number: index + 1 } });
    }
    await record(tx, permit, { type: "action-changed", data: { actionId, what: "moved" } }, now);
  });
}
