import type { TableShapes } from "./row-shapes.ts";

/**
 * The tables of an archive of version 1 and what stands in their columns. An archive says which of these it holds; a reader
 * refuses others. It stays as it is: what is added, goes, or comes to mean something else is in the file of a later version.
 */
export const VERSION_1: TableShapes = {
  Challenge: {
    text: "id title stage questionSet reportFormat",
    "text?": "onSiteStart onSiteEnd createdById",
    number: "timetableRevision version",
    yesNo: "isPartnership isDemonstration",
    instant: "createdAt",
    "instant?": "statementSubmittedAt closedAt",
  },
  Council: {
    text: "id challengeId name shortName",
    number: "position",
    yesNo: "isCommissioning",
  },
  Milestone: {
    text: "id challengeId key label rule",
    "text?": "notBefore dueOn doneOn lateReason",
    number: "position version",
    yesNo: "isHouseRule",
  },
  SourceDocument: {
    text: "id challengeId kind title fileName sha256",
    instant: "addedAt",
  },
  Clause: {
    text: "id challengeId sourceDocumentId ref text kind",
    "text?": "parentId heading",
    number: "position",
    yesNo: "isRedLine isTestable",
  },
  Theme: {
    text: "id challengeId title",
    number: "number",
  },
  Question: {
    text: "id challengeId themeId text",
    number: "position",
  },
  Prompt: {
    text: "id challengeId themeId ref text",
    "text?": "parentId",
    number: "position",
  },
  PromptClause: {
    text: "promptId clauseId challengeId reason madeBy",
    instant: "createdAt",
  },
  ScopeWarning: {
    text: "id challengeId code message quote",
    "text?": "answer answeredByName",
    number: "position version",
    "instant?": "answeredAt",
  },
  Peer: {
    text: "id challengeId name role brief organisation biography status",
    "text?": "email",
    number: "position version",
  },
  PeerAbsence: {
    text: "id challengeId peerId date start end",
  },
  PeerTheme: {
    text: "peerId themeId",
  },
  ConflictOfInterest: {
    text: "id peerId description",
    "text?": "decision decidedByName",
    number: "version",
    instant: "declaredAt",
    "instant?": "decidedAt",
  },
  StatementSection: {
    text: "id challengeId title status body",
    "text?": "councilId themeId updatedByName",
    number: "position version",
    instant: "updatedAt",
  },
  PackItem: {
    text: "id challengeId title description ownerName location status",
    "text?": "councilId dueOn",
    number: "position version",
  },
  Site: {
    text: "id challengeId name address",
    number: "position version",
  },
  SiteTravel: {
    text: "fromSiteId toSiteId",
    number: "minutes",
  },
  Room: {
    text: "id challengeId siteId name",
    number: "capacity position version",
    yesNo: "isStepFree hasHearingLoop",
  },
  Person: {
    text: "id challengeId name jobTitle kind organisation accessNeeds availability availabilityNote",
    "text?": "councilId email lineManagerId",
    number: "version",
    "instant?": "askedAt answeredAt anonymisedAt",
  },
  PersonTime: {
    text: "id challengeId personId date start end",
  },
  TimetableRule: {
    text: "challengeId key label",
    number: "minutes",
    yesNo: "isHouseRule",
  },
  Session: {
    text: "id challengeId kind title purpose status requiredRoles allowedSiteIds outcomeNote cancelledReason",
    "text?": "councilId date start siteId roomId track outcome actualStart outcomeByName",
    number: "minutes version",
    "number?": "peersNeeded actualMinutes",
    yesNo: "isFixed isPinned isConfidential isAllPeers isOnline",
    "instant?": "outcomeAt",
  },
  SessionAfter: {
    text: "sessionId earlierId",
  },
  SessionWantedPeer: {
    text: "sessionId peerId",
  },
  SessionPeer: {
    text: "sessionId peerId",
    "yesNo?": "attended",
  },
  SessionPerson: {
    text: "sessionId personId",
    "yesNo?": "attended",
  },
  SessionTheme: {
    text: "sessionId themeId",
  },
  SessionPrompt: {
    text: "sessionId promptId",
  },
  TimetableChange: {
    text: "id challengeId accountId actorName label before after",
    "text?": "undoOfId",
    number: "revision",
    instant: "at",
    "instant?": "undoneAt",
  },
  TimetableProposal: {
    text: "id challengeId kind label status progress result startedById startedByName",
    number: "baseRevision seconds seed",
    instant: "startedAt",
    "instant?": "finishedAt",
  },
  CalendarInvitation: {
    text: "id challengeId sessionId uid method told",
    "text?": "personId peerId",
    number: "sequence versionNumber",
    instant: "queuedAt",
  },
  Note: {
    text: "id challengeId authorId sourceKind sourceTitle leaning text retainUntil",
    "text?": "peerId sessionId themeId",
    number: "version",
    instant: "recordedAt updatedAt",
  },
  NotePrompt: {
    text: "noteId promptId",
  },
  Finding: {
    text: "id challengeId themeId kind headline body status",
    "text?": "updatedByName",
    number: "position version",
    instant: "updatedAt",
  },
  FindingNote: {
    text: "findingId noteId relation",
  },
  Recommendation: {
    text: "id challengeId kind title text",
    "text?": "themeId updatedByName",
    number: "number version",
    instant: "updatedAt",
  },
  RecommendationFinding: {
    text: "recommendationId findingId",
  },
  SofterObservation: {
    text: "id challengeId text",
    "text?": "themeId",
    number: "position version",
  },
  ReportSection: {
    text: "id challengeId key title body",
    "text?": "updatedByName",
    number: "position version",
    instant: "updatedAt",
  },
  IssuedVersion: {
    text: "id challengeId kind status title content sha256 issuedById issuedByName",
    "text?": "councilId",
    number: "number byteLength",
    instant: "issuedAt",
  },
  AccuracyComment: {
    text: "id challengeId councilId issuedVersionId place comment authorId authorName",
    "text?": "decision answer answeredByName",
    instant: "madeAt",
    "instant?": "answeredAt",
  },
  Response: {
    text: "id challengeId councilId recommendationId position reason",
    "text?": "updatedByName",
    number: "version",
    instant: "updatedAt",
  },
  Action: {
    text: "id challengeId councilId recommendationId text ownerName accountableName dueText successMeasure",
    "text?": "ownerAccountId dueOn",
    number: "number version",
    instant: "updatedAt",
  },
  ActionUpdate: {
    text: "id challengeId actionId rating text madeById madeByName",
    instant: "madeAt",
  },
  ReportingRoute: {
    text: "id challengeId councilId body purpose frequency",
    number: "position version",
  },
  ProgressReview: {
    text: "challengeId introduction conclusion",
    "text?": "heldOn",
    number: "version",
    instant: "updatedAt",
  },
  ReviewPeer: {
    text: "challengeId peerId",
  },
  ReviewJudgement: {
    text: "id challengeId recommendationId judgement text",
    "text?": "updatedByName",
    number: "version",
    instant: "updatedAt",
  },
  GoodPractice: {
    text: "id challengeId title body contact",
    "text?": "councilId",
    number: "position version",
  },
  Publication: {
    text: "id challengeId issuedVersionId slug kind title releasedByName",
    "text?": "withdrawnReason",
    instant: "releasedAt",
    "instant?": "withdrawnAt",
  },
  PublishedBody: {
    text: "issuedVersionId html headings sha256",
    instant: "drawnAt",
  },
  Account: {
    text: "id email name",
    yesNo: "isAdministrator",
    instant: "createdAt",
    "instant?": "passwordChangedAt totpConfirmedAt disabledAt anonymisedAt",
  },
  Membership: {
    text: "id accountId challengeId role",
    "text?": "councilId peerId",
    number: "version",
    instant: "createdAt",
    "instant?": "expiresAt",
  },
  SupportGrant: {
    text: "id challengeId accountId reason",
    "text?": "decision decidedByName",
    number: "hours",
    instant: "askedAt",
    "instant?": "decidedAt expiresAt endedAt",
  },
  Notice: {
    text: "id challengeId kind space recordId occasion title page",
    "text?": "councilId toAccountId byAccountId",
    instant: "at",
    "instant?": "endedAt",
  },
  ToldNotice: {
    text: "id challengeId kind space recordId occasion accountId text page mailId",
    "text?": "councilId toCouncilId",
    instant: "toldAt",
  },
  OutgoingMail: {
    text: "id kind space toAddress toName subject status messageId",
    "text?": "challengeId councilId lastError createdByName",
    number: "attempts",
    yesNo: "hasSecretLink",
    instant: "createdAt",
    "instant?": "nextAttemptAt sentAt",
  },
  RetentionRule: {
    text: "challengeId category label",
    number: "months",
    yesNo: "isHouseRule",
  },
  RetentionHold: {
    text: "id challengeId reason placedByName",
    "text?": "category liftedByName",
    instant: "placedAt",
    "instant?": "liftedAt",
  },
  DestructionCertificate: {
    text: "id category rule dueOn byName",
    "text?": "challengeId",
    number: "count",
    instant: "destroyedAt",
  },
  RetentionReminder: {
    text: "challengeId category dueOn",
    instant: "remindedAt",
  },
  AuditEvent: {
    text: "id actorName type data",
    "text?": "challengeId accountId requestId previousHash hash",
    "number?": "sequence",
    instant: "at",
  },
};
