import type { Stage } from "#app/access/permissions.ts";
import type { Tx } from "#app/platform/db.server.ts";

/**
 * Moves a challenge from one stage to another. `closedAt` is when it closed, null for every other stage. Returns false, and
 * changes nothing, when it is no longer at the stage it is said to be at.
 */
export async function changeStage(
  tx: Tx,
  challengeId: string,
  { from, to, closedAt }: { from: Stage; to: Stage; closedAt: Date | null },
): Promise<boolean> {
  const { count } = await tx.challenge.updateMany({
    where: { id: challengeId, stage: from },
    data: { stage: to, closedAt, version: { increment: 1 } },
  });
  return count > 0;
}
