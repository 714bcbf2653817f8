import type { Category } from "#app/areas/periods/categories.ts";

/**
 * How the rows of a table stand after a back-up was restored, which the drill counts:
 *
 * - `equal`: each as it was.
 * - `goes-on`: each as it was, and more after them: the restore says in the trail that it happened.
 * - `ended`: none: a session that was ended since would be open again.
 * - `held`: the same messages, those that waited held back: they may have been sent since.
 */
export type RestoredHow = "equal" | "goes-on" | "ended" | "held";

/** The copies of a challenge that can be taken away (app/areas/archive). */
export type CopyKind = "whole" | "team" | "council";

/** How long rows are kept when no category of the retention rules is theirs. */
export const KEPT_BESIDES = {
  record: "The record of the challenge: it stays.",
  account: "As long as the account; its name and details can be removed.",
  council: "The council's own record across its challenges: it stays, also when a challenge ends.",
  trail: "Whole: taking events out would break the chain that shows that none was.",
  "while-it-works": "Until it has ended, or was not used in time.",
  installation: "Of the service itself, not of a challenge or of people who take part.",
} as const;

/** What is true of every row of a table. A test compares the names with the schema: no table is added without a line here. */
export interface ModelRules {
  /**
   * How its rows belong to a challenge: by their own `id` (the challenge), by the column `challengeId`, by a relation to a row
   * that does, or as the accounts that other rows of a copy name. Null: to none, so no copy holds them.
   */
  of: "id" | "challengeId" | Parent | "named" | null;
  /** Whose copy holds rows of it. What is read follows from the classes of its columns; a test compares the two. */
  copies: readonly CopyKind[];
  restored: RestoredHow;
  /** The category that destroys its rows, or why none does. */
  kept: Category | keyof typeof KEPT_BESIDES;
  /** Columns that a category empties although the row stays; names apart by a space. */
  emptied?: Partial<Record<Category, string>>;
}

/** Relations by which rows without a challenge's id belong to one, and the table they lead to. */
export const PARENTS = {
  peer: "Peer",
  visit: "Visit",
  session: "Session",
  note: "Note",
  finding: "Finding",
  recommendation: "Recommendation",
  issuedVersion: "IssuedVersion",
  from: "Site",
} as const;

export type Parent = keyof typeof PARENTS;

const ALL: readonly CopyKind[] = ["whole", "team", "council"];
const TEAM: readonly CopyKind[] = ["whole", "team"];
const COUNCIL: readonly CopyKind[] = ["whole", "council"];
const NONE: readonly CopyKind[] = [];

/** Every model of prisma/schema. */
export const MODELS: Readonly<Record<string, ModelRules>> = {
  Challenge: { of: "id", copies: ALL, restored: "equal", kept: "record" },
  ParticipatingCouncil: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Visit: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  VisitDay: { of: "visit", copies: ALL, restored: "equal", kept: "record" },
  Postponement: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  PostponedVisit: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  PostponementMark: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Council: { of: null, copies: NONE, restored: "equal", kept: "council" },
  CouncilElection: { of: null, copies: NONE, restored: "equal", kept: "council" },
  Body: { of: null, copies: NONE, restored: "equal", kept: "council" },
  BodyCouncil: { of: null, copies: NONE, restored: "equal", kept: "council" },
  BodyMeeting: { of: null, copies: NONE, restored: "equal", kept: "council" },
  PlanStatusWord: { of: null, copies: NONE, restored: "equal", kept: "council" },
  CouncilKeeper: { of: null, copies: NONE, restored: "equal", kept: "council" },
  Milestone: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  SourceDocument: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Clause: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Theme: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Question: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Prompt: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  PromptClause: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  ScopeWarning: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  FocusArea: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  LetterDraft: { of: null, copies: NONE, restored: "equal", kept: "while-it-works" },
  PurposeLink: { of: "challengeId", copies: ALL, restored: "equal", kept: "interviewees" },
  Decision: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  ScopeChangesAnswer: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Peer: {
    of: "challengeId",
    copies: ALL,
    restored: "equal",
    kept: "record",
    emptied: { interviewees: "telephone diet accessNeeds" },
  },
  PeerProposal: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  PeerAnswer: { of: "challengeId", copies: ALL, restored: "equal", kept: "interviewees" },
  PeerAbsence: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  PeerTheme: { of: "peer", copies: ALL, restored: "equal", kept: "record" },
  VisitPeer: { of: "visit", copies: ALL, restored: "equal", kept: "record" },
  ConflictOfInterest: { of: "peer", copies: TEAM, restored: "equal", kept: "conflicts" },
  StatementSection: { of: "challengeId", copies: COUNCIL, restored: "equal", kept: "record" },
  PackItem: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Site: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  SiteTravel: { of: "from", copies: ALL, restored: "equal", kept: "record" },
  KnownHeading: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Room: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Person: {
    of: "challengeId",
    copies: ALL,
    restored: "equal",
    kept: "record",
    emptied: { interviewees: "email accessNeeds roomNeeds" },
  },
  PersonAnswer: { of: "challengeId", copies: ALL, restored: "equal", kept: "interviewees" },
  PersonTime: { of: "challengeId", copies: ALL, restored: "equal", kept: "interviewees" },
  TimetableRule: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Session: {
    of: "challengeId",
    copies: ALL,
    restored: "equal",
    kept: "record",
    emptied: { attendance: "outcomeNote cancelledReason outcomeByName" },
  },
  SessionAfter: { of: "session", copies: ALL, restored: "equal", kept: "record" },
  SessionWantedPeer: { of: "session", copies: ALL, restored: "equal", kept: "record" },
  SessionPeer: {
    of: "session",
    copies: ALL,
    restored: "equal",
    kept: "record",
    emptied: { attendance: "attended" },
  },
  SessionPerson: {
    of: "session",
    copies: ALL,
    restored: "equal",
    kept: "record",
    emptied: { attendance: "attended" },
  },
  SessionTheme: { of: "session", copies: ALL, restored: "equal", kept: "record" },
  SessionPrompt: { of: "session", copies: ALL, restored: "equal", kept: "record" },
  TimetableChange: { of: "challengeId", copies: ALL, restored: "equal", kept: "timetable-work" },
  TimetableProposal: { of: "challengeId", copies: ALL, restored: "equal", kept: "timetable-work" },
  CalendarInvitation: { of: "challengeId", copies: ALL, restored: "equal", kept: "interviewees" },
  InvitationReply: { of: "challengeId", copies: ALL, restored: "equal", kept: "interviewees" },
  DatesFeed: { of: null, copies: NONE, restored: "equal", kept: "account" },
  CalendarFeed: { of: "challengeId", copies: NONE, restored: "equal", kept: "interviewees" },
  Note: { of: "challengeId", copies: TEAM, restored: "equal", kept: "notes" },
  NotePrompt: { of: "note", copies: TEAM, restored: "equal", kept: "notes" },
  Finding: { of: "challengeId", copies: TEAM, restored: "equal", kept: "record" },
  FindingNote: { of: "finding", copies: TEAM, restored: "equal", kept: "notes" },
  Recommendation: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  RecommendationFinding: { of: "recommendation", copies: TEAM, restored: "equal", kept: "record" },
  SofterObservation: { of: "challengeId", copies: TEAM, restored: "equal", kept: "record" },
  ReportSection: { of: "challengeId", copies: TEAM, restored: "equal", kept: "record" },
  IssuedVersion: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  AccuracyComment: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Response: { of: "challengeId", copies: COUNCIL, restored: "equal", kept: "record" },
  Action: { of: "challengeId", copies: COUNCIL, restored: "equal", kept: "record" },
  ActionUpdate: { of: "challengeId", copies: COUNCIL, restored: "equal", kept: "record" },
  ReportingRoute: { of: "challengeId", copies: COUNCIL, restored: "equal", kept: "record" },
  ProgressReview: { of: "challengeId", copies: TEAM, restored: "equal", kept: "record" },
  ReviewJudgement: { of: "challengeId", copies: TEAM, restored: "equal", kept: "record" },
  GoodPractice: { of: "challengeId", copies: TEAM, restored: "equal", kept: "record" },
  Publication: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  PublishedBody: { of: "issuedVersion", copies: ALL, restored: "equal", kept: "record" },
  Account: { of: "named", copies: ALL, restored: "equal", kept: "account" },
  RecoveryCode: { of: null, copies: NONE, restored: "equal", kept: "account" },
  AccountLink: { of: "challengeId", copies: NONE, restored: "equal", kept: "while-it-works" },
  ExternalIdentity: { of: null, copies: NONE, restored: "equal", kept: "account" },
  Membership: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  Deputy: { of: "challengeId", copies: NONE, restored: "equal", kept: "while-it-works" },
  HandOver: { of: "challengeId", copies: NONE, restored: "equal", kept: "while-it-works" },
  HandedThing: { of: null, copies: NONE, restored: "equal", kept: "while-it-works" },
  KeptForm: { of: null, copies: NONE, restored: "ended", kept: "while-it-works" },
  SavedForm: { of: null, copies: NONE, restored: "ended", kept: "while-it-works" },
  SignInSession: { of: null, copies: NONE, restored: "ended", kept: "while-it-works" },
  SupportGrant: { of: "challengeId", copies: TEAM, restored: "equal", kept: "record" },
  Draft: { of: "challengeId", copies: NONE, restored: "equal", kept: "while-it-works" },
  EndedDraft: { of: null, copies: NONE, restored: "equal", kept: "while-it-works" },
  OutgoingMail: { of: "challengeId", copies: ALL, restored: "held", kept: "messages" },
  Notice: { of: "challengeId", copies: ALL, restored: "equal", kept: "while-it-works" },
  ToldNotice: {
    of: "challengeId",
    copies: ALL,
    restored: "equal",
    kept: "record",
    emptied: { messages: "text page" },
  },
  NoticeRule: { of: null, copies: NONE, restored: "equal", kept: "installation" },
  NoticeChoice: { of: null, copies: NONE, restored: "equal", kept: "account" },
  MailHalt: { of: null, copies: NONE, restored: "equal", kept: "installation" },
  RetentionRule: { of: "challengeId", copies: ALL, restored: "equal", kept: "record" },
  RetentionHold: { of: "challengeId", copies: TEAM, restored: "equal", kept: "record" },
  DestructionCertificate: { of: "challengeId", copies: TEAM, restored: "equal", kept: "record" },
  RetentionReminder: { of: "challengeId", copies: TEAM, restored: "equal", kept: "record" },
  AuditEvent: { of: "challengeId", copies: TEAM, restored: "goes-on", kept: "trail" },
  PrivacyNotice: { of: null, copies: NONE, restored: "equal", kept: "installation" },
  Job: { of: null, copies: NONE, restored: "equal", kept: "installation" },
  ClockSight: { of: null, copies: NONE, restored: "equal", kept: "installation" },
};
