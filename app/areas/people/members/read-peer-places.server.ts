import type { Db } from "#app/platform/db.server.ts";

/** A place in the peer team, as far as letting somebody in asks about it. */
interface PeerPlace {
  id: string;
  /** Empty for a place that is still wanted. */
  name: string;
  email: string | null;
  hasWithdrawn: boolean;
  /** The memberships of whoever signs in as this peer. */
  membershipIds: string[];
}

/**
 * The places in the team of a challenge, in its order: the one question that this room asks of the team, which comes later in the
 * order of rooms. A team has some ten places, so that all are read and the rules below look at the list.
 */
export async function readPeerPlaces(challengeId: string, client: Db): Promise<PeerPlace[]> {
  const rows = await client.peer.findMany({
    where: { challengeId },
    orderBy: { position: "asc" },
    select: { id: true, name: true, email: true, status: true, memberships: { select: { id: true } } },
  });
  return rows.map(({ status, memberships, ...peer }) => ({
    ...peer,
    hasWithdrawn: status === "withdrawn",
    membershipIds: memberships.map(({ id }) => id),
  }));
}

/** The named places of the peer team that no member of the challenge has, or has oneself, in the team's order. At most 40. */
export async function listFreePeers(
  challengeId: string,
  ownPeerId: string | null,
  client: Db,
): Promise<{ id: string; name: string }[]> {
  const places = await readPeerPlaces(challengeId, client);
  return places
    .filter(
      ({ id, name, hasWithdrawn, membershipIds }) =>
        name !== "" && !hasWithdrawn && (membershipIds.length === 0 || id === ownPeerId),
    )
    .slice(0, 40)
    .map(({ id, name }) => ({ id, name }));
}
