import type { ChallengePermit } from "#app/access/permit.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { membershipEnd } from "./membership.ts";

/**
 * Sets when the memberships of a challenge end, because it closed at an instant, or takes that back (null: it was
 * opened again). The manager stays, who answers for what is kept and destroyed.
 */
export async function endMemberships(tx: Tx, permit: ChallengePermit, closedAt: Date | null): Promise<void> {
  await tx.membership.updateMany({
    where: { challengeId: permit.challengeId, role: { not: "challenge-manager" } },
    data: { expiresAt: closedAt === null ? null : membershipEnd(closedAt) },
  });
}
