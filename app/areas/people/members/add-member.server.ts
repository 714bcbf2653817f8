import { isCouncilRole, isPeerTeamRole, type Role } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import type { ReaderKind } from "#app/access/readers/reader-rights.ts";
import { isCouncilOf } from "#app/areas/challenge/read-challenge.server.ts";
import { record } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { placeOf, reasonNotToPlace, type WantedMembership } from "./membership.ts";
import { isMetForCouncil } from "./read-memberships.server.ts";
import { readPeerPlaces } from "./read-peer-places.server.ts";
import { peerPlaceOf } from "./tie-peers.server.ts";

/** The challenge somebody is let into, and who does it: a permit, or whoever has just made the challenge. */
export type LetInto = Pick<
  ChallengePermit,
  "actor" | "challengeId" | "challengeTitle" | "requestId" | "stage"
>;

/** Who is let in, and as what. */
export interface NewMember {
  email: string;
  role: Role;
  councilId?: string | undefined;
  peerId?: string | undefined;
  readerKind?: ReaderKind | undefined;
}

/**
 * Lets a person who has an account into the challenge. A person has one role for each council they serve, and nobody is on
 * both sides of the wall. Throws forbidden, or invalid at the field that is wrong.
 */
export async function addMember(permit: ChallengePermit, input: NewMember, now: Date): Promise<string> {
  demand(permit, "members.edit");
  const place = placeOf({
    role: input.role,
    councilId: input.councilId ?? null,
    peerId: input.peerId ?? null,
    readerKind: input.readerKind,
  });
  return transaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { email: input.email },
      select: { id: true, email: true },
    });
    if (account === null) {
      throw new AppError("invalid", "Nobody has an account with this e-mail address. Invite them instead.", {
        field: "email",
      });
    }
    return placeMember(tx, permit, account, place, now);
  });
}

/**
 * Gives an account its place in the challenge, inside the caller's transaction, and returns the membership's id. A peer whose place in the
 * team was not said gets the one with their address. Throws invalid at the field that is wrong, or conflict in a closed challenge.
 */
export async function placeMember(
  tx: Tx,
  permit: LetInto,
  account: { id: string; email: string },
  wanted: WantedMembership,
  now: Date,
): Promise<string> {
  const { challengeId } = permit;
  // Places in a closed challenge end; somebody has to answer for what is kept, and may be followed by another.
  if (permit.stage === "closed" && wanted.role !== "challenge-manager") {
    throw new AppError(
      "conflict",
      "This challenge is closed: nobody but another challenge manager can be let in. It can be opened again.",
    );
  }
  const place = await withPeerPlace(tx, challengeId, account, wanted);
  const reason = reasonNotToPlace(await listPlacesIn(tx, account.id, challengeId), placeOf(place));
  if (reason !== null) throw new AppError("invalid", reason, { field: "email" });
  await checkPlace(tx, permit, account, place);
  const id = newId();
  await tx.membership.create({
    data: { id, accountId: account.id, challengeId, ...placeOf(place), createdAt: now },
    select: { id: true },
  });
  const { role, readerKind } = placeOf(place);
  await record(tx, permit, { type: "member-added", data: { accountId: account.id, role, readerKind } }, now);
  return id;
}

/** A peer whose place in the team was not said is tied to the one with the address of the account, where there is one. */
export async function withPeerPlace(
  tx: Tx,
  challengeId: string,
  { email }: { email: string },
  wanted: WantedMembership,
): Promise<WantedMembership> {
  if (wanted.role !== "peer" || wanted.peerId !== null) return wanted;
  return { ...wanted, peerId: await peerPlaceOf(challengeId, email, tx) };
}

/** The places an account has in a challenge, besides the one named. */
async function listPlacesIn(
  tx: Tx,
  accountId: string,
  challengeId: string,
  besides?: string,
): Promise<Pick<WantedMembership, "role" | "councilId">[]> {
  const rows = await tx.membership.findMany({
    where: { accountId, challengeId, id: { not: besides ?? "" } },
    select: { role: true, councilId: true },
  });
  return rows.map(({ role, councilId }) => ({ role: role as Role, councilId }));
}

/**
 * Checks that a place is there to be had and on one side of the wall only. `membershipId` is the place that is being
 * changed. Throws invalid at the field that is wrong.
 */
export async function checkPlace(
  tx: Tx,
  permit: Pick<ChallengePermit, "challengeId">,
  account: { id: string; email: string },
  place: WantedMembership,
  membershipId?: string,
): Promise<void> {
  const { challengeId } = permit;
  const others = await listPlacesIn(tx, account.id, challengeId, membershipId);
  const reason = reasonNotToPlace(others, placeOf(place));
  if (reason !== null) throw new AppError("invalid", reason, { field: "councilId" });
  if (isCouncilRole(place.role)) {
    const isOfCouncil = place.councilId !== null && (await isCouncilOf(challengeId, place.councilId, tx));
    if (!isOfCouncil) {
      throw new AppError("invalid", "Choose the council this person belongs to.", { field: "councilId" });
    }
  }
  const team = await readPeerPlaces(challengeId, tx);
  if (place.peerId !== null) {
    const peer = team.find(({ id }) => id === place.peerId);
    if (peer === undefined) {
      throw new AppError("invalid", "Choose a member of this peer team.", { field: "peerId" });
    }
    if (peer.membershipIds.some((id) => id !== membershipId)) {
      throw new AppError("invalid", "Somebody signs in as this member of the team already.", {
        field: "peerId",
      });
    }
  }
  if (isPeerTeamRole(place.role)) await refuseMetByPeers(tx, challengeId, account.email);
  else refuseInTeam(team, account.email);
}

/** Nobody is on both sides of one challenge's wall, not as somebody whom the team is going to meet either. */
async function refuseMetByPeers(tx: Tx, challengeId: string, email: string): Promise<void> {
  if (!(await isMetForCouncil(challengeId, email, tx))) return;
  throw new AppError(
    "invalid",
    "The timetable lists somebody of a council with this address: nobody can be in the peer team and of the council.",
    { field: "role" },
  );
}

/** Nor as somebody whom the team has listed. */
function refuseInTeam(
  team: readonly { email: string | null; hasWithdrawn: boolean }[],
  address: string,
): void {
  if (!team.some(({ email, hasWithdrawn }) => email === address && !hasWithdrawn)) return;
  throw new AppError(
    "invalid",
    "The peer team lists somebody with this address: nobody can be in the peer team and of the council.",
    { field: "role" },
  );
}
