import type { CouncilPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** What is said anew of whose an action is; what is left out stays. */
export interface OwnerChange {
  id: string;
  ownerAccountId?: string | null;
  ownerName?: string;
  accountableName?: string;
}

/** Says of actions of the own council whose they are, inside the caller's transaction, with an event for each; who may, the caller has asked. */
export async function changeOwners(
  tx: Tx,
  permit: CouncilPermit,
  changes: readonly OwnerChange[],
  now: Date,
): Promise<void> {
  const { challengeId, councilId } = permit;
  for (const { id, ...owners } of changes) {
    await tx.action.updateMany({
      where: { id, challengeId, councilId },
      data: { ...owners, updatedAt: now, version: { increment: 1 } },
    });
    await record(tx, permit, { type: "action-changed", data: { actionId: id, what: "handed over" } }, now);
  }
}
