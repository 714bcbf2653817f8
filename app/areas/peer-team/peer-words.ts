/** The parts a member of the peer team can play. The LGA's staff are part of the team. */
export const PEER_ROLES = [
  "leader-peer",
  "member-peer",
  "chief-executive-peer",
  "officer-peer",
  "challenge-manager",
  "support-officer",
] as const;

export type PeerRole = (typeof PEER_ROLES)[number];

export const PEER_ROLE_NAMES = {
  "leader-peer": "Leader peer",
  "member-peer": "Member peer",
  "chief-executive-peer": "Chief executive peer",
  "officer-peer": "Officer peer",
  "challenge-manager": "LGA peer challenge manager",
  "support-officer": "LGA project support officer",
} as const satisfies Record<PeerRole, string>;

/** Who issues what the team writes, as its reports and their pages say it. */
export const PEER_TEAM_ISSUES = "Local Government Association peer team";

/** A part as it stands within a sentence: "officer peer"; "LGA" stays as it is. */
export function partInSentence(part: string): string {
  return part.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** How far the search for a member of the team has come. */
export const PEER_STATUSES = ["wanted", "approached", "proposed", "confirmed", "withdrawn"] as const;

export type PeerStatus = (typeof PEER_STATUSES)[number];

export const PEER_STATUS_NAMES = {
  wanted: "Wanted",
  approached: "Approached",
  proposed: "Put to the councils",
  confirmed: "Confirmed",
  withdrawn: "Withdrawn",
} as const satisfies Record<PeerStatus, string>;

/** The LGA's staff: they arrange and advise, and lead on no theme. */
export const STAFF_ROLES = ["challenge-manager", "support-officer"] as const satisfies PeerRole[];

/** Whether a role is the LGA's staff. */
export function isStaff(role: PeerRole): boolean {
  return (STAFF_ROLES as readonly PeerRole[]).includes(role);
}

/** Whether a role is held by a councillor. */
export function isElected(role: PeerRole): boolean {
  return role === "leader-peer" || role === "member-peer";
}

/** Whether somebody has been a peer before; empty where nobody has said. */
export const PEER_BEFORE = ["", "first-time", "before"] as const;

export type PeerBefore = (typeof PEER_BEFORE)[number];
