import type { PeerRole } from "#app/areas/peer-team/peer-words.ts";
import { isTeamKind, type SessionKind } from "../timetable-words.ts";

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

/** The same as somebody asks for it. */
export type WantedNeeds = Omit<SessionNeeds, "sessionId">;

/** What a session asks for when nobody has said anything: a pair of peers, anywhere, at any time. */
export const NO_NEEDS: Readonly<WantedNeeds> = {
  isPinned: false,
  isConfidential: false,
  peersNeeded: null,
  isAllPeers: false,
  requiredRoles: [],
  allowedSiteIds: [],
  isOnline: false,
  afterIds: [],
  wantedPeerIds: [],
};

/** Peers meet people in pairs (house rule). */
const PAIR = 2;

type WhoComes = Pick<SessionNeeds, "isAllPeers"> &
  Partial<Pick<SessionNeeds, "peersNeeded" | "requiredRoles" | "wantedPeerIds">>;

/** Whether everybody of the team attends: as said; and by its kind, as long as nobody has said who. */
export function isForAllPeers(kind: SessionKind, needs: WhoComes): boolean {
  const { isAllPeers, peersNeeded = null, requiredRoles = [], wantedPeerIds = [] } = needs;
  if (isAllPeers) return true;
  return isTeamKind(kind) && peersNeeded === null && requiredRoles.length === 0 && wantedPeerIds.length === 0;
}

/** How many peers a session takes when not everybody attends. */
export function peersNeededFor({
  peersNeeded,
  wantedPeerIds,
  requiredRoles,
}: Pick<SessionNeeds, "peersNeeded" | "wantedPeerIds" | "requiredRoles">): number {
  return Math.max(peersNeeded ?? PAIR, wantedPeerIds.length, requiredRoles.length);
}

/** One session comes after another, by their ids. */
export interface AfterLink {
  sessionId: string;
  earlierId: string;
}

/**
 * The circle that would arise if a session came after the given ones: the ids on the way from it back to itself, or null.
 * `links` are those of all sessions; those of the session itself are replaced.
 */
export function circleOf(
  sessionId: string,
  afterIds: readonly string[],
  links: readonly AfterLink[],
): string[] | null {
  const earlierOf = new Map<string, string[]>();
  for (const link of links) {
    if (link.sessionId === sessionId) continue;
    earlierOf.set(link.sessionId, [...(earlierOf.get(link.sessionId) ?? []), link.earlierId]);
  }
  const seen = new Set<string>();
  const walk = (id: string, way: string[]): string[] | null => {
    if (id === sessionId) return way;
    if (seen.has(id)) return null;
    seen.add(id);
    for (const earlier of earlierOf.get(id) ?? []) {
      const circle = walk(earlier, [...way, earlier]);
      if (circle !== null) return circle;
    }
    return null;
  };
  for (const id of afterIds) {
    const circle = walk(id, [sessionId, id]);
    if (circle !== null) return circle;
  }
  return null;
}
