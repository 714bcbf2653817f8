import type { Role } from "#app/access/permissions.ts";
import { type ChallengePermit, type CouncilPermit, demand } from "#app/access/permit.ts";
import type { ReaderKind } from "#app/access/readers/reader-rights.ts";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { checkPlace, withPeerPlace } from "./add-member.server.ts";
import {
  placeOf,
  ROLE_AFTER_HAND_OVER,
  reasonNotToHandOver,
  reasonToKeep,
  strayChoice,
  type WantedMembership,
} from "./membership.ts";

interface FoundMember {
  id: string;
  role: Role;
  councilId: string | null;
  peerId: string | null;
  readerKind: ReaderKind | null;
  version: number;
  account: { id: string; email: string };
}

async function findMember(tx: Tx, permit: ChallengePermit, membershipId: string): Promise<FoundMember> {
  const member = await tx.membership.findFirst({
    where: { id: membershipId, challengeId: permit.challengeId },
    select: {
      id: true,
      role: true,
      councilId: true,
      peerId: true,
      readerKind: true,
      version: true,
      account: { select: { id: true, email: true } },
    },
  });
  if (member === null) throw new AppError("not-found", "This person is not in the challenge.");
  return {
    ...member,
    role: member.role as Role,
    readerKind: member.readerKind as ReaderKind | null,
  };
}

/** Refuses to leave the challenge without a manager. */
async function keepAManager(tx: Tx, permit: ChallengePermit, member: FoundMember): Promise<void> {
  const managers = await tx.membership.count({
    where: { challengeId: permit.challengeId, role: "challenge-manager" },
  });
  const reason = reasonToKeep(member, managers);
  if (reason !== null) throw new AppError("invalid", reason, { field: "role" });
}

/** Refuses to save over what somebody else has changed since the page was opened. */
function refuseIfChanged(
  tx: Tx,
  { challengeId }: ChallengePermit,
  { version, account }: FoundMember,
  opened: number,
): Promise<void> {
  const by = [{ type: "member-changed", data: { accountId: account.id } } as const];
  return refuseIfSaved(tx, { opened, stored: version }, { challengeId, by });
}

/** Gives a member another place; what they were signed in with ends at once. Throws forbidden, not-found, conflict, or invalid at a field. */
export async function changeMember(
  permit: ChallengePermit,
  membershipId: string,
  { version = 0, ...wanted }: WantedMembership & { version?: number | undefined },
  now: Date,
): Promise<void> {
  demand(permit, "members.edit");
  await transaction(async (tx) => {
    const member = await findMember(tx, permit, membershipId);
    // Whoever becomes a peer; of somebody who is one already, "None" is what was chosen.
    const place = placeOf(
      member.role === "peer" ? wanted : await withPeerPlace(tx, permit.challengeId, member.account, wanted),
    );
    await refuseIfChanged(tx, permit, member, version);
    const stray = strayChoice(wanted, member);
    if (stray !== null) throw new AppError("invalid", stray.message, { field: stray.field });
    if (place.role !== "challenge-manager") await keepAManager(tx, permit, member);
    await checkPlace(tx, permit, member.account, place, member.id);
    await give(tx, permit, member, place, now);
  });
}

/**
 * Says who a reader of one's own council is, for the council's co-ordinator; what they were signed in with ends at once. Throws forbidden,
 * not-found for anybody but a reader of that council, or conflict.
 */
export async function sayWhoReaderIs(
  permit: CouncilPermit,
  membershipId: string,
  { readerKind, version = 0 }: { readerKind: ReaderKind | null; version?: number | undefined },
  now: Date,
): Promise<void> {
  demand(permit, "readers.name");
  await transaction(async (tx) => {
    const member = await findMember(tx, permit, membershipId);
    if (member.role !== "council-reader" || member.councilId !== permit.councilId) {
      throw new AppError("not-found", "This person is no reader of your council.");
    }
    await refuseIfChanged(tx, permit, member, version);
    await give(tx, permit, member, { ...member, readerKind }, now);
  });
}

async function give(
  tx: Tx,
  permit: ChallengePermit,
  member: FoundMember,
  place: WantedMembership,
  now: Date,
): Promise<void> {
  const { role, councilId, peerId, readerKind } = placeOf(place);
  await tx.membership.update({
    where: { id: member.id },
    data: { role, councilId, peerId, readerKind, version: { increment: 1 } },
    select: { id: true },
  });
  await endSignInSessionsOf(tx, member.account.id);
  await record(
    tx,
    permit,
    {
      type: "member-changed",
      data: { accountId: member.account.id, from: member.role, to: role, readerKind },
    },
    now,
  );
}

/**
 * Hands the role of whoever asks to another member of the same side. The giver stays with a lesser role, or leaves the
 * challenge. Both are signed out. Throws forbidden, not-found or invalid.
 */
export async function handOver(
  permit: ChallengePermit,
  { membershipId, stays }: { membershipId: string; stays: boolean },
  now: Date,
): Promise<void> {
  demand(permit, "members.invite");
  await transaction(async (tx) => {
    const receiver = await findMember(tx, permit, membershipId);
    const reason = reasonNotToHandOver(permit, receiver);
    if (reason !== null) throw new AppError("invalid", reason);
    const own = await tx.membership.findFirstOrThrow({
      where: {
        accountId: permit.actor.accountId,
        challengeId: permit.challengeId,
        councilId: permit.councilId,
      },
      select: { id: true },
    });
    const giver = await findMember(tx, permit, own.id);
    await give(tx, permit, receiver, { ...receiver, role: permit.role }, now);
    await record(
      tx,
      permit,
      { type: "handed-over", data: { accountId: receiver.account.id, role: permit.role } },
      now,
    );
    if (stays) {
      const role = ROLE_AFTER_HAND_OVER[permit.role as keyof typeof ROLE_AFTER_HAND_OVER];
      await give(tx, permit, giver, { ...giver, role }, now);
    } else {
      await tx.membership.delete({ where: { id: giver.id }, select: { id: true } });
      await endSignInSessionsOf(tx, giver.account.id);
    }
  });
}
