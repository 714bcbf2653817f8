import type { ChallengePermit } from "#app/access/permit.ts";
import type { Db, Tx } from "#app/platform/db.server.ts";

/** When the position statement was submitted; null while it is being written. Both sides may know. */
export async function readStatementSubmittedAt(
  { challengeId }: ChallengePermit,
  client: Db,
): Promise<Date | null> {
  const { statementSubmittedAt } = await client.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: { statementSubmittedAt: true },
  });
  return statementSubmittedAt;
}

/** Notes that the position statement was submitted, in the transaction of its submission. */
export async function markStatementSubmitted(tx: Tx, challengeId: string, now: Date): Promise<void> {
  await tx.challenge.update({
    where: { id: challengeId },
    data: { statementSubmittedAt: now },
    select: { id: true },
  });
}

/** Notes that the position statement is being written again. Returns whether it had been submitted. */
export async function markStatementOpen(tx: Tx, challengeId: string): Promise<boolean> {
  const { count } = await tx.challenge.updateMany({
    where: { id: challengeId, statementSubmittedAt: { not: null } },
    data: { statementSubmittedAt: null },
  });
  return count > 0;
}
