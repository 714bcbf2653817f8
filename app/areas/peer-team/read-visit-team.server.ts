import type { ChallengePermit, PeerTeamPermit, VisitPermit } from "#app/access/permit.ts";
import { listVisits, readFirstPhase } from "#app/areas/visits/read-visits.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { readOnce } from "#app/platform/request-context/read-once.server.ts";
import { notPlannedOf } from "./peer-agreement.ts";
import { listDecidedAgainst, listPeerProposals } from "./read-proposals.server.ts";
import { listPeers, type Peer } from "./store.server.ts";
import { type PeerAtVisit, peerAtStay, peerAtVisit, type VisitPeerRow, visitsOfPeer } from "./visit-team.ts";

/** What is written down of the peers of a challenge, of all its visits; at most 1,000. */
function listVisitPeers(challengeId: string, client: Db): Promise<readonly VisitPeerRow[]> {
  const read = () => readVisitPeers(challengeId, client);
  return client === db ? readOnce(`peers of the visits of ${challengeId}`, read) : read();
}

function readVisitPeers(challengeId: string, client: Db): Promise<VisitPeerRow[]> {
  return client.visitPeer.findMany({
    where: { peer: { challengeId } },
    take: 1_000,
    select: {
      visitId: true,
      peerId: true,
      isHere: true,
      post: true,
      organisation: true,
      version: true,
    },
  });
}

/** A peer, and what they are at a visit. */
export interface PeerHere extends Peer {
  here: PeerAtVisit;
}

/** Everybody of the team with what they are at the visit of the permit, also those who are not at it. */
export function listPeersAt(permit: VisitPermit, client: Db = db): Promise<PeerHere[]> {
  return listPeersOf(permit, permit.visitId, client);
}

async function listPeersOf(permit: ChallengePermit, visitId: string, client: Db): Promise<PeerHere[]> {
  const [peers, rows, first] = await Promise.all([
    listPeers(permit, client),
    listVisitPeers(permit.challengeId, client),
    readFirstPhase(permit.challengeId, client),
  ]);
  const at = { visitId, firstPhaseId: first.id };
  return peers.map((peer) => ({ ...peer, here: peerAtVisit(peer, rows, at) }));
}

/** The team of a visit of the challenge with what each is by then, for whoever has no permit at it; in the team's order. */
export async function listTeamOf(
  permit: ChallengePermit,
  visitId: string,
  client: Db = db,
): Promise<PeerHere[]> {
  return (await listPeersOf(permit, visitId, client)).filter(({ here }) => here.isHere);
}

/** The team of the visit of the permit, each with the organisation they are of by then, in the team's order. */
export async function listTeamAt(permit: VisitPermit, client: Db = db): Promise<Peer[]> {
  return (await listPeersAt(permit, client))
    .filter(({ here }) => here.isHere)
    .map(({ here, ...peer }) => ({ ...peer, organisation: here.organisation }));
}

/** The team that was on site, or spoke with the council before: whom the report names, each with what they were then. In the team's order. */
export async function listTeamOfStay(permit: ChallengePermit, client: Db = db): Promise<PeerHere[]> {
  const [peers, rows, visits] = await Promise.all([
    listPeers(permit, client),
    listVisitPeers(permit.challengeId, client),
    listVisits(permit.challengeId, client),
  ]);
  return peers.flatMap((peer) => {
    const here = peerAtStay(peer, rows, visits);
    return here === null ? [] : [{ ...peer, here }];
  });
}

/**
 * Those of the team of the visit for whom sessions are planned: neither who withdrew, nor somebody against whom a council has decided while
 * they are put to the councils. A place that is still to be filled is planned for.
 */
export async function listTeamToPlan(permit: VisitPermit, client: Db = db): Promise<Peer[]> {
  const team = (await listTeamAt(permit, client)).filter(({ status }) => status !== "withdrawn");
  // Nobody else can be decided against and not confirmed.
  if (!team.some(({ status }) => status === "proposed")) return team;
  const against = await listDecidedAgainst(permit, client);
  return team.filter(({ id, status }) => status === "confirmed" || !against.has(id));
}

/**
 * Of the team of the visit those for whom no session is planned since a council decided against them, each by their id with why: a sentence for
 * whoever arranges the team, nothing for others.
 */
export async function readNotPlannedAt(
  permit: VisitPermit,
  team: readonly Pick<PeerHere, "id" | "status">[],
): Promise<Record<string, string>> {
  if (!permit.may("team.edit") || !team.some(({ status }) => status === "proposed")) return {};
  return notPlannedOf(team, await listPeerProposals(permit));
}

/**
 * The visits whose evidence somebody may read, by the team they are in; null for all. Only a peer is in the team of some visits and not of others:
 * the LGA's staff arrange them all, and an account that is tied to no place is of none in particular.
 */
export async function readSeenVisits(
  permit: PeerTeamPermit,
  client: Db = db,
): Promise<ReadonlySet<string> | null> {
  const { peerId, challengeId } = permit;
  if (permit.role !== "peer" || peerId === null) return null;
  const [rows, visits] = await Promise.all([
    listVisitPeers(challengeId, client),
    listVisits(challengeId, client),
  ]);
  return new Set(visitsOfPeer({ id: peerId, organisation: "" }, rows, visits));
}

/** Whether anybody declared an interest for a visit, for what rests on it: no page but those with conflicts.read shows it. */
export async function hasInterestsAt(
  { visitId }: Pick<VisitPermit, "visitId">,
  client: Db,
): Promise<boolean> {
  return (await client.conflictOfInterest.count({ where: { visitId } })) > 0;
}

/**
 * What each peer answered for a visit about interests: how many they declared, 0 for nothing to declare; who has not answered is not in it. Only for
 * those with conflicts.read; none for others.
 */
export async function readInterestsAt(
  permit: ChallengePermit & VisitPermit,
): Promise<ReadonlyMap<string, number>> {
  if (!permit.may("conflicts.read")) return new Map();
  const rows = await db.conflictOfInterest.groupBy({
    by: ["peerId", "isNothing"],
    where: { visitId: permit.visitId, peer: { challengeId: permit.challengeId } },
    _count: { _all: true },
  });
  const answered = new Map<string, number>();
  for (const { peerId, isNothing, _count } of rows) {
    answered.set(peerId, (answered.get(peerId) ?? 0) + (isNothing ? 0 : _count._all));
  }
  return answered;
}
