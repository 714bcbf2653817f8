/**
 * How the rows of a table stand after a back-up was restored, which the drill counts:
 *
 * - `equal`: each as it was.
 * - `goes-on`: each as it was, and more after them: the restore says in the trail that it happened.
 * - `ended`: none: a session that was ended since would be open again.
 * - `held`: the same messages, those that waited held back: they may have been sent since.
 */
export type RestoredHow = "equal" | "goes-on" | "ended" | "held";

/** What is true of every row of a table. A test compares the names with the schema: no table is added without a line here. */
export interface ModelRules {
  restored: RestoredHow;
}

/** Every model of prisma/schema.prisma. */
export const MODELS: Readonly<Record<string, ModelRules>> = {
  Challenge: { restored: "equal" },
  Council: { restored: "equal" },
  Milestone: { restored: "equal" },
  SourceDocument: { restored: "equal" },
  Clause: { restored: "equal" },
  Theme: { restored: "equal" },
  Question: { restored: "equal" },
  Prompt: { restored: "equal" },
  PromptClause: { restored: "equal" },
  ScopeWarning: { restored: "equal" },
  Peer: { restored: "equal" },
  PeerAbsence: { restored: "equal" },
  PeerTheme: { restored: "equal" },
  ConflictOfInterest: { restored: "equal" },
  StatementSection: { restored: "equal" },
  PackItem: { restored: "equal" },
  Site: { restored: "equal" },
  SiteTravel: { restored: "equal" },
  Room: { restored: "equal" },
  Person: { restored: "equal" },
  PersonTime: { restored: "equal" },
  PersonLink: { restored: "equal" },
  TimetableRule: { restored: "equal" },
  Session: { restored: "equal" },
  SessionAfter: { restored: "equal" },
  SessionWantedPeer: { restored: "equal" },
  SessionPeer: { restored: "equal" },
  SessionPerson: { restored: "equal" },
  SessionTheme: { restored: "equal" },
  SessionPrompt: { restored: "equal" },
  TimetableChange: { restored: "equal" },
  TimetableProposal: { restored: "equal" },
  CalendarInvitation: { restored: "equal" },
  CalendarFeed: { restored: "equal" },
  Note: { restored: "equal" },
  NotePrompt: { restored: "equal" },
  Finding: { restored: "equal" },
  FindingNote: { restored: "equal" },
  Recommendation: { restored: "equal" },
  RecommendationFinding: { restored: "equal" },
  SofterObservation: { restored: "equal" },
  ReportSection: { restored: "equal" },
  IssuedVersion: { restored: "equal" },
  AccuracyComment: { restored: "equal" },
  Response: { restored: "equal" },
  Action: { restored: "equal" },
  ActionUpdate: { restored: "equal" },
  ReportingRoute: { restored: "equal" },
  ProgressReview: { restored: "equal" },
  ReviewPeer: { restored: "equal" },
  ReviewJudgement: { restored: "equal" },
  GoodPractice: { restored: "equal" },
  Publication: { restored: "equal" },
  PublishedBody: { restored: "equal" },
  Account: { restored: "equal" },
  RecoveryCode: { restored: "equal" },
  AccountLink: { restored: "equal" },
  ExternalIdentity: { restored: "equal" },
  Membership: { restored: "equal" },
  SignInSession: { restored: "ended" },
  SupportGrant: { restored: "equal" },
  OutgoingMail: { restored: "held" },
  MailHalt: { restored: "equal" },
  RetentionRule: { restored: "equal" },
  RetentionHold: { restored: "equal" },
  DestructionCertificate: { restored: "equal" },
  RetentionReminder: { restored: "equal" },
  AuditEvent: { restored: "goes-on" },
  PrivacyNotice: { restored: "equal" },
  Job: { restored: "equal" },
  ClockSight: { restored: "equal" },
};
