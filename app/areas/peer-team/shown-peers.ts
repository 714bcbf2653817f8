import type { PeerRole, PeerStatus } from "./peer-words.ts";

/** A member of the team as the page shows them. */
export interface ShownPeer {
  id: string;
  name: string;
  role: PeerRole;
  status: PeerStatus;
  organisation: string;
  biography: string;
  brief: string;
  themes: { number: number; title: string }[];
}

/** The peers a person may see, as a condition on their rows: all of them, or those who are confirmed. */
export function peersShownTo(seesSearch: boolean): { status?: PeerStatus } {
  return seesSearch ? {} : { status: "confirmed" };
}

/**
 * The team as a person may see it. Who arranges the team sees the search: places still wanted, people approached and
 * people who withdrew. Everybody else, a council above all, meets the team as it is confirmed.
 */
export function shownPeers(peers: readonly ShownPeer[], seesSearch: boolean): ShownPeer[] {
  const { status } = peersShownTo(seesSearch);
  return peers
    .filter((peer) => status === undefined || peer.status === status)
    .map((peer) => ({
      id: peer.id,
      name: peer.name,
      role: peer.role,
      status: peer.status,
      organisation: peer.organisation,
      biography: peer.biography,
      // Only shown where nobody is named yet.
      brief: peer.name === "" ? peer.brief : "",
      themes: peer.themes.map(({ number, title }) => ({ number, title })),
    }));
}
