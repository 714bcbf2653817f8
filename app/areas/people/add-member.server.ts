import { isCouncilRole, type Role } from "#app/access/permissions.ts";
import { type ChallengeScope, demand } from "#app/access/scope.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { placeOf } from "./membership.ts";

/** Who is let in, and as what. */
export interface NewMember {
  email: string;
  role: Role;
  councilId?: string | undefined;
  peerId?: string | undefined;
}

/**
 * Lets a person who has an account into the challenge. A person has one role in a challenge: nobody can be on
 * both sides of the wall. Throws forbidden, or invalid at the field that is wrong.
 */
export async function addMember(scope: ChallengeScope, input: NewMember, now: Date): Promise<string> {
  demand(scope, "members.edit");
  const place = placeOf({
    role: input.role,
    councilId: input.councilId ?? null,
    peerId: input.peerId ?? null,
  });
  if (isCouncilRole(place.role) && place.councilId === null) {
    throw new AppError("invalid", "Choose the council this person belongs to.", { field: "councilId" });
  }
  return transaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { email: input.email },
      select: { id: true, memberships: { where: { challengeId: scope.challengeId }, select: { id: true } } },
    });
    if (account === null) {
      throw new AppError(
        "invalid",
        "Nobody has an account with this e-mail address. An administrator can add one.",
        {
          field: "email",
        },
      );
    }
    if (account.memberships.length > 0) {
      throw new AppError(
        "invalid",
        "This person is in the challenge already. Remove them first to change their role.",
        {
          field: "email",
        },
      );
    }
    const { challengeId } = scope;
    if (place.councilId !== null) {
      const council = await tx.council.findFirst({
        where: { id: place.councilId, challengeId },
        select: { id: true },
      });
      if (council === null) {
        throw new AppError("invalid", "Choose a council of this challenge.", { field: "councilId" });
      }
    }
    if (place.peerId !== null) {
      const peer = await tx.peer.findFirst({
        where: { id: place.peerId, challengeId },
        select: { id: true, _count: { select: { memberships: true } } },
      });
      if (peer === null) {
        throw new AppError("invalid", "Choose a member of this peer team.", { field: "peerId" });
      }
      if (peer._count.memberships > 0) {
        throw new AppError("invalid", "Somebody signs in as this member of the team already.", {
          field: "peerId",
        });
      }
    }
    const id = newId();
    await tx.membership.create({
      data: { id, accountId: account.id, challengeId, ...place, createdAt: now },
      select: { id: true },
    });
    await record(tx, scope, { type: "member-added", data: { accountId: account.id, role: place.role } }, now);
    return id;
  });
}
