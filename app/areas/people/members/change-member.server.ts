import type { Role } from "#app/access/permissions.ts";
import { type ChallengeScope, demand } from "#app/access/scope.ts";
import { endSessionsOf } from "#app/access/session.server.ts";
import { record } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { checkPlace } from "./add-member.server.ts";
import {
  placeOf,
  ROLE_AFTER_HAND_OVER,
  reasonNotToHandOver,
  reasonToKeep,
  type WantedMembership,
} from "./membership.ts";

interface FoundMember {
  id: string;
  role: Role;
  councilId: string | null;
  peerId: string | null;
  account: { id: string; email: string };
}

async function findMember(tx: Tx, scope: ChallengeScope, membershipId: string): Promise<FoundMember> {
  const member = await tx.membership.findFirst({
    where: { id: membershipId, challengeId: scope.challengeId },
    select: {
      id: true,
      role: true,
      councilId: true,
      peerId: true,
      account: { select: { id: true, email: true } },
    },
  });
  if (member === null) throw new AppError("not-found", "This person is not in the challenge.");
  return { ...member, role: member.role as Role };
}

/** Refuses to leave the challenge without a manager. */
async function keepAManager(tx: Tx, scope: ChallengeScope, member: FoundMember): Promise<void> {
  const managers = await tx.membership.count({
    where: { challengeId: scope.challengeId, role: "challenge-manager" },
  });
  const reason = reasonToKeep(member, managers);
  if (reason !== null) throw new AppError("invalid", reason, { field: "role" });
}

/** Gives a member another place; what they were signed in with ends at once. Throws forbidden, not-found, or invalid at a field. */
export async function changeMember(
  scope: ChallengeScope,
  membershipId: string,
  wanted: WantedMembership,
  now: Date,
): Promise<void> {
  demand(scope, "members.edit");
  const place = placeOf(wanted);
  await transaction(async (tx) => {
    const member = await findMember(tx, scope, membershipId);
    if (place.role !== "challenge-manager") await keepAManager(tx, scope, member);
    await checkPlace(tx, scope, member.account, place, member.id);
    await give(tx, scope, member, place, now);
  });
}

async function give(
  tx: Tx,
  scope: ChallengeScope,
  member: FoundMember,
  place: WantedMembership,
  now: Date,
): Promise<void> {
  const { role, councilId, peerId } = place;
  await tx.membership.update({
    where: { id: member.id },
    data: { role, councilId, peerId },
    select: { id: true },
  });
  await endSessionsOf(tx, member.account.id);
  await record(
    tx,
    scope,
    {
      type: "member-changed",
      data: { accountId: member.account.id, from: member.role, to: place.role },
    },
    now,
  );
}

/**
 * Hands the role of whoever asks to another member of the same side. The giver stays with a lesser role, or leaves the
 * challenge. Both are signed out. Throws forbidden, not-found or invalid.
 */
export async function handOver(
  scope: ChallengeScope,
  { membershipId, stays }: { membershipId: string; stays: boolean },
  now: Date,
): Promise<void> {
  demand(scope, "members.invite");
  await transaction(async (tx) => {
    const receiver = await findMember(tx, scope, membershipId);
    const reason = reasonNotToHandOver(scope, receiver);
    if (reason !== null) throw new AppError("invalid", reason);
    const own = await tx.membership.findUniqueOrThrow({
      where: { accountId_challengeId: { accountId: scope.actor.accountId, challengeId: scope.challengeId } },
      select: { id: true },
    });
    const giver = await findMember(tx, scope, own.id);
    await give(tx, scope, receiver, { ...receiver, role: scope.role }, now);
    await record(
      tx,
      scope,
      { type: "handed-over", data: { accountId: receiver.account.id, role: scope.role } },
      now,
    );
    if (stays) {
      const role = ROLE_AFTER_HAND_OVER[scope.role as keyof typeof ROLE_AFTER_HAND_OVER];
      await give(tx, scope, giver, { ...giver, role }, now);
    } else {
      await tx.membership.delete({ where: { id: giver.id }, select: { id: true } });
      await endSessionsOf(tx, giver.account.id);
    }
  });
}
