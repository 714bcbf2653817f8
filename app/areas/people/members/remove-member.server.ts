import type { Role } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { reasonToKeep } from "./membership.ts";

/** Takes a person out of the challenge. What they wrote stays. Throws forbidden, not-found or invalid. */
export async function removeMember(permit: ChallengePermit, membershipId: string, now: Date): Promise<void> {
  demand(permit, "members.edit");
  await transaction(async (tx) => {
    const where = { challengeId: permit.challengeId };
    const member = await tx.membership.findFirst({
      where: { ...where, id: membershipId },
      select: { id: true, role: true, accountId: true },
    });
    if (member === null) throw new AppError("not-found", "This person is not in the challenge.");
    const managers = await tx.membership.count({ where: { ...where, role: "challenge-manager" } });
    const reason = reasonToKeep({ role: member.role as Role }, managers);
    if (reason !== null) throw new AppError("invalid", reason);
    await tx.membership.delete({ where: { id: member.id }, select: { id: true } });
    await endSignInSessionsOf(tx, member.accountId);
    await record(
      tx,
      permit,
      { type: "member-removed", data: { accountId: member.accountId, role: member.role } },
      now,
    );
  });
}
