import { type ReaderKind, readerKeeps } from "./readers/reader-rights.ts";
import type { VisitKind } from "./visit-kinds.ts";

/**
 * Who may do what, and when: the one table. A permission names the space its records lie in, the roles that
 * have it and, where the work has a season, the stages in which it can be done. See docs/decisions/0002.
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

interface PermissionRule {
  space: Space;
  roles: readonly Role[];
  /** Stages in which it can be done; absent means any. */
  stages?: readonly Stage[];
  /** Stages in which it can be done at a progress review, where these are others. */
  atReview?: readonly Stage[];
  /** What it allows, in words. */
  means: string;
}

const EVERYBODY = ROLES;
const BOTH_SIDES = [...PEER_TEAM_ROLES, "coordinator", "council-reader"] as const;
const MANAGERS = ["challenge-manager", "support-officer"] as const;
const DRAFTERS = ["challenge-manager", "peer"] as const;
const LOGISTICS = ["challenge-manager", "support-officer", "coordinator"] as const;
/** Those who arrange the visit, and the peers, who are in the room. */
const ON_THE_DAY = [...LOGISTICS, "peer"] as const;
const COUNCIL_OFFICE = ["coordinator", "council-reader"] as const;
const UNTIL_CLOSED = [
  "scoping",
  "preparing",
  "on-site",
  "reporting",
  "action-planning",
  "reviewing",
] as const;
const BEFORE_REPORT = ["scoping", "preparing", "on-site"] as const;
const FIELDWORK = ["preparing", "on-site", "reporting"] as const;
/** When a progress review is arranged and held: its report may be begun before the stage says so. */
const AT_REVIEW = ["action-planning", "reviewing"] as const;

export const PERMISSIONS = {
  "challenge.read": { space: "shared", roles: EVERYBODY, means: "open the home page of the challenge" },
  "drafts.keep": {
    space: "shared",
    roles: EVERYBODY,
    means: "keep what one is writing for oneself alone, until it is saved",
  },
  "challenge.manage": {
    space: "shared",
    roles: ["challenge-manager"],
    means: "change its stage and details",
  },
  "milestones.edit": { space: "shared", roles: LOGISTICS, means: "record planned and actual dates" },
  "support.decide": {
    space: "peer-team",
    roles: ["challenge-manager"],
    means: "let an administrator read the challenge for a time, or end that",
  },
  "members.read": { space: "shared", roles: LOGISTICS, means: "see who is in the challenge" },
  "members.invite": {
    space: "shared",
    roles: LOGISTICS,
    means: "invite people of one's own side; which roles, membership.ts says",
  },
  "deputies.name": {
    space: "shared",
    roles: EVERYBODY,
    stages: UNTIL_CLOSED,
    means: "say that one is away and who stands in; whoever manages for people of the own side too",
  },
  "leaving.prepare": { space: "shared", roles: EVERYBODY, means: "hand over what one has, and leave" },
  "personal-data.answer": {
    space: "shared",
    roles: LOGISTICS,
    means: "hand people of the timetable what is held on them, and remove their names",
  },
  "members.edit": { space: "shared", roles: ["challenge-manager"], means: "add and remove people" },
  "retention.read": {
    space: "peer-team",
    roles: ["challenge-manager"],
    means: "see what is kept of people and until when",
  },
  "retention.manage": {
    space: "peer-team",
    roles: ["challenge-manager"],
    means: "change how long records are kept, place and lift holds",
  },
  "audit.read": { space: "peer-team", roles: ["challenge-manager"], means: "read who did what" },
  "copy.open": {
    space: "shared",
    roles: ["challenge-manager", "coordinator"],
    means: "see what a copy of the challenge would hold",
  },
  "copy.take-team": {
    space: "peer-team",
    roles: ["challenge-manager"],
    means: "take away a copy of the challenge with what the peer team may see",
  },
  "copy.take-council": {
    space: "council",
    roles: ["coordinator"],
    means: "take away a copy of the challenge with what one's own council may see",
  },

  "mail.read": {
    space: "shared",
    roles: LOGISTICS,
    means: "read the messages sent for the challenge, on one's own side of the wall",
  },
  "mail.send": {
    space: "shared",
    roles: LOGISTICS,
    means: "send messages that wait to be read, or remove them",
  },

  "scope.read": { space: "shared", roles: BOTH_SIDES, means: "read themes, questions, prompts and clauses" },
  "scope.edit": {
    space: "shared",
    roles: MANAGERS,
    stages: BEFORE_REPORT,
    means: "change the scope, trace prompts, answer warnings",
  },

  "decisions.read": {
    space: "shared",
    roles: [...MANAGERS, ...COUNCIL_OFFICE],
    means: "read what councils decided; a council reads its own",
  },
  "decisions.ask": {
    space: "shared",
    roles: LOGISTICS,
    stages: UNTIL_CLOSED,
    means:
      "ask somebody without an account, by a link, to decide for a council; a co-ordinator for the own one",
  },
  "decisions.record": {
    space: "council",
    roles: COUNCIL_OFFICE,
    stages: UNTIL_CLOSED,
    means: "record what a body or a person of one's own council decided",
  },

  "team.read": { space: "shared", roles: BOTH_SIDES, means: "see the peer team" },
  "team.edit": { space: "peer-team", roles: MANAGERS, means: "change the peer team" },
  "conflicts.read": { space: "peer-team", roles: MANAGERS, means: "read declared conflicts of interest" },

  "statement.read": { space: "shared", roles: BOTH_SIDES, means: "read the submitted position statement" },
  "statement.draft": { space: "council", roles: COUNCIL_OFFICE, means: "read the statement in draft" },
  "statement.write": {
    space: "council",
    roles: ["coordinator"],
    stages: BEFORE_REPORT,
    means: "write and submit the position statement",
  },
  "pack.read": { space: "shared", roles: BOTH_SIDES, means: "read the list of the data pack" },
  "pack.edit": { space: "shared", roles: LOGISTICS, means: "change the list of the data pack" },

  "visits.manage": { space: "shared", roles: MANAGERS, means: "make and change phases and reviews" },
  "conversations.manage": { space: "shared", roles: LOGISTICS, means: "make and change conversations" },
  "timetable.read": { space: "shared", roles: BOTH_SIDES, means: "read the timetables of the visits" },
  "timetable.edit": {
    space: "shared",
    roles: LOGISTICS,
    stages: BEFORE_REPORT,
    atReview: AT_REVIEW,
    means: "change sites, rooms, people and sessions",
  },
  "timetable.release": {
    space: "shared",
    roles: LOGISTICS,
    stages: BEFORE_REPORT,
    atReview: AT_REVIEW,
    means: "release a version of the timetable",
  },
  "timetable.record": {
    space: "shared",
    roles: ON_THE_DAY,
    // The last session may be recorded the day after, when the report has begun.
    stages: FIELDWORK,
    atReview: AT_REVIEW,
    means: "record whether a session took place, and who came",
  },
  "attendance.read": { space: "shared", roles: ON_THE_DAY, means: "see who came to a session" },
  "arrangements.read": {
    space: "shared",
    roles: LOGISTICS,
    means: "read reasons and notes kept for those who arrange the visit",
  },

  "notes.read": { space: "peer-team", roles: PEER_TEAM_ROLES, means: "read the peers' notes" },
  "notes.write": {
    space: "peer-team",
    roles: PEER_TEAM_ROLES,
    stages: FIELDWORK,
    atReview: AT_REVIEW,
    means: "record notes of a visit and change one's own",
  },
  // Its addresses name no visit: of which one can be written is asked with the visit (evidence/writing-visits.ts).
  "notes.open": {
    space: "peer-team",
    roles: PEER_TEAM_ROLES,
    stages: [...FIELDWORK, ...AT_REVIEW],
    means: "open the pages on which notes are written",
  },
  "findings.read": {
    space: "peer-team",
    roles: PEER_TEAM_ROLES,
    means: "read findings before they are shared",
  },
  "findings.write": {
    space: "peer-team",
    roles: DRAFTERS,
    stages: FIELDWORK,
    means: "draft findings and recommendations",
  },

  "report.draft": { space: "peer-team", roles: PEER_TEAM_ROLES, means: "read the report in draft" },
  "report.write": {
    space: "peer-team",
    roles: DRAFTERS,
    stages: ["on-site", "reporting"],
    means: "edit the report, answer accuracy comments",
  },
  "report.issue": {
    space: "peer-team",
    roles: ["challenge-manager"],
    stages: ["reporting"],
    means: "issue the report as draft or final",
  },
  "report.read": { space: "shared", roles: BOTH_SIDES, means: "read the final report" },
  "draft-report.read": {
    space: "shared",
    roles: BOTH_SIDES,
    means: "read drafts of the report that were issued for the check of its facts",
  },
  "report.comment": {
    space: "council",
    roles: COUNCIL_OFFICE,
    stages: ["reporting"],
    means: "ask for a correction of fact",
  },

  "plan.read": { space: "shared", roles: BOTH_SIDES, means: "read issued action plans" },
  "plan.draft": { space: "council", roles: COUNCIL_OFFICE, means: "read one's own council's working plan" },
  "plan.write": {
    space: "council",
    roles: ["coordinator"],
    stages: ["reporting", "action-planning", "reviewing"],
    means: "write responses and actions",
  },
  "plan.issue": {
    space: "council",
    roles: COUNCIL_OFFICE,
    stages: ["action-planning", "reviewing"],
    means: "approve a version of the plan",
  },
  "actions.own": { space: "council", roles: ["action-owner", "coordinator"], means: "see one's own actions" },
  "actions.update": {
    space: "council",
    roles: ["action-owner", "coordinator"],
    stages: ["action-planning", "reviewing"],
    means: "report on an action",
  },

  "review.draft": { space: "peer-team", roles: PEER_TEAM_ROLES, means: "read the progress review in draft" },
  "review.write": {
    space: "peer-team",
    roles: DRAFTERS,
    stages: ["action-planning", "reviewing"],
    means: "record judgements and good practice, issue the report",
  },
  "review.read": { space: "shared", roles: BOTH_SIDES, means: "read the issued progress review report" },

  "publication.read": {
    space: "shared",
    roles: BOTH_SIDES,
    means: "see what is published and what is ready",
  },
  "publication.release": {
    space: "shared",
    roles: ["challenge-manager", "coordinator"],
    means: "publish a final document, or withdraw it",
  },
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof PERMISSIONS;

/** What is asked about: the stage the challenge is in, and the kind of visit where it is about one. */
export interface Subject {
  stage: Stage;
  visit?: VisitKind | undefined;
  /** Who a council's reader is; null or absent for a reader of no kind, and everybody else. */
  reader?: ReaderKind | null | undefined;
}

/** Whether a role may do something at a stage. Pure: the guard, the pages and the tests all ask here. */
export function can(role: Role, permission: Permission, subject: Subject): boolean {
  const rule: PermissionRule = PERMISSIONS[permission];
  if (!rule.roles.includes(role)) return false;
  const stages = (subject.visit === "progress-review" ? rule.atReview : undefined) ?? rule.stages;
  if (stages !== undefined && !stages.includes(subject.stage)) return false;
  return role !== "council-reader" || readerKeeps(subject.reader ?? null, permission, subject.stage);
}

/** What an account may do outside any challenge. */
export const ACCOUNT_PERMISSIONS = {
  "account.self": { means: "see one's challenges and one's own account" },
  "challenge.create": { means: "make a new challenge" },
  "accounts.manage": { means: "add, disable and reset accounts" },
  "councils.manage": { means: "add records of councils, name who keeps them, merge doubles" },
  "support.ask": { means: "ask a challenge manager for leave to read a challenge" },
  "audit.installation": { means: "read what happened outside any challenge" },
  "mail.manage": { means: "see what waits to be sent, and try again" },
  "installation.manage": { means: "write what the installation says of itself, see how it does" },
  "jobs.manage": { means: "see what the server does by itself, and have it done again" },
} as const satisfies Record<string, { means: string }>;

export type AccountPermission = keyof typeof ACCOUNT_PERMISSIONS;

export interface AccountFacts {
  isAdministrator: boolean;
  /** Whether the account is the challenge manager of any challenge: such a person sets up the next one. */
  managesAChallenge: boolean;
}

/** Whether an account may do something that belongs to no challenge. */
export function accountCan(account: AccountFacts, permission: AccountPermission): boolean {
  switch (permission) {
    case "account.self":
      return true;
    case "challenge.create":
      return account.isAdministrator || account.managesAChallenge;
    case "accounts.manage":
    case "councils.manage":
    case "mail.manage":
    case "jobs.manage":
    case "support.ask":
    case "audit.installation":
    case "installation.manage":
      return account.isAdministrator;
  }
}
