import { isPeerTeamRole, PEER_TEAM_ROLES, type Role } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { isReaderKind, type ReaderKind } from "#app/access/readers/reader-rights.ts";
import { readDeliveries } from "#app/mail/deliveries.server.ts";
import { deliveryTrouble } from "#app/mail/delivery-words.ts";
import type { MailKind } from "#app/mail/kinds.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ACCEPTANCE, hasAccepted } from "./members/acceptance.ts";

/** Messages that tell somebody of an account or a challenge. */
const WELCOMES: readonly MailKind[] = ["invitation", "added-to-challenge"];

/** A person in a challenge. */
export interface Member {
  id: string;
  name: string;
  /** What the person signs in with; null across the wall: a council is given the addresses of its own people. */
  email: string | null;
  role: Role;
  /** Who a council's reader is; null for a reader of no kind, and for everybody else. */
  readerKind: ReaderKind | null;
  councilName: string | null;
  /** Whether it is the person who asks. */
  isSelf: boolean;
  /** Whether the person has accepted the invitation, or had an account before. */
  hasAccepted: boolean;
  /** From then on the person is out, because the challenge closed; null while it is open. */
  expiresAt: Date | null;
  /** What went wrong with the message that told them; null when nothing did, or across the wall. */
  mailTrouble: string | null;
}

/**
 * Who of a challenge a person sees: for the peer team everybody; for a council's person the peer team and the people of that
 * council, not the other council's. Peers are seen once they are confirmed (decision 0745), before that by whoever arranges the team, and by
 * themselves: who is asked, and can open the challenge meanwhile, is not for everybody.
 */
export function readableMembers(permit: ChallengePermit) {
  const { challengeId, actor } = permit;
  const isTeam = isPeerTeamRole(permit.role);
  if (isTeam && permit.may("team.edit")) return { challengeId };
  const team = [
    { role: { in: PEER_TEAM_ROLES.filter((role) => role !== "peer") } },
    { role: "peer", peer: { status: "confirmed" } },
    { accountId: actor.accountId },
  ];
  // Asked of the role, not of the council: a council's person without one would otherwise see everybody.
  const councils = isTeam ? { councilId: { not: null } } : { councilId: permit.councilId ?? "" };
  return { challengeId, OR: [...team, councils] };
}

/** The people of a challenge that a person sees, by name. At most 300. */
export async function listMembers(permit: ChallengePermit, client: Db = db): Promise<Member[]> {
  const isTeam = isPeerTeamRole(permit.role);
  const rows = await client.membership.findMany({
    where: readableMembers(permit),
    orderBy: { account: { name: "asc" } },
    take: 300,
    select: {
      id: true,
      accountId: true,
      role: true,
      readerKind: true,
      councilId: true,
      expiresAt: true,
      account: {
        select: { name: true, email: true, ...ACCEPTANCE },
      },
      council: { select: { name: true } },
    },
  });
  const isOwn = (row: { councilId: string | null }) =>
    isTeam || (row.councilId !== null && row.councilId === permit.councilId);
  const deliveries = await readDeliveries(
    rows.filter(isOwn).map(({ account }) => account.email),
    WELCOMES,
    client,
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.account.name,
    email: isOwn(row) ? row.account.email : null,
    mailTrouble: deliveryTrouble(deliveries.get(row.account.email)),
    role: row.role as Role,
    readerKind: isReaderKind(row.readerKind) ? row.readerKind : null,
    councilName: row.council?.name ?? null,
    isSelf: row.accountId === permit.actor.accountId,
    hasAccepted: hasAccepted(row.account),
    expiresAt: row.expiresAt,
  }));
}

/** One member, with what a form about them needs. */
export interface MemberPlace extends Member {
  accountId: string;
  councilId: string | null;
  peerId: string | null;
  version: number;
}

/** One member that the person may see (see listMembers). Throws not-found. */
export async function readMember(permit: ChallengePermit, membershipId: string): Promise<MemberPlace> {
  const member = (await listMembers(permit)).find(({ id }) => id === membershipId);
  if (member === undefined) throw new AppError("not-found", "This person is not in the challenge.");
  const place = await db.membership.findFirstOrThrow({
    where: { id: membershipId, challengeId: permit.challengeId },
    select: { accountId: true, councilId: true, peerId: true, version: true },
  });
  return { ...member, ...place };
}

/** An account, for the administrator of the installation: no challenge is named. */
export interface AccountDetails {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  hasSecondFactor: boolean;
  hasAccepted: boolean;
  disabledAt: Date | null;
  /** What went wrong with the message that invited them; null when nothing did. */
  mailTrouble: string | null;
}

/** The accounts of the installation by name, at most 500. For administrators only: the route's guard asks. */
export async function listAccounts(): Promise<AccountDetails[]> {
  const rows = await db.account.findMany({
    orderBy: { name: "asc" },
    take: 500,
    select: {
      id: true,
      name: true,
      email: true,
      isAdministrator: true,
      disabledAt: true,
      totpConfirmedAt: true,
      ...ACCEPTANCE,
    },
  });
  const deliveries = await readDeliveries(
    rows.map(({ email }) => email),
    WELCOMES,
  );
  return rows.map(({ passwordHash, totpConfirmedAt, _count, ...row }) => ({
    ...row,
    mailTrouble: deliveryTrouble(deliveries.get(row.email)),
    hasSecondFactor: totpConfirmedAt !== null,
    hasAccepted: hasAccepted({ passwordHash, _count }),
  }));
}
