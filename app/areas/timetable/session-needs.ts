import type { PeerRole } from "#app/areas/peer-team/peer-words.ts";
import { isTeamKind, type SessionKind } from "./timetable-words.ts";

/** What a session asks of its place and its peers, apart from who comes and how long it lasts. */
export interface SessionNeeds {
  sessionId: string;
  /** Somebody has said where it stays: moved only at a price. */
  isPinned: boolean;
  /** Left out of what readers of the council and the public see. */
  isConfidential: boolean;
  /** null: the usual number of its kind. */
  peersNeeded: number | null;
  isAllPeers: boolean;
  /** Peer roles of which at least one must be there each. */
  requiredRoles: PeerRole[];
  /** Where it may be held; empty is anywhere. */
  allowedSiteIds: string[];
  isOnline: boolean;
  /** Sessions that must have ended before it starts. */
  afterIds: string[];
  /** Peers who must be there, whoever else comes. */
  wantedPeerIds: string[];
}

/** Peers meet people in pairs (house rule). */
const PAIR = 2;

/** Whether everybody of the team attends: as said, or by its kind. */
export function isForAllPeers(kind: SessionKind, needs: Pick<SessionNeeds, "isAllPeers">): boolean {
  return needs.isAllPeers || isTeamKind(kind);
}

/** How many peers a session takes when not everybody attends. */
export function peersNeededFor(needs: Pick<SessionNeeds, "peersNeeded" | "wantedPeerIds">): number {
  return Math.max(needs.peersNeeded ?? PAIR, needs.wantedPeerIds.length);
}
