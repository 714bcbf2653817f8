import type { VisitKind } from "#app/access/visit-kinds.ts";

/** What is written down of a peer at a visit. */
export interface VisitPeerRow {
  visitId: string;
  peerId: string;
  isHere: boolean;
  post: string;
  organisation: string;
  version: number;
}

/** What a peer is at a visit. */
export interface PeerAtVisit {
  isHere: boolean;
  /** What they are in their own council by then; empty where nobody has said. */
  post: string;
  /** Their council or organisation by then. */
  organisation: string;
  /** Whether it was written down for this visit, and not taken over from the first phase. */
  isOwn: boolean;
  /** Of what was written down; 0 while nothing was. */
  version: number;
}

/**
 * What a peer is at a visit: what was written down for it, else what stands for the first phase on site, whose team carries over, else in the
 * team with the organisation that the team says.
 */
export function peerAtVisit(
  peer: { id: string; organisation: string },
  rows: readonly VisitPeerRow[],
  { visitId, firstPhaseId }: { visitId: string; firstPhaseId: string },
): PeerAtVisit {
  const rowOf = (id: string) => rows.find((row) => row.visitId === id && row.peerId === peer.id);
  const own = rowOf(visitId);
  const first = rowOf(firstPhaseId);
  return {
    isHere: own?.isHere ?? first?.isHere ?? true,
    post: (own ?? first)?.post ?? "",
    organisation: (own ?? first)?.organisation || peer.organisation,
    isOwn: own !== undefined,
    version: own?.version ?? 0,
  };
}

/**
 * What a peer was at the visits that the report stands on: at the first phase on site that they were at, else at a conversation before; null for whoever
 * was at none of them, such as somebody who comes to a progress review alone.
 */
export function peerAtStay(
  peer: { id: string; organisation: string },
  rows: readonly VisitPeerRow[],
  visits: readonly { id: string; kind: VisitKind }[],
): PeerAtVisit | null {
  const phases = visits.filter(({ kind }) => kind === "on-site");
  const calls = visits.filter(({ kind }) => kind === "conversations");
  const firstPhaseId = phases[0]?.id ?? "";
  const at = ({ id }: { id: string }) => peerAtVisit(peer, rows, { visitId: id, firstPhaseId });
  return [...phases, ...calls].map(at).find(({ isHere }) => isHere) ?? null;
}

/** What a peer is at a visit, in words: their post, then their council; empty where neither is known. */
export function postAndCouncil({ post, organisation }: Pick<PeerAtVisit, "post" | "organisation">): string {
  return [post, organisation].filter((part) => part !== "").join(", ");
}

/**
 * The visits whose evidence a peer is one of the team for: conversations and phases together, whose findings stand on each other, for whoever is at
 * any of them; and each progress review for whoever is at it.
 */
export function visitsOfPeer(
  peer: { id: string; organisation: string },
  rows: readonly VisitPeerRow[],
  visits: readonly { id: string; kind: VisitKind }[],
): string[] {
  const firstPhaseId = visits.find(({ kind }) => kind === "on-site")?.id ?? "";
  const isHere = ({ id }: { id: string }) => peerAtVisit(peer, rows, { visitId: id, firstPhaseId }).isHere;
  const stay = visits.filter(({ kind }) => kind !== "progress-review");
  const reviews = visits.filter(({ kind }) => kind === "progress-review");
  return [...(stay.some(isHere) ? stay : []), ...reviews.filter(isHere)].map(({ id }) => id);
}

/** What somebody answered for a visit about interests, in words: how many were declared, null while they have not answered. */
export function interestsWords(declared: number | null): string {
  if (declared === null) return "Not answered yet";
  return declared === 0 ? "Nothing to declare" : `${declared} declared`;
}
