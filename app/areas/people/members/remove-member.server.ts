import type { Role } from "#app/access/permissions.ts";
import { type ChallengeScope, demand } from "#app/access/scope.ts";
import { endSessionsOf } from "#app/access/session.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { reasonToKeep } from "./membership.ts";

/** Takes a person out of the challenge. What they wrote stays. Throws forbidden, not-found or invalid. */
export async function removeMember(scope: ChallengeScope, membershipId: string, now: Date): Promise<void> {
  demand(scope, "members.edit");
  await transaction(async (tx) => {
    const where = { challengeId: scope.challengeId };
    const member = await tx.membership.findFirst({
      where: { ...where, id: membershipId },
      select: { id: true, role: true, accountId: true },
    });
    if (member === null) throw new AppError("not-found", "This person is not in the challenge.");
    const managers = await tx.membership.count({ where: { ...where, role: "challenge-manager" } });
    const reason = reasonToKeep({ role: member.role as Role }, managers);
    if (reason !== null) throw new AppError("invalid", reason);
    await tx.membership.delete({ where: { id: member.id }, select: { id: true } });
    await endSessionsOf(tx, member.accountId);
    await record(
      tx,
      scope,
      { type: "member-removed", data: { accountId: member.accountId, role: member.role } },
      now,
    );
  });
}
