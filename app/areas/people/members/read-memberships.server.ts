import { openMembership } from "#app/access/open-membership.server.ts";
import type { Role, Stage } from "#app/access/permissions.ts";
import { isReaderKind, type ReaderKind } from "#app/access/readers/reader-rights.ts";
import { isAtNoStay } from "#app/access/readers/review-peers.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/** Somebody who can be written to. */
export interface Writable {
  id: string;
  name: string;
  email: string;
}

/** The challenge managers of a challenge; at most 20. */
export async function listManagers(challengeId: string, client: Db): Promise<Writable[]> {
  const rows = await client.membership.findMany({
    where: { challengeId, role: "challenge-manager" },
    take: 20,
    select: { account: { select: { id: true, name: true, email: true } } },
  });
  return rows.map(({ account }) => account);
}

/** Somebody in a challenge who can be told things. */
export interface TellablePerson {
  membershipId: string;
  /** Their entry in the peer team; null for everybody else. */
  peerId: string | null;
  /** Whether it is a peer who comes to a progress review alone. */
  isOfReviewAlone: boolean;
  accountId: string;
  name: string;
  email: string;
  role: Role;
  readerKind: ReaderKind | null;
  councilId: string | null;
  since: Date;
}

/** The condition on a membership that somebody is there: the account is on, the place has not ended, and no peer who has withdrawn. */
export function whoIsThere(now: Date) {
  return {
    account: { disabledAt: null, anonymisedAt: null },
    AND: [openMembership(now), { OR: [{ peerId: null }, { peer: { status: { not: "withdrawn" } } }] }],
  };
}

/**
 * Whoever in a challenge can be told things: of accounts that are on, in places that have not ended, peers who have withdrawn not among them;
 * at most 1,000, in the order in which they came.
 */
export async function listTellablePeople(
  challengeId: string,
  now: Date,
  client: Db,
): Promise<TellablePerson[]> {
  const rows = await client.membership.findMany({
    where: { challengeId, ...whoIsThere(now) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 1_000,
    select: {
      id: true,
      accountId: true,
      role: true,
      readerKind: true,
      councilId: true,
      peerId: true,
      createdAt: true,
      account: { select: { name: true, email: true } },
    },
  });
  const ofReviews = rows.some(({ peerId }) => peerId !== null)
    ? await listReviewMembers(challengeId, client)
    : new Set<string>();
  return rows.map(({ id, account, role, readerKind, createdAt, ...row }) => ({
    membershipId: id,
    isOfReviewAlone: ofReviews.has(id),
    ...row,
    ...account,
    role: role as Role,
    readerKind: isReaderKind(readerKind) ? readerKind : null,
    since: createdAt,
  }));
}

/** The memberships of the peers of a challenge who come to a progress review alone. */
async function listReviewMembers(challengeId: string, client: Db): Promise<ReadonlySet<string>> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT m."id" AS "id" FROM "Membership" m
    WHERE m."challengeId" = ${challengeId} AND m."peerId" IS NOT NULL
      AND ${isAtNoStay(Prisma.sql`m."peerId"`, Prisma.sql`m."challengeId"`)}`;
  return new Set(rows.map(({ id }) => id));
}

/** The challenges in which somebody has a place that has not ended; at most 500. */
export async function listChallengesOf(accountId: string, now: Date, client: Db): Promise<string[]> {
  const rows = await client.membership.findMany({
    where: { accountId, ...openMembership(now) },
    take: 500,
    select: { challengeId: true },
  });
  return [...new Set(rows.map(({ challengeId }) => challengeId))];
}

/** The co-ordinators of the councils whose place has not ended, who came first first; at most 20. */
export function listCoordinators(
  challengeId: string,
  now: Date,
  client: Db,
): Promise<{ councilId: string | null; account: { name: string; email: string } }[]> {
  return client.membership.findMany({
    where: { challengeId, role: "coordinator", ...openMembership(now) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 20,
    select: { councilId: true, account: { select: { name: true, email: true } } },
  });
}

/** The names of the co-ordinators whose accounts are on, who came first first; at most 10. */
export async function listCoordinatorNames(
  challengeId: string,
): Promise<{ councilId: string | null; name: string }[]> {
  const rows = await db.membership.findMany({
    where: { challengeId, role: "coordinator", account: { disabledAt: null } },
    orderBy: { createdAt: "asc" },
    take: 10,
    select: { councilId: true, account: { select: { name: true } } },
  });
  return rows.map(({ councilId, account }) => ({ councilId, name: account.name }));
}

/** The people of one council in some roles, by name; at most 200. */
export async function listCouncilMembers(
  { challengeId, councilId }: { challengeId: string; councilId: string },
  roles: readonly Role[],
  client: Db,
): Promise<{ accountId: string; name: string }[]> {
  const rows = await client.membership.findMany({
    where: { challengeId, councilId, role: { in: [...roles] } },
    orderBy: { account: { name: "asc" } },
    take: 200,
    select: { accountId: true, account: { select: { name: true } } },
  });
  return rows.map(({ accountId, account }) => ({ accountId, name: account.name }));
}

/** Whether an address is of one of the councils of a challenge: somebody signs in for it, or the peers meet somebody of it, with this address. */
export async function isOfSomeCouncil(challengeId: string, email: string, client: Db): Promise<boolean> {
  const count = await client.membership.count({
    where: { challengeId, councilId: { not: null }, account: { email } },
  });
  return count > 0 || isMetForCouncil(challengeId, email, client);
}

/**
 * Whether the timetable of a challenge lists somebody of a council with an address. Asked here of a later room, for both who let
 * somebody in: the wall is one rule.
 */
export async function isMetForCouncil(challengeId: string, email: string, client: Db): Promise<boolean> {
  return (await client.person.count({ where: { challengeId, email, councilId: { not: null } } })) > 0;
}

/** What an account may do in a challenge, as things stand: its place there and the stage of the challenge. */
export interface Place {
  accountId: string;
  challengeId: string;
  role: Role;
  readerKind: ReaderKind | null;
  stage: Stage;
}

/**
 * The places of several people in several challenges at once, of accounts that are on and places that have not ended; of somebody who
 * serves several councils each.
 */
export async function listPlaces(
  whom: readonly { accountId: string; challengeId: string }[],
  now: Date,
): Promise<Place[]> {
  const accountIds = [...new Set(whom.map(({ accountId }) => accountId))];
  const challengeIds = [...new Set(whom.map(({ challengeId }) => challengeId))];
  const rows = await db.membership.findMany({
    where: {
      accountId: { in: accountIds },
      challengeId: { in: challengeIds },
      account: { disabledAt: null },
      ...openMembership(now),
    },
    take: 2 * accountIds.length * challengeIds.length + 100,
    select: {
      accountId: true,
      challengeId: true,
      role: true,
      readerKind: true,
      challenge: { select: { stage: true } },
    },
  });
  return rows.map(({ role, readerKind, challenge, ...row }) => ({
    ...row,
    role: role as Role,
    readerKind: isReaderKind(readerKind) ? readerKind : null,
    stage: challenge.stage as Stage,
  }));
}

/**
 * The places of one account in a challenge, whose account stands and which have not ended: of somebody who serves several councils each.
 * A peer who has withdrawn has none.
 */
export async function listPlacesOf(
  { accountId, challengeId }: { accountId: string; challengeId: string },
  now: Date,
): Promise<{ role: Role; readerKind: ReaderKind | null; peerId: string | null }[]> {
  const rows = await db.membership.findMany({
    where: {
      challengeId,
      accountId,
      account: { disabledAt: null, anonymisedAt: null },
      ...openMembership(now),
    },
    select: { role: true, readerKind: true, peerId: true, peer: { select: { status: true } } },
  });
  return rows
    .filter(({ peer }) => peer?.status !== "withdrawn")
    .map(({ role, readerKind, peerId }) => ({
      role: role as Role,
      readerKind: isReaderKind(readerKind) ? readerKind : null,
      peerId,
    }));
}
