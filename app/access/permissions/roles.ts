/**
 * The words in which the tables beside this file say who may do what, and when: stages, roles, spaces, and groups of them. See docs/decisions/0002.
 */

/** The stages of a challenge, in the order it passes through them. */
export const STAGES = [
  "scoping",
  "preparing",
  "on-site",
  "reporting",
  "action-planning",
  "reviewing",
  "closed",
] as const;

export type Stage = (typeof STAGES)[number];

/** The roles a person can have in one challenge. Administrator is a right of the account, not a role. */
export const ROLES = [
  "challenge-manager",
  "support-officer",
  "peer",
  "coordinator",
  "council-reader",
  "action-owner",
] as const;

export type Role = (typeof ROLES)[number];

/** How a role is called on a page. */
export const ROLE_NAMES = {
  "challenge-manager": "Challenge manager",
  "support-officer": "Support officer",
  peer: "Peer",
  coordinator: "Co-ordinator",
  "council-reader": "Council reader",
  "action-owner": "Action owner",
} as const satisfies Record<Role, string>;

/** The peer team's side of the wall. */
export const PEER_TEAM_ROLES = ["challenge-manager", "support-officer", "peer"] as const satisfies Role[];

/** The council's side of the wall; each belongs to one council. */
export const COUNCIL_ROLES = ["coordinator", "council-reader", "action-owner"] as const satisfies Role[];

export function isPeerTeamRole(role: Role): boolean {
  return (PEER_TEAM_ROLES as readonly Role[]).includes(role);
}

export function isCouncilRole(role: Role): boolean {
  return (COUNCIL_ROLES as readonly Role[]).includes(role);
}

/**
 * Where a record lies. `peer-team`: never to a council. `council`: one council's own, walled from the peers and
 * from the other council. `shared`: both sides. What a permission's space is decides the permit a handler gets.
 */
export type Space = "peer-team" | "council" | "shared";

/** Who may do something, in which stages. */
export interface PermissionRule {
  space: Space;
  roles: readonly Role[];
  /** Stages in which it can be done; absent means any. */
  stages?: readonly Stage[];
  /** Stages in which it can be done at a progress review, where these are others. */
  atReview?: readonly Stage[];
  /** What it allows, in words. */
  means: string;
}

/** The peer team, and of a council whoever works with the team. */
export const BOTH_SIDES = [...PEER_TEAM_ROLES, "coordinator", "council-reader"] as const;
/** Who manages the challenge for the LGA. */
export const MANAGERS = ["challenge-manager", "support-officer"] as const;
/** Who writes findings and reports. */
export const DRAFTERS = ["challenge-manager", "peer"] as const;
/** Who arranges the visit, on both sides. */
export const LOGISTICS = ["challenge-manager", "support-officer", "coordinator"] as const;
/** Those who arrange the visit, and the peers, who are in the room. */
export const ON_THE_DAY = [...LOGISTICS, "peer"] as const;
/** Who acts for a council. */
export const COUNCIL_OFFICE = ["coordinator", "council-reader"] as const;
/** All stages but the last. */
export const UNTIL_CLOSED = [
  "scoping",
  "preparing",
  "on-site",
  "reporting",
  "action-planning",
  "reviewing",
] as const;
/** Until the report is being written. */
export const BEFORE_REPORT = ["scoping", "preparing", "on-site"] as const;
/** When the visit is prepared, held and written up. */
export const FIELDWORK = ["preparing", "on-site", "reporting"] as const;
/** When a progress review is arranged and held: its report may be begun before the stage says so. */
export const AT_REVIEW = ["action-planning", "reviewing"] as const;
