import type { Permission, Stage } from "../permissions.ts";

/**
 * What a council's readers may do by who they are: a house rule, for no public source says what a Leader or a committee clerk reads of
 * a peer challenge. permissions.ts says what any reader may; this table takes away from it and never adds.
 */

/** Who a council's reader is. */
export const READER_KINDS = [
  "chief-executive",
  "leader",
  "opposition-leader",
  "monitoring-officer",
  "committee-clerk",
] as const;

export type ReaderKind = (typeof READER_KINDS)[number];

/** How a kind is called on a page. */
export const READER_KIND_NAMES = {
  "chief-executive": "Chief executive",
  leader: "Leader of the council",
  "opposition-leader": "Opposition leader",
  "monitoring-officer": "Monitoring officer",
  "committee-clerk": "Committee clerk",
} as const satisfies Record<ReaderKind, string>;

export function isReaderKind(value: string | null): value is ReaderKind {
  return (READER_KINDS as readonly (string | null)[]).includes(value);
}

const NEVER = [] as const;

/** The stages from a final report on. */
const AFTER_REPORT = ["action-planning", "reviewing", "closed"] as const;

/**
 * Kind × permission × stages. What is not named here a kind may like any reader; what is named, at these stages alone, none meaning
 * never.
 *
 * - The chief executive and the Leader read all, check the draft report and approve.
 * - The monitoring officer reads all and records decisions; asking for corrections and approving are not that officer's.
 * - The opposition leader reads what has left the council's own hands: what was submitted, issued, approved or published.
 * - A committee clerk reads what goes to a committee, once it does: decisions throughout, the plan from action planning on.
 */
export const READER_RIGHTS = {
  "chief-executive": {},
  leader: {},
  "monitoring-officer": { "report.comment": NEVER, "plan.issue": NEVER },
  "opposition-leader": {
    "statement.draft": NEVER,
    "decisions.read": NEVER,
    "decisions.record": NEVER,
    "draft-report.read": NEVER,
    "report.comment": NEVER,
    "plan.draft": NEVER,
    "plan.issue": NEVER,
    "publication.read": AFTER_REPORT,
  },
  "committee-clerk": {
    "statement.draft": NEVER,
    "draft-report.read": NEVER,
    "report.comment": NEVER,
    "plan.draft": AFTER_REPORT,
    "publication.read": AFTER_REPORT,
  },
} as const satisfies Record<ReaderKind, Partial<Record<Permission, readonly Stage[]>>>;

/** Whether a reader of a kind keeps, at a stage, a right that readers have. A reader of no kind keeps all. */
export function readerKeeps(kind: ReaderKind | null, permission: Permission, stage: Stage): boolean {
  if (kind === null) return true;
  const rights: Partial<Record<Permission, readonly Stage[]>> = READER_RIGHTS[kind];
  return rights[permission]?.includes(stage) ?? true;
}

/** What each kind reads and does, for whoever chooses one. Says in words what READER_RIGHTS holds. */
export const READER_RIGHTS_IN_WORDS = {
  "chief-executive": "Reads all of the council’s own, checks the draft report, approves the action plan.",
  leader: "The same as the chief executive.",
  "opposition-leader":
    "Reads what was submitted, issued or approved: never a draft of the statement, the report or the plan, nor the record of decisions. Publication from action planning on.",
  "monitoring-officer":
    "Reads all and records decisions. Does not ask for corrections of the draft report, and does not approve the action plan.",
  "committee-clerk":
    "Reads and records decisions throughout; the working action plan, which goes to committees, and publication from action planning on. Neither the statement nor the report in draft.",
} as const satisfies Record<ReaderKind, string>;
