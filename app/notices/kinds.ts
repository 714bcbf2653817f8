import type { Permission, Role } from "../access/permissions.ts";

/** What is true of every notice of a kind. */
interface NoticeKindRules {
  /** In lists of kinds, for whoever chooses. */
  label: string;
  /** In a digest, above what it is about. */
  says: string;
  /** On the link below. */
  open: string;
  /** What somebody must be able to do at the moment of telling: a right that went meanwhile is respected. */
  permission: Permission;
  /** Whether a person may do without it: what is somebody's own turn is told as long as the installation tells it. */
  isOptional: boolean;
}

/** A kind that is told because something happened. */
interface TurnKindRules extends NoticeKindRules {
  /** Whose turn it is then, or who has to know; each on its own side of the wall. */
  roles: readonly Role[];
  /** Of several about the same record only the newest is told. */
  isNewestOnly: boolean;
}

const COUNCIL_OFFICE = ["coordinator", "council-reader"] as const;
const BOTH_SIDES = ["challenge-manager", "support-officer", "peer", ...COUNCIL_OFFICE] as const;

/** What is told because a date is near or past, in the order in which a digest says it. */
export const STEP_NOTICE_KINDS = {
  "date-late": {
    label: "A key date is late",
    says: "Key dates that are late, and still open:",
    open: "Open the key dates",
    permission: "milestones.edit",
    isOptional: false,
  },
  "document-late": {
    label: "A document of the data pack is late",
    says: "Documents that are late:",
    open: "Open the data pack",
    permission: "pack.edit",
    isOptional: false,
  },
  "action-late": {
    label: "An action is late",
    says: "Actions that are late:",
    open: "Open the actions",
    permission: "plan.write",
    isOptional: false,
  },
  "date-reminder": {
    label: "Reminder of a key date",
    says: "Key dates:",
    open: "Open the key dates",
    permission: "milestones.edit",
    isOptional: false,
  },
  "document-reminder": {
    label: "Reminder of a document of the data pack",
    says: "Documents for the data pack:",
    open: "Open the data pack",
    permission: "pack.edit",
    isOptional: false,
  },
  "action-reminder": {
    label: "Reminder of an action",
    says: "Actions to report on:",
    open: "Open the actions",
    permission: "actions.update",
    isOptional: false,
  },
} as const satisfies Record<string, NoticeKindRules>;

/** What is told because it happened, in the order in which a digest says it. */
export const TURN_KINDS = {
  "draft-to-read": {
    label: "A draft report to read",
    says: "There is a draft report to read. Where a fact in it is wrong, ask for a correction:",
    open: "Open the report",
    roles: COUNCIL_OFFICE,
    permission: "report.comment",
    isOptional: false,
    isNewestOnly: true,
  },
  "correction-to-answer": {
    label: "A correction of fact to answer",
    says: "Corrections of fact to answer:",
    open: "Open the report",
    roles: ["challenge-manager", "peer"],
    permission: "report.write",
    isOptional: false,
    isNewestOnly: true,
  },
  "document-wanted": {
    label: "A document wanted for the data pack",
    says: "Wanted for the data pack:",
    open: "Open the data pack",
    roles: ["coordinator"],
    permission: "pack.edit",
    isOptional: false,
    isNewestOnly: true,
  },
  deputy: {
    label: "Who stands in for somebody who is away",
    says: "While somebody is away:",
    open: "See who stands in for whom",
    roles: [],
    permission: "deputies.name",
    isOptional: false,
    isNewestOnly: true,
  },
  "member-left": {
    label: "Somebody of your council was taken out",
    says: "Not in the challenge any more. See whether something is still theirs:",
    open: "Open the people of the challenge",
    roles: ["coordinator"],
    permission: "members.read",
    isOptional: false,
    isNewestOnly: true,
  },
  "things-handed-over": {
    label: "Things were handed to you",
    says: "Handed over to you:",
    open: "See what is yours now",
    roles: [],
    permission: "leaving.prepare",
    isOptional: false,
    isNewestOnly: false,
  },
  "actions-handed-over": {
    label: "Actions were handed to you",
    says: "Handed over to you:",
    open: "Open the actions",
    roles: [],
    permission: "actions.update",
    isOptional: false,
    isNewestOnly: false,
  },
  "approval-wanted": {
    label: "Something to decide about",
    says: "Your council is asked to decide about this, and to record what it decided:",
    open: "Open what is to be decided",
    roles: COUNCIL_OFFICE,
    permission: "decisions.record",
    isOptional: false,
    isNewestOnly: true,
  },
  "mark-to-confirm": {
    label: "Something to confirm again after a visit was postponed",
    says: "A visit was postponed. To be confirmed again:",
    open: "See what is to be confirmed",
    roles: ["challenge-manager", "support-officer", "coordinator"],
    permission: "milestones.edit",
    isOptional: false,
    isNewestOnly: true,
  },
  "council-decided": {
    label: "A council decided",
    says: "What councils decided:",
    open: "Open the decisions",
    roles: ["challenge-manager", "support-officer"],
    permission: "decisions.read",
    isOptional: true,
    isNewestOnly: true,
  },
  "correction-answered": {
    label: "An answer to a correction of fact",
    says: "Answers to corrections of fact:",
    open: "Open the report",
    roles: COUNCIL_OFFICE,
    permission: "report.comment",
    isOptional: true,
    isNewestOnly: true,
  },
  "statement-submitted": {
    label: "The position statement was submitted",
    says: "The position statement is there to read:",
    open: "Open the preparation",
    roles: ["challenge-manager", "support-officer", "peer"],
    permission: "statement.read",
    isOptional: true,
    isNewestOnly: true,
  },
  "report-final": {
    label: "The final report was issued",
    says: "The final report is there to read:",
    open: "Open the report",
    roles: BOTH_SIDES,
    permission: "report.read",
    isOptional: true,
    isNewestOnly: true,
  },
  "plan-approved": {
    label: "An action plan was approved",
    says: "Approved action plans:",
    open: "Open the action plan",
    roles: BOTH_SIDES,
    permission: "plan.read",
    isOptional: true,
    isNewestOnly: true,
  },
  "review-final": {
    label: "The progress review report was issued",
    says: "The report of the progress review is there to read:",
    open: "Open the progress review",
    roles: BOTH_SIDES,
    permission: "review.read",
    isOptional: true,
    isNewestOnly: true,
  },
  published: {
    label: "A document was published",
    says: "Published, for anybody to read:",
    open: "Open the publications",
    roles: BOTH_SIDES,
    permission: "publication.read",
    isOptional: true,
    isNewestOnly: true,
  },
  "visit-postponed": {
    label: "A visit was postponed, or put back",
    says: "Visits that were postponed, or put back on their earlier days:",
    open: "See what was postponed",
    roles: BOTH_SIDES,
    permission: "timetable.read",
    isOptional: true,
    isNewestOnly: true,
  },
  "date-moved": {
    label: "A key date was moved",
    says: "Key dates that were moved:",
    open: "Open the key dates",
    roles: BOTH_SIDES,
    permission: "scope.read",
    isOptional: true,
    isNewestOnly: true,
  },
} as const satisfies Record<string, TurnKindRules>;

export type StepNoticeKind = keyof typeof STEP_NOTICE_KINDS;
export type TurnKind = keyof typeof TURN_KINDS;
export type NoticeKind = StepNoticeKind | TurnKind;

/** Every kind of notice, in the order in which a digest says them: what is late first, what is good to know last. */
export const NOTICE_KINDS: Readonly<Record<NoticeKind, NoticeKindRules>> = {
  ...STEP_NOTICE_KINDS,
  ...TURN_KINDS,
};

export const NOTICE_KIND_NAMES = Object.keys(NOTICE_KINDS) as NoticeKind[];

/** The kinds that a person may do without. */
export const OPTIONAL_KINDS = NOTICE_KIND_NAMES.filter((kind) => NOTICE_KINDS[kind].isOptional);

/** What can be due on a day, and which notices tell of it: the reminder its owner, the other whoever manages. */
export const STEP_KINDS = {
  "key-date": { label: "Key dates", reminder: "date-reminder", escalation: "date-late" },
  document: {
    label: "Documents of the data pack",
    reminder: "document-reminder",
    escalation: "document-late",
  },
  action: { label: "Actions of an action plan", reminder: "action-reminder", escalation: "action-late" },
} as const satisfies Record<string, { label: string; reminder: StepNoticeKind; escalation: StepNoticeKind }>;

export type StepKind = keyof typeof STEP_KINDS;

export const STEP_KIND_NAMES = Object.keys(STEP_KINDS) as StepKind[];
