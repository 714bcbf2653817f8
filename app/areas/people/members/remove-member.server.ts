import { ROLE_NAMES, type Role } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { endPurposeLinks } from "#app/access/purpose-links/purpose-links.server.ts";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { to } from "#app/addresses.ts";
import { record } from "#app/audit/record.server.ts";
import { tell } from "#app/notices/tell.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { revokeLinks } from "../accounts/account-links.server.ts";
import { endTimesOf } from "../deputies/name-deputy.server.ts";
import { reasonNotToLeave, reasonToKeep } from "./membership.ts";

const LEAVER = {
  id: true,
  role: true,
  accountId: true,
  councilId: true,
  account: { select: { name: true, email: true } },
} as const;

/** Takes a person out of the challenge. What they wrote stays. Throws forbidden, not-found or invalid. */
export async function removeMember(permit: ChallengePermit, membershipId: string, now: Date): Promise<void> {
  demand(permit, "members.edit");
  await transaction(async (tx) => {
    const where = { challengeId: permit.challengeId };
    const member = await tx.membership.findFirst({
      where: { ...where, id: membershipId },
      select: LEAVER,
    });
    if (member === null) throw new AppError("not-found", "This person is not in the challenge.");
    const managers = await tx.membership.count({ where: { ...where, role: "challenge-manager" } });
    const reason = reasonToKeep({ role: member.role as Role }, managers);
    if (reason !== null) throw new AppError("invalid", reason);
    await takeOut(tx, permit, member, now);
    await endSignInSessionsOf(tx, member.accountId);
  });
}

interface Leaver {
  id: string;
  role: string;
  accountId: string;
  councilId: string | null;
  account: { name: string; email: string };
}

/** Takes the place away. The co-ordinators of a council are told: what the person had of the council's own is known to it alone. */
async function takeOut(tx: Tx, permit: ChallengePermit, member: Leaver, now: Date): Promise<void> {
  const { id, accountId, role, councilId, account } = member;
  await endTimesOf(tx, permit, id, now);
  if (councilId !== null) await endLinksTo(tx, permit, { councilId, address: account.email }, now);
  await revokeLinks(tx, "invitation", accountId, now, id);
  await tx.membership.delete({ where: { id }, select: { id: true } });
  await record(tx, permit, { type: "member-removed", data: { accountId, role } }, now);
  if (councilId === null) return;
  await tell(
    tx,
    permit,
    {
      kind: "member-left",
      recordId: id,
      occasion: now.toISOString(),
      space: "council",
      councilId,
      title: `${account.name}, ${ROLE_NAMES[role as Role].toLowerCase()}`,
      page: to.people.members(permit),
    },
    now,
  );
}

/** A link to decide is for one person: to whoever leaves the council it works no longer, and a message that has not gone does not go. */
async function endLinksTo(
  tx: Tx,
  permit: ChallengePermit,
  { councilId, address }: { councilId: string; address: string },
  now: Date,
): Promise<void> {
  const which = { challengeId: permit.challengeId, purpose: "approval", councilId, address } as const;
  const { ended } = await endPurposeLinks(tx, which, "left", now);
  if (ended.length === 0) return;
  await record(tx, permit, { type: "decision-link-ended", data: { links: ended.length } }, now);
}

/**
 * Takes oneself out of the challenge, or, of several councils that one serves, of the one in view: then one stays signed in for the others.
 * What one wrote stays. Throws forbidden, not-found, or conflict while nobody else has one's role.
 */
export async function leaveChallenge(permit: ChallengePermit, now: Date): Promise<void> {
  demand(permit, "leaving.prepare");
  const { challengeId, councilId, role, actor } = permit;
  await transaction(async (tx) => {
    const own = { challengeId, councilId, role };
    const member = await tx.membership.findFirst({
      where: { ...own, accountId: actor.accountId },
      select: LEAVER,
    });
    if (member === null) throw new AppError("not-found", "You are not in the challenge.");
    const sameRole = await tx.membership.count({ where: { ...own, id: { not: member.id } } });
    const reason = reasonNotToLeave({ role }, { sameRole });
    if (reason !== null) throw new AppError("conflict", reason);
    await takeOut(tx, permit, member, now);
    const others = await tx.membership.count({ where: { challengeId, accountId: actor.accountId } });
    if (others === 0) await endSignInSessionsOf(tx, actor.accountId);
  });
}
