import { type ChallengePermit, demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Db, db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { listFreePeers, readPeerPlaces } from "./read-peer-places.server.ts";

/** Somebody who signs in as a peer and is tied to no place of the team. */
export interface UntiedPeer {
  membershipId: string;
  name: string;
  email: string;
}

const UNTIED = { role: "peer", peerId: null } as const;

/** Whoever of a challenge signs in as a peer and is tied to no place of the team, by name; at most 100. Throws forbidden. */
export async function listUntiedPeers(permit: ChallengePermit): Promise<UntiedPeer[]> {
  demand(permit, "team.edit");
  const rows = await db.membership.findMany({
    where: { challengeId: permit.challengeId, ...UNTIED, account: { anonymisedAt: null } },
    orderBy: { account: { name: "asc" } },
    take: 100,
    select: { id: true, account: { select: { name: true, email: true } } },
  });
  return rows.map(({ id, account }) => ({ membershipId: id, ...account }));
}

/** The named places of the team that an account can be tied to. At most 40. */
export function listPlacesToTie({ challengeId }: ChallengePermit): Promise<{ id: string; name: string }[]> {
  return listFreePeers(challengeId, null, db);
}

/** The place of the team that has an address and that nobody signs in for yet; null where there is none, or where two have it. */
export async function peerPlaceOf(challengeId: string, address: string, client: Db): Promise<string | null> {
  const places = (await readPeerPlaces(challengeId, client)).filter(
    ({ email, hasWithdrawn }) => email === address && !hasWithdrawn,
  );
  const [place] = places;
  return place === undefined || places.length > 1 || place.membershipIds.length > 0 ? null : place.id;
}

/**
 * Ties whoever signs in as a peer with the address of a place to it, inside the transaction that saved the place. Nothing where nobody has
 * the address, or where somebody is tied to the place already.
 */
export async function tieByAddress(
  tx: Tx,
  permit: ChallengePermit,
  address: string | null,
  now: Date,
): Promise<void> {
  if (address === null) return;
  const { challengeId } = permit;
  const peerId = await peerPlaceOf(challengeId, address, tx);
  if (peerId === null) return;
  const member = await tx.membership.findFirst({
    where: { challengeId, ...UNTIED, account: { email: address } },
    select: { id: true },
  });
  if (member !== null) await tie(tx, permit, { membershipId: member.id, peerId }, now);
}

/**
 * Ties an account to a place of the team that nobody signs in for. Throws forbidden, not-found for anybody but a peer of the challenge who is
 * tied to none, or invalid at `peerId` for a place that is not free.
 */
export async function tiePeer(
  permit: PeerTeamPermit,
  tied: { membershipId: string; peerId: string },
  now: Date,
): Promise<void> {
  demand(permit, "team.edit");
  await transaction(async (tx) => {
    const free = await listFreePeers(permit.challengeId, null, tx);
    if (!free.some(({ id }) => id === tied.peerId)) {
      throw new AppError(
        "invalid",
        "Choose a place of the team that has a name and that nobody signs in for.",
        {
          field: "peerId",
        },
      );
    }
    await tie(tx, permit, tied, now);
  });
}

async function tie(
  tx: Tx,
  permit: ChallengePermit,
  { membershipId, peerId }: { membershipId: string; peerId: string },
  now: Date,
): Promise<void> {
  const where = { id: membershipId, challengeId: permit.challengeId, ...UNTIED };
  const member = await tx.membership.findFirst({ where, select: { accountId: true } });
  if (member === null)
    throw new AppError("not-found", "This person is tied to a place already, or is no peer.");
  await tx.membership.updateMany({ where, data: { peerId, version: { increment: 1 } } });
  await record(tx, permit, { type: "peer-tied", data: { accountId: member.accountId, peerId } }, now);
}
