/** What stands where a name was. */
export const REMOVED_NAME = "A person whose name was removed";

/**
 * Where a table says by its name who did something, and the name is replaced with the account's. A table that has no
 * challengeId is reached by the account alone.
 */
export const NAMED_DOINGS = {
  Challenge: ["closedByName"],
  Milestone: ["setByName"],
  Postponement: ["recordedByName", "putBackByName"],
  PostponementMark: ["confirmedByName"],
  ScopeWarning: ["answeredByName"],
  ScopeChangesAnswer: ["answeredByName"],
  StatementSection: ["updatedByName"],
  Session: ["outcomeByName"],
  TimetableChange: ["actorName"],
  TimetableProposal: ["startedByName"],
  Finding: ["updatedByName"],
  Recommendation: ["updatedByName"],
  ReportSection: ["updatedByName"],
  AccuracyComment: ["answeredByName"],
  Response: ["updatedByName"],
  ReviewJudgement: ["updatedByName"],
  Peer: ["unagreedByName"],
  PeerProposal: ["proposedByName"],
  SupportGrant: ["decidedByName"],
  OutgoingMail: ["createdByName"],
  RetentionHold: ["placedByName", "liftedByName"],
  PrivacyNotice: ["writtenByName"],
  Council: ["updatedByName"],
  CouncilElection: ["saidByName"],
  Body: ["updatedByName"],
  CouncilKeeper: ["namedByName"],
} as const;

/**
 * Where the name stays, and why: a council answers for what was decided and published, and for who did it; a chain of
 * events out of which names could be taken would show nothing.
 */
export const KEPT_NAMES: Readonly<Record<string, string>> = {
  "AuditEvent.actorName": "the trail is a chain of hashes",
  "IssuedVersion.issuedByName": "frozen with the version",
  "Decision.askedByName": "how the council came to decide",
  "InvitationReply.writtenByName": "goes with the invitation, by its own date of destruction",
  "PurposeLink.createdByName": "goes with the link, by its own date of destruction",
  "PurposeLink.keptByName": "goes with the link, by its own date of destruction",
  "Decision.recordedByName": "a council answers for what it decided, and for who recorded it",
  "Publication.releasedByName": "what was made public, and by whom",
  "ActionUpdate.madeByName": "reported in public by a named officer",
  "ConflictOfInterest.decidedByName": "has its own date of destruction",
  "AccountLink.madeByName": "goes with the link, which ends within days",
};
