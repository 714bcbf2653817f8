/**
 * Whose each column of each table is: the wall, by class of field. A test compares this with the schema, so that a new
 * column cannot be added without saying who may read it, and another plants words in every column and looks for them
 * in all that is sent to people who may not (tests/wall). What a class means:
 *
 * - `public`: anybody, once it is published.
 * - `shared`: everybody in the challenge whose permissions open the page.
 * - `arrangers`: those who arrange the visit on either side (`timetable.edit`).
 * - `attendance`: those who arrange the visit, and the peers (`attendance.read`): who came is kept apart from what was said, and how
 *   the team is reached is for them alone.
 * - `council`: one council's own people, until its council submits or issues it.
 * - `council-record`: whoever may read the record of that council (`council.read`), in whichever of its challenges.
 * - `peer-team`: the peer team, until it is issued.
 * - `as-issued`: the peer team; both sides once a report with these words is issued, and not while they are reworded since.
 * - `council-and-team`: the peer team and the one council that asked.
 * - `council-and-managers`: the challenge manager, the support officer and the one council (`decisions.read`); not the peers. Others
 *   know no more than whether and from when a council has agreed.
 * - `offices`: whoever manages the challenge and every council's office (`decisions.read`); not the peers.
 * - `by-kind`: as the issued document: a report's draft to both sides, a plan as its council issued it.
 * - `by-space`: as the message's or notice's own space says (app/mail, app/notices).
 * - `managers`: the challenge manager, and for the installation the administrator.
 * - `personal`: the person, whoever it is about besides, and administrators.
 * - `writer`: whoever is writing it, and nobody else.
 * - `secret`: nobody; used by the server and never sent.
 */
export const FIELD_CLASS_NAMES = [
  "public",
  "shared",
  "arrangers",
  "attendance",
  "council",
  "council-record",
  "peer-team",
  "as-issued",
  "council-and-team",
  "council-and-managers",
  "offices",
  "by-kind",
  "by-space",
  "managers",
  "personal",
  "writer",
  "secret",
] as const;

export type FieldClass = (typeof FIELD_CLASS_NAMES)[number];

/** Every column of every table of prisma/schema, by its class; names apart by a space. */
export const FIELD_CLASSES: Record<string, Partial<Record<FieldClass, string>>> = {
  Challenge: {
    shared:
      "id title stage isPartnership questionSet reportFormat createdAt createdById statementSubmittedAt closedAt closedFrom closedReason closedByName version isDemonstration",
  },
  ParticipatingCouncil: {
    shared: "id challengeId name shortName isCommissioning position recordId",
  },
  Council: {
    shared: "id name shortName kind lastDay successorName",
    "council-record":
      "colour secondColour logoType logoWidth logoHeight createdAt updatedAt updatedByName version",
    secret: "logoFileKey",
  },
  CouncilElection: {
    shared: "id councilId year number votes isTakenOut pollingDay periodStart source",
    "council-record": "saidAt saidById saidByName",
  },
  Body: {
    shared: "id name kind paperDays endedAt",
    "council-record": "createdAt updatedAt updatedByName version",
  },
  BodyCouncil: {
    shared: "bodyId councilId",
  },
  BodyMeeting: {
    shared: "bodyId day",
  },
  PlanStatusWord: {
    "council-record": "councilId status word colour",
  },
  CouncilKeeper: {
    personal: "councilId accountId namedAt namedByName",
  },
  Visit: {
    shared: "id challengeId kind position title timetableRevision version",
  },
  VisitDay: {
    shared: "visitId date",
  },
  Postponement: {
    shared: "id challengeId decidedBy reason recordedAt recordedByName putBackAt putBackByName putBackReason",
  },
  PostponedVisit: {
    shared: "id challengeId postponementId visitId name earlierDays newDays",
    arrangers: "places",
  },
  PostponementMark: {
    shared:
      "id challengeId postponementId about councilId peerId proposalId visitId confirmedAt confirmedByName confirmedHow version",
  },
  Milestone: {
    shared:
      "id challengeId key label rule isHouseRule notBefore dueOn latestOn conditions setByName setAt doneOn lateReason position version",
  },
  SourceDocument: {
    shared: "id challengeId kind title fileName sha256 reading addedAt",
    secret: "fileKey",
  },
  LetterDraft: {
    writer:
      "id accountId challengeId letterName letterBytes mouName mouBytes plan facts refusal standing readAt keptUntil version",
  },
  Clause: {
    shared: "id challengeId sourceDocumentId parentId ref heading text kind isRedLine isTestable position",
  },
  Theme: {
    shared: "id challengeId number title",
  },
  Question: {
    shared: "id challengeId themeId text position",
  },
  Prompt: {
    shared: "id challengeId themeId parentId ref text position",
  },
  PromptClause: {
    shared: "promptId clauseId challengeId reason madeBy createdAt",
  },
  ScopeWarning: {
    shared: "id challengeId code message quote position answer answeredAt answeredByName version place",
  },
  FocusArea: {
    shared: "id challengeId text decided position version",
  },
  PurposeLink: {
    "council-and-managers":
      "challengeId kind visitId reference councilId sha256 personName post address mostUses uses createdAt createdByName keptByName expiresAt lastUsedAt revokedAt whyEnded",
    secret: "id recordId mailId",
  },
  Decision: {
    "council-and-managers":
      "id challengeId councilId about subject issuedVersionId proposalId sha256 outcome takenByKind bodyId takenBy post decidedOn resolution changedInMeeting against callInEndsOn takesEffectOn how askedByName recordedAt recordedById recordedByName supersedesId correctionReason effectNotedAt",
  },
  ScopeChangesAnswer: {
    "council-and-managers":
      "decisionId challengeId outcome inVersion answerReason answeredAt answeredByName version",
  },
  Peer: {
    shared:
      "id challengeId name role organisation politicalGroup tier background biography status position version",
    "peer-team":
      "brief email wantedGroup wantedTier wantedExperience wantedBackground soughtBy fitNote peerBefore unagreedWhat unagreedReason",
    attendance: "telephone",
    arrangers: "diet accessNeeds",
    offices: "unagreedAt unagreedByName",
  },
  VisitPeer: {
    shared: "visitId peerId isHere post organisation version",
  },
  PeerProposal: {
    offices:
      "id challengeId peerId name post organisation why sha256 proposedAt proposedById proposedByName endedAt endReason",
  },
  PeerAbsence: { arrangers: "id challengeId peerId date start end answerVisitId" },
  PeerAnswer: { arrangers: "peerId visitId challengeId availability note days askedAt answeredAt" },
  PeerTheme: { shared: "peerId themeId" },
  ConflictOfInterest: {
    "peer-team":
      "id peerId visitId isNothing description declaredAt decision decidedAt decidedByName version",
  },
  StatementSection: {
    council: "id challengeId councilId themeId title status body position updatedAt updatedByName version",
  },
  PackItem: {
    shared: "id challengeId councilId title description ownerName location dueOn status position version",
  },
  Site: {
    shared: "id challengeId name address parking wayIn wifi catering position version",
  },
  SiteTravel: { shared: "fromSiteId toSiteId minutes" },
  KnownHeading: { shared: "challengeId kind heading means" },
  Room: {
    shared: "id challengeId siteId name capacity isStepFree hasHearingLoop position version",
  },
  Person: {
    shared: "id challengeId councilId name jobTitle kind organisation lineManagerId anonymisedAt version",
    arrangers: "email accessNeeds roomNeeds",
  },
  PersonAnswer: {
    arrangers: "personId visitId challengeId availability note askedAt answeredAt",
  },
  PersonTime: {
    arrangers: "id challengeId personId visitId date start end",
  },
  TimetableRule: {
    shared: "challengeId key minutes label isHouseRule",
  },
  Session: {
    shared:
      "id challengeId visitId councilId kind title purpose date start minutes siteId roomId track status isFixed isPinned isConfidential peersNeeded isAllPeers requiredRoles allowedSiteIds isOnline joinAddress outcome actualStart actualMinutes outcomeAt version",
    arrangers: "outcomeNote outcomeByName cancelledReason",
  },
  SessionAfter: { shared: "sessionId earlierId" },
  SessionWantedPeer: { shared: "sessionId peerId" },
  SessionPeer: {
    shared: "sessionId peerId",
    attendance: "attended",
  },
  SessionPerson: {
    shared: "sessionId personId",
    attendance: "attended",
  },
  SessionTheme: { shared: "sessionId themeId" },
  SessionPrompt: { shared: "sessionId promptId" },
  TimetableChange: {
    arrangers: "id challengeId visitId revision at accountId actorName label before after undoneAt undoOfId",
  },
  TimetableProposal: {
    arrangers:
      "id challengeId visitId kind label status baseRevision seconds seed progress result startedAt finishedAt startedById startedByName",
  },
  CalendarInvitation: {
    arrangers: "id challengeId sessionId personId peerId uid sequence method told versionNumber queuedAt",
  },
  InvitationReply: {
    arrangers:
      "id challengeId invitationId answer date start minutes place repliedAt way toldOn writtenByName undoneAt",
  },
  DatesFeed: {
    secret: "id accountId createdAt revokedAt lastReadAt",
  },
  CalendarFeed: {
    secret: "id challengeId personId peerId accountId createdAt revokedAt lastReadAt",
  },
  Note: {
    "peer-team":
      "id challengeId visitId peerId authorId sessionId themeId sourceKind sourceTitle leaning text recordedAt updatedAt retainUntil version",
  },
  NotePrompt: {
    "peer-team": "noteId promptId",
  },
  Finding: {
    "peer-team": "id challengeId themeId kind headline body status position updatedAt updatedByName version",
  },
  FindingNote: {
    "peer-team": "findingId noteId relation",
  },
  Recommendation: {
    "as-issued": "id challengeId themeId number kind title text",
    "peer-team": "updatedAt updatedByName version",
  },
  RecommendationFinding: {
    "peer-team": "recommendationId findingId",
  },
  SofterObservation: {
    "peer-team": "id challengeId themeId text position version",
  },
  ReportSection: {
    "peer-team": "id challengeId key title body position updatedAt updatedByName version",
  },
  IssuedVersion: {
    "by-kind":
      "id challengeId councilId visitId kind number status title content sha256 byteLength issuedAt issuedById issuedByName",
    secret: "fileKey",
  },
  AccuracyComment: {
    "council-and-team":
      "id challengeId councilId issuedVersionId place comment authorId authorName madeAt decision answer answeredAt answeredByName",
  },
  Response: {
    council: "id challengeId councilId recommendationId position reason updatedAt updatedByName version",
  },
  Action: {
    council:
      "id challengeId councilId recommendationId number text ownerName ownerAccountId accountableName dueOn dueText successMeasure updatedAt version",
  },
  ActionUpdate: {
    council: "id challengeId actionId rating text madeAt madeById madeByName",
  },
  ReportingRoute: {
    council: "id challengeId councilId body purpose frequency position version",
  },
  ProgressReview: {
    "peer-team": "challengeId heldOn introduction conclusion updatedAt version",
  },
  ReviewJudgement: {
    "peer-team": "id challengeId recommendationId judgement text updatedAt updatedByName version",
  },
  GoodPractice: {
    "peer-team": "id challengeId councilId title body contact position version",
  },
  Publication: {
    public:
      "id challengeId issuedVersionId slug kind title releasedAt releasedByName withdrawnAt withdrawnReason",
  },
  PublishedBody: {
    public: "issuedVersionId html headings sha256 drawnAt",
  },
  Account: {
    shared: "id name",
    personal: "email passwordChangedAt totpConfirmedAt isAdministrator createdAt disabledAt anonymisedAt",
    secret: "passwordHash totpSecret totpLastStep",
  },
  RecoveryCode: {
    secret: "id accountId codeHash createdAt usedAt",
  },
  AccountLink: {
    secret:
      "id kind accountId challengeId membershipId createdAt expiresAt usedAt revokedAt madeByName mailId",
  },
  ExternalIdentity: {
    secret: "id accountId issuer subject createdAt",
  },
  Membership: {
    shared: "id accountId challengeId role councilId peerId readerKind createdAt expiresAt version",
  },
  Deputy: {
    personal: "id challengeId awayId deputyId fromOn untilOn namedAt namedById endedAt endedById",
  },
  HandOver: {
    secret: "id challengeId councilId fromAccountId toAccountId doneAt doneById undoneAt undoneById",
  },
  HandedThing: {
    secret: "handOverId kind recordId had",
  },
  SignInSession: {
    personal: "id accountId createdAt lastSeenAt expiresAt method awaits userAgent",
  },
  KeptForm: {
    personal: "id accountId place form hadFile keptAt",
    secret: "wordsSealed",
  },
  SavedForm: {
    writer: "id accountId sentAt leadsTo",
  },
  SupportGrant: {
    managers:
      "id challengeId accountId reason askedAt hours decision decidedAt decidedByName expiresAt endedAt",
  },
  Draft: {
    writer: "id accountId challengeId address form opening texts version savedAt keptUntil sequence",
  },
  EndedDraft: {
    writer: "accountId address form opening sequence keptUntil",
  },
  OutgoingMail: {
    "by-space":
      "id challengeId kind space councilId toAddress toName subject hasSecretLink status attempts nextAttemptAt lastError messageId createdAt createdByName sentAt",
    secret: "bodySealed",
  },
  Notice: {
    "by-space":
      "id challengeId kind space councilId recordId occasion title page toAccountId byAccountId at endedAt",
  },
  ToldNotice: {
    "by-space":
      "id challengeId kind space councilId recordId occasion accountId toCouncilId text page mailId toldAt",
  },
  NoticeRule: {
    personal: "key value",
  },
  NoticeChoice: {
    personal: "accountId kind",
  },
  MailHalt: {
    personal: "id since until failures reason",
  },
  PrivacyNotice: { public: "id version text writtenAt", personal: "writtenById writtenByName" },
  RetentionRule: {
    shared: "challengeId category months label isHouseRule",
  },
  RetentionHold: {
    managers: "id challengeId category reason placedAt placedByName liftedAt liftedByName",
  },
  DestructionCertificate: {
    managers: "id challengeId category part rule count dueOn destroyedAt byName",
  },
  RetentionReminder: {
    managers: "challengeId category part dueOn remindedAt",
  },
  AuditEvent: {
    managers: "id at challengeId accountId actorName type data requestId sequence previousHash hash",
  },
  ClockSight: {
    personal: "id seenAt trustedAt doubtedSince",
  },
  Job: {
    personal:
      "id kind subject status dueAt attempts claimedBy claimedUntil createdAt startedAt finishedAt succeededAt lastError",
  },
};

/** The class of a column, or undefined when nobody has said: the schema's test fails then. */
export function classOf(table: string, column: string): FieldClass | undefined {
  const classes = FIELD_CLASSES[table] ?? {};
  return FIELD_CLASS_NAMES.find((name) => classes[name]?.split(" ").includes(column));
}
