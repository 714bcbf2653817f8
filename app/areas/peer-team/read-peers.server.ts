import type { ChallengePermit, PeerTeamPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";

/**
 * The peers whom the team knows by name, in its order: who is confirmed, and those among some ids, who have written something and may have
 * withdrawn since. The search for a team is for whoever arranges it. At most 50.
 */
export function listPeerNames(
  { challengeId }: PeerTeamPermit,
  besides: readonly string[],
): Promise<{ id: string; name: string }[]> {
  return db.peer.findMany({
    where: { challengeId, OR: [{ status: "confirmed" }, { id: { in: [...besides] } }] },
    orderBy: { position: "asc" },
    take: 50,
    select: { id: true, name: true },
  });
}

/** The peers of a challenge with their addresses, for writing to them: all, or those among some ids. At most 100. */
export function listPeerAddresses(
  challengeId: string,
  client: Db,
  ids?: readonly string[],
): Promise<{ id: string; name: string; email: string | null }[]> {
  return client.peer.findMany({
    where: { challengeId, ...(ids === undefined ? {} : { id: { in: [...ids] } }) },
    take: 100,
    select: { id: true, name: true, email: true },
  });
}

/** Whether every id is of a peer of the challenge. */
export async function areAllPeers(challengeId: string, ids: readonly string[], client: Db): Promise<boolean> {
  const different = [...new Set(ids)];
  return (await client.peer.count({ where: { challengeId, id: { in: different } } })) === different.length;
}

/** How often each place of the team was saved, to see whether anything changed. At most 30. */
export function listPeerVersions(
  challengeId: string,
  client: Db,
): Promise<{ id: string; version: number }[]> {
  return client.peer.findMany({
    where: { challengeId },
    orderBy: { id: "asc" },
    take: 30,
    select: { id: true, version: true },
  });
}

/**
 * The peers the scope asks for, as the Word letter lists the team. Both sides read the letter, so it names a peer once they are confirmed
 * (decision 0745) and has the place before that: the search is the LGA's business. At most 30.
 */
export async function listTeamWanted(
  permit: ChallengePermit,
  client: Db = db,
): Promise<{ name: string; role: string; brief: string; organisation: string }[]> {
  const peers = await client.peer.findMany({
    where: { challengeId: permit.challengeId, status: { not: "withdrawn" } },
    orderBy: { position: "asc" },
    take: 30,
    select: { name: true, role: true, brief: true, organisation: true, status: true },
  });
  return peers.map(({ status, ...peer }) =>
    status === "confirmed" ? peer : { ...peer, name: "", organisation: "" },
  );
}

/** The peers who are confirmed, in the team's order: those whom both sides know by name. At most 30. */
export function listConfirmedPeers(
  challengeId: string,
  client: Db,
): Promise<{ id: string; name: string; role: string }[]> {
  return client.peer.findMany({
    where: { challengeId, status: "confirmed" },
    orderBy: { position: "asc" },
    take: 30,
    select: { id: true, name: true, role: true },
  });
}
