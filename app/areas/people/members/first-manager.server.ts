import type { Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";

/** Makes whoever makes a challenge its challenge manager, in the transaction that makes it. */
export async function writeFirstManager(
  tx: Tx,
  { accountId, challengeId }: { accountId: string; challengeId: string },
  now: Date,
): Promise<void> {
  await tx.membership.create({
    data: { id: newId(), accountId, challengeId, role: "challenge-manager", createdAt: now },
    select: { id: true },
  });
}
