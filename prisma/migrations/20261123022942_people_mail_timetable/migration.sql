-- CreateTable
CREATE TABLE "Council" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "isCommissioning" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Council_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "isHouseRule" BOOLEAN NOT NULL DEFAULT false,
    "notBefore" TEXT,
    "dueOn" TEXT,
    "doneOn" TEXT,
    "lateReason" TEXT,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Milestone_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SourceDocument" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "fileKey" TEXT,
    "addedAt" DATETIME NOT NULL,
    CONSTRAINT "SourceDocument_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Clause" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "sourceDocumentId" TEXT NOT NULL,
    "parentId" TEXT,
    "ref" TEXT NOT NULL,
    "heading" TEXT,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "isRedLine" BOOLEAN NOT NULL DEFAULT false,
    "isTestable" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Clause_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Clause_sourceDocumentId_fkey" FOREIGN KEY ("sourceDocumentId") REFERENCES "SourceDocument" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Clause_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Clause" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Theme" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    CONSTRAINT "Theme_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "themeId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Question_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Question_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Prompt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "themeId" TEXT NOT NULL,
    "parentId" TEXT,
    "ref" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Prompt_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Prompt_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Prompt_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Prompt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PromptClause" (
    "promptId" TEXT NOT NULL,
    "clauseId" TEXT NOT NULL,
    "challengeId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("promptId", "clauseId"),
    CONSTRAINT "PromptClause_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PromptClause_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PromptClause_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ScopeWarning" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "answer" TEXT,
    "answeredAt" DATETIME,
    "answeredByName" TEXT,
    CONSTRAINT "ScopeWarning_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Peer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "brief" TEXT NOT NULL DEFAULT '',
    "organisation" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "biography" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Peer_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PeerAbsence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "peerId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    CONSTRAINT "PeerAbsence_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PeerAbsence_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PeerTheme" (
    "peerId" TEXT NOT NULL,
    "themeId" TEXT NOT NULL,

    PRIMARY KEY ("peerId", "themeId"),
    CONSTRAINT "PeerTheme_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PeerTheme_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConflictOfInterest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "peerId" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "declaredAt" DATETIME NOT NULL,
    "decision" TEXT,
    "decidedAt" DATETIME,
    "decidedByName" TEXT,
    CONSTRAINT "ConflictOfInterest_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StatementSection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT,
    "themeId" TEXT,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedByName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "StatementSection_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "StatementSection_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StatementSection_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PackItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "ownerName" TEXT NOT NULL DEFAULT '',
    "location" TEXT NOT NULL DEFAULT '',
    "dueOn" TEXT,
    "status" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "PackItem_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PackItem_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Site" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    CONSTRAINT "Site_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SiteTravel" (
    "fromSiteId" TEXT NOT NULL,
    "toSiteId" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,

    PRIMARY KEY ("fromSiteId", "toSiteId"),
    CONSTRAINT "SiteTravel_fromSiteId_fkey" FOREIGN KEY ("fromSiteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SiteTravel_toSiteId_fkey" FOREIGN KEY ("toSiteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Room" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "siteId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "isStepFree" BOOLEAN NOT NULL DEFAULT false,
    "hasHearingLoop" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Room_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Room_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT,
    "name" TEXT NOT NULL,
    "jobTitle" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "organisation" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "lineManagerId" TEXT,
    "accessNeeds" TEXT NOT NULL DEFAULT '',
    "availability" TEXT NOT NULL DEFAULT 'not-asked',
    "availabilityNote" TEXT NOT NULL DEFAULT '',
    "askedAt" DATETIME,
    "answeredAt" DATETIME,
    "anonymisedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Person_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Person_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Person_lineManagerId_fkey" FOREIGN KEY ("lineManagerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PersonTime" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    CONSTRAINT "PersonTime_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PersonTime_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PersonLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "lastUsedAt" DATETIME,
    CONSTRAINT "PersonLink_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PersonLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TimetableRule" (
    "challengeId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "isHouseRule" BOOLEAN NOT NULL DEFAULT true,

    PRIMARY KEY ("challengeId", "key"),
    CONSTRAINT "TimetableRule_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "date" TEXT,
    "start" TEXT,
    "minutes" INTEGER NOT NULL,
    "siteId" TEXT,
    "roomId" TEXT,
    "track" TEXT,
    "status" TEXT NOT NULL,
    "isFixed" BOOLEAN NOT NULL DEFAULT false,
    "isPinned" BOOLEAN NOT NULL DEFAULT false,
    "isConfidential" BOOLEAN NOT NULL DEFAULT false,
    "peersNeeded" INTEGER,
    "isAllPeers" BOOLEAN NOT NULL DEFAULT false,
    "requiredRoles" TEXT NOT NULL DEFAULT '[]',
    "allowedSiteIds" TEXT NOT NULL DEFAULT '[]',
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "outcome" TEXT,
    "actualStart" TEXT,
    "actualMinutes" INTEGER,
    "outcomeNote" TEXT NOT NULL DEFAULT '',
    "outcomeAt" DATETIME,
    "outcomeByName" TEXT,
    "cancelledReason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Session_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Session_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Session_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Session_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionAfter" (
    "sessionId" TEXT NOT NULL,
    "earlierId" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "earlierId"),
    CONSTRAINT "SessionAfter_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SessionAfter_earlierId_fkey" FOREIGN KEY ("earlierId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionWantedPeer" (
    "sessionId" TEXT NOT NULL,
    "peerId" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "peerId"),
    CONSTRAINT "SessionWantedPeer_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SessionWantedPeer_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionPeer" (
    "sessionId" TEXT NOT NULL,
    "peerId" TEXT NOT NULL,
    "attended" BOOLEAN,

    PRIMARY KEY ("sessionId", "peerId"),
    CONSTRAINT "SessionPeer_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SessionPeer_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionPerson" (
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "attended" BOOLEAN,

    PRIMARY KEY ("sessionId", "personId"),
    CONSTRAINT "SessionPerson_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SessionPerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionTheme" (
    "sessionId" TEXT NOT NULL,
    "themeId" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "themeId"),
    CONSTRAINT "SessionTheme_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SessionTheme_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionPrompt" (
    "sessionId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "promptId"),
    CONSTRAINT "SessionPrompt_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SessionPrompt_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TimetableChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "accountId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "undoneAt" DATETIME,
    "undoOfId" TEXT,
    CONSTRAINT "TimetableChange_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TimetableProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "baseRevision" INTEGER NOT NULL,
    "seconds" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "progress" TEXT NOT NULL DEFAULT '{}',
    "result" TEXT NOT NULL DEFAULT '{}',
    "startedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "startedById" TEXT NOT NULL,
    "startedByName" TEXT NOT NULL,
    CONSTRAINT "TimetableProposal_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalendarInvitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "personId" TEXT,
    "peerId" TEXT,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    "versionNumber" INTEGER NOT NULL,
    "queuedAt" DATETIME NOT NULL,
    CONSTRAINT "CalendarInvitation_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalendarInvitation_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalendarInvitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalendarInvitation_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "personId" TEXT,
    "peerId" TEXT,
    "accountId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "lastReadAt" DATETIME,
    CONSTRAINT "CalendarFeed_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalendarFeed_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalendarFeed_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Note" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "peerId" TEXT,
    "authorId" TEXT NOT NULL,
    "sessionId" TEXT,
    "themeId" TEXT,
    "sourceKind" TEXT NOT NULL,
    "sourceTitle" TEXT NOT NULL DEFAULT '',
    "leaning" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "retainUntil" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Note_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Note_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Note_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Note_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Note_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NotePrompt" (
    "noteId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,

    PRIMARY KEY ("noteId", "promptId"),
    CONSTRAINT "NotePrompt_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "NotePrompt_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "themeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedByName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Finding_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Finding_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FindingNote" (
    "findingId" TEXT NOT NULL,
    "noteId" TEXT NOT NULL,
    "relation" TEXT NOT NULL,

    PRIMARY KEY ("findingId", "noteId"),
    CONSTRAINT "FindingNote_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FindingNote_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "themeId" TEXT,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedByName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Recommendation_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Recommendation_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecommendationFinding" (
    "recommendationId" TEXT NOT NULL,
    "findingId" TEXT NOT NULL,

    PRIMARY KEY ("recommendationId", "findingId"),
    CONSTRAINT "RecommendationFinding_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RecommendationFinding_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SofterObservation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "themeId" TEXT,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "SofterObservation_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SofterObservation_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportSection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedByName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReportSection_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IssuedVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "fileKey" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "issuedById" TEXT NOT NULL,
    "issuedByName" TEXT NOT NULL,
    CONSTRAINT "IssuedVersion_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "IssuedVersion_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccuracyComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT NOT NULL,
    "issuedVersionId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "decision" TEXT,
    "answer" TEXT,
    "answeredAt" DATETIME,
    "answeredByName" TEXT,
    CONSTRAINT "AccuracyComment_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AccuracyComment_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AccuracyComment_issuedVersionId_fkey" FOREIGN KEY ("issuedVersionId") REFERENCES "IssuedVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Response" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "updatedAt" DATETIME NOT NULL,
    "updatedByName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Response_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Response_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Response_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Action" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "ownerName" TEXT NOT NULL DEFAULT '',
    "ownerAccountId" TEXT,
    "accountableName" TEXT NOT NULL DEFAULT '',
    "dueOn" TEXT,
    "dueText" TEXT NOT NULL DEFAULT '',
    "successMeasure" TEXT NOT NULL DEFAULT '',
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Action_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Action_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Action_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Action_ownerAccountId_fkey" FOREIGN KEY ("ownerAccountId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionUpdate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "rating" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "madeById" TEXT NOT NULL,
    "madeByName" TEXT NOT NULL,
    CONSTRAINT "ActionUpdate_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ActionUpdate_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportingRoute" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "frequency" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "ReportingRoute_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReportingRoute_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProgressReview" (
    "challengeId" TEXT NOT NULL PRIMARY KEY,
    "heldOn" TEXT,
    "introduction" TEXT NOT NULL DEFAULT '',
    "conclusion" TEXT NOT NULL DEFAULT '',
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ProgressReview_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewPeer" (
    "challengeId" TEXT NOT NULL,
    "peerId" TEXT NOT NULL,

    PRIMARY KEY ("challengeId", "peerId"),
    CONSTRAINT "ReviewPeer_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "ProgressReview" ("challengeId") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReviewPeer_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewJudgement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "judgement" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "updatedAt" DATETIME NOT NULL,
    "updatedByName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReviewJudgement_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReviewJudgement_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GoodPractice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "contact" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    CONSTRAINT "GoodPractice_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "GoodPractice_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "issuedVersionId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "releasedAt" DATETIME NOT NULL,
    "releasedByName" TEXT NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnReason" TEXT,
    CONSTRAINT "Publication_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Publication_issuedVersionId_fkey" FOREIGN KEY ("issuedVersionId") REFERENCES "IssuedVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "passwordChangedAt" DATETIME,
    "totpSecret" TEXT,
    "totpConfirmedAt" DATETIME,
    "totpLastStep" INTEGER,
    "isAdministrator" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    "disabledAt" DATETIME,
    "anonymisedAt" DATETIME
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "RecoveryCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccountLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "accountId" TEXT,
    "challengeId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "revokedAt" DATETIME,
    "madeByName" TEXT,
    CONSTRAINT "AccountLink_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AccountLink_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExternalIdentity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ExternalIdentity_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "challengeId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "councilId" TEXT,
    "peerId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    CONSTRAINT "Membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Membership_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Membership_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Membership_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignInSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "method" TEXT NOT NULL DEFAULT 'password',
    "awaits" TEXT,
    "userAgent" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "SignInSession_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SupportGrant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "hours" INTEGER NOT NULL,
    "decision" TEXT,
    "decidedAt" DATETIME,
    "decidedByName" TEXT,
    "expiresAt" DATETIME,
    "endedAt" DATETIME,
    CONSTRAINT "SupportGrant_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SupportGrant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OutgoingMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT,
    "kind" TEXT NOT NULL,
    "space" TEXT NOT NULL DEFAULT 'account',
    "councilId" TEXT,
    "toAddress" TEXT NOT NULL,
    "toName" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL,
    "bodySealed" TEXT NOT NULL,
    "hasSecretLink" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME,
    "lastError" TEXT,
    "messageId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdByName" TEXT,
    "sentAt" DATETIME,
    CONSTRAINT "OutgoingMail_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RetentionRule" (
    "challengeId" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "months" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "isHouseRule" BOOLEAN NOT NULL DEFAULT true,

    PRIMARY KEY ("challengeId", "category"),
    CONSTRAINT "RetentionRule_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RetentionHold" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "category" TEXT,
    "reason" TEXT NOT NULL,
    "placedAt" DATETIME NOT NULL,
    "placedByName" TEXT NOT NULL,
    "liftedAt" DATETIME,
    "liftedByName" TEXT,
    CONSTRAINT "RetentionHold_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DestructionCertificate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT,
    "category" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "dueOn" TEXT NOT NULL,
    "destroyedAt" DATETIME NOT NULL,
    "byName" TEXT NOT NULL,
    CONSTRAINT "DestructionCertificate_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RetentionReminder" (
    "challengeId" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "remindedAt" DATETIME NOT NULL,

    PRIMARY KEY ("challengeId", "category", "dueOn")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "challengeId" TEXT,
    "accountId" TEXT,
    "actorName" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "requestId" TEXT,
    "sequence" INTEGER,
    "previousHash" TEXT,
    "hash" TEXT,
    CONSTRAINT "AuditEvent_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Challenge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "isPartnership" BOOLEAN NOT NULL DEFAULT false,
    "questionSet" TEXT NOT NULL,
    "reportFormat" TEXT NOT NULL,
    "onSiteStart" TEXT,
    "onSiteEnd" TEXT,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,
    "statementSubmittedAt" DATETIME,
    "closedAt" DATETIME,
    "timetableRevision" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1
);
INSERT INTO "new_Challenge" ("createdAt", "createdById", "id", "isPartnership", "onSiteEnd", "onSiteStart", "questionSet", "reportFormat", "stage", "statementSubmittedAt", "title", "version") SELECT "createdAt", "createdById", "id", "isPartnership", "onSiteEnd", "onSiteStart", "questionSet", "reportFormat", "stage", "statementSubmittedAt", "title", "version" FROM "Challenge";
DROP TABLE "Challenge";
ALTER TABLE "new_Challenge" RENAME TO "Challenge";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Council_challengeId_name_key" ON "Council"("challengeId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_challengeId_key_key" ON "Milestone"("challengeId", "key");

-- CreateIndex
CREATE INDEX "SourceDocument_challengeId_idx" ON "SourceDocument"("challengeId");

-- CreateIndex
CREATE INDEX "Clause_challengeId_idx" ON "Clause"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "Clause_sourceDocumentId_ref_key" ON "Clause"("sourceDocumentId", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_challengeId_number_key" ON "Theme"("challengeId", "number");

-- CreateIndex
CREATE INDEX "Question_themeId_idx" ON "Question"("themeId");

-- CreateIndex
CREATE INDEX "Prompt_themeId_idx" ON "Prompt"("themeId");

-- CreateIndex
CREATE UNIQUE INDEX "Prompt_challengeId_ref_key" ON "Prompt"("challengeId", "ref");

-- CreateIndex
CREATE INDEX "PromptClause_challengeId_idx" ON "PromptClause"("challengeId");

-- CreateIndex
CREATE INDEX "PromptClause_clauseId_idx" ON "PromptClause"("clauseId");

-- CreateIndex
CREATE INDEX "ScopeWarning_challengeId_idx" ON "ScopeWarning"("challengeId");

-- CreateIndex
CREATE INDEX "Peer_challengeId_idx" ON "Peer"("challengeId");

-- CreateIndex
CREATE INDEX "PeerAbsence_challengeId_idx" ON "PeerAbsence"("challengeId");

-- CreateIndex
CREATE INDEX "PeerAbsence_peerId_idx" ON "PeerAbsence"("peerId");

-- CreateIndex
CREATE INDEX "ConflictOfInterest_peerId_idx" ON "ConflictOfInterest"("peerId");

-- CreateIndex
CREATE INDEX "StatementSection_challengeId_idx" ON "StatementSection"("challengeId");

-- CreateIndex
CREATE INDEX "PackItem_challengeId_idx" ON "PackItem"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "Site_challengeId_name_key" ON "Site"("challengeId", "name");

-- CreateIndex
CREATE INDEX "Room_challengeId_idx" ON "Room"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "Room_siteId_name_key" ON "Room"("siteId", "name");

-- CreateIndex
CREATE INDEX "Person_challengeId_idx" ON "Person"("challengeId");

-- CreateIndex
CREATE INDEX "PersonTime_challengeId_idx" ON "PersonTime"("challengeId");

-- CreateIndex
CREATE INDEX "PersonTime_personId_idx" ON "PersonTime"("personId");

-- CreateIndex
CREATE INDEX "PersonLink_challengeId_idx" ON "PersonLink"("challengeId");

-- CreateIndex
CREATE INDEX "PersonLink_personId_idx" ON "PersonLink"("personId");

-- CreateIndex
CREATE INDEX "Session_challengeId_date_start_idx" ON "Session"("challengeId", "date", "start");

-- CreateIndex
CREATE INDEX "SessionAfter_earlierId_idx" ON "SessionAfter"("earlierId");

-- CreateIndex
CREATE INDEX "SessionWantedPeer_peerId_idx" ON "SessionWantedPeer"("peerId");

-- CreateIndex
CREATE INDEX "SessionPeer_peerId_idx" ON "SessionPeer"("peerId");

-- CreateIndex
CREATE INDEX "SessionPerson_personId_idx" ON "SessionPerson"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "TimetableChange_challengeId_revision_key" ON "TimetableChange"("challengeId", "revision");

-- CreateIndex
CREATE INDEX "TimetableProposal_challengeId_startedAt_idx" ON "TimetableProposal"("challengeId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarInvitation_uid_key" ON "CalendarInvitation"("uid");

-- CreateIndex
CREATE INDEX "CalendarInvitation_challengeId_idx" ON "CalendarInvitation"("challengeId");

-- CreateIndex
CREATE INDEX "CalendarInvitation_sessionId_idx" ON "CalendarInvitation"("sessionId");

-- CreateIndex
CREATE INDEX "CalendarFeed_challengeId_idx" ON "CalendarFeed"("challengeId");

-- CreateIndex
CREATE INDEX "Note_challengeId_themeId_idx" ON "Note"("challengeId", "themeId");

-- CreateIndex
CREATE INDEX "Note_sessionId_idx" ON "Note"("sessionId");

-- CreateIndex
CREATE INDEX "NotePrompt_promptId_idx" ON "NotePrompt"("promptId");

-- CreateIndex
CREATE INDEX "Finding_challengeId_themeId_idx" ON "Finding"("challengeId", "themeId");

-- CreateIndex
CREATE INDEX "FindingNote_noteId_idx" ON "FindingNote"("noteId");

-- CreateIndex
CREATE UNIQUE INDEX "Recommendation_challengeId_number_key" ON "Recommendation"("challengeId", "number");

-- CreateIndex
CREATE INDEX "RecommendationFinding_findingId_idx" ON "RecommendationFinding"("findingId");

-- CreateIndex
CREATE INDEX "SofterObservation_challengeId_idx" ON "SofterObservation"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportSection_challengeId_key_key" ON "ReportSection"("challengeId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "IssuedVersion_challengeId_kind_councilId_number_key" ON "IssuedVersion"("challengeId", "kind", "councilId", "number");

-- CreateIndex
CREATE INDEX "AccuracyComment_challengeId_idx" ON "AccuracyComment"("challengeId");

-- CreateIndex
CREATE INDEX "Response_challengeId_idx" ON "Response"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "Response_councilId_recommendationId_key" ON "Response"("councilId", "recommendationId");

-- CreateIndex
CREATE INDEX "Action_challengeId_idx" ON "Action"("challengeId");

-- CreateIndex
CREATE INDEX "Action_ownerAccountId_idx" ON "Action"("ownerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "Action_councilId_recommendationId_number_key" ON "Action"("councilId", "recommendationId", "number");

-- CreateIndex
CREATE INDEX "ActionUpdate_actionId_madeAt_idx" ON "ActionUpdate"("actionId", "madeAt");

-- CreateIndex
CREATE INDEX "ActionUpdate_challengeId_idx" ON "ActionUpdate"("challengeId");

-- CreateIndex
CREATE INDEX "ReportingRoute_challengeId_idx" ON "ReportingRoute"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewJudgement_challengeId_recommendationId_key" ON "ReviewJudgement"("challengeId", "recommendationId");

-- CreateIndex
CREATE INDEX "GoodPractice_challengeId_idx" ON "GoodPractice"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_slug_key" ON "Publication"("slug");

-- CreateIndex
CREATE INDEX "Publication_challengeId_idx" ON "Publication"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE INDEX "RecoveryCode_accountId_idx" ON "RecoveryCode"("accountId");

-- CreateIndex
CREATE INDEX "AccountLink_accountId_idx" ON "AccountLink"("accountId");

-- CreateIndex
CREATE INDEX "AccountLink_challengeId_idx" ON "AccountLink"("challengeId");

-- CreateIndex
CREATE INDEX "ExternalIdentity_accountId_idx" ON "ExternalIdentity"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "ExternalIdentity_issuer_subject_key" ON "ExternalIdentity"("issuer", "subject");

-- CreateIndex
CREATE INDEX "Membership_challengeId_idx" ON "Membership"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_accountId_challengeId_key" ON "Membership"("accountId", "challengeId");

-- CreateIndex
CREATE INDEX "SignInSession_accountId_idx" ON "SignInSession"("accountId");

-- CreateIndex
CREATE INDEX "SupportGrant_challengeId_idx" ON "SupportGrant"("challengeId");

-- CreateIndex
CREATE INDEX "SupportGrant_accountId_challengeId_idx" ON "SupportGrant"("accountId", "challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "OutgoingMail_messageId_key" ON "OutgoingMail"("messageId");

-- CreateIndex
CREATE INDEX "OutgoingMail_status_nextAttemptAt_idx" ON "OutgoingMail"("status", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "OutgoingMail_challengeId_createdAt_idx" ON "OutgoingMail"("challengeId", "createdAt");

-- CreateIndex
CREATE INDEX "RetentionHold_challengeId_idx" ON "RetentionHold"("challengeId");

-- CreateIndex
CREATE INDEX "DestructionCertificate_challengeId_idx" ON "DestructionCertificate"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_sequence_key" ON "AuditEvent"("sequence");

-- CreateIndex
CREATE INDEX "AuditEvent_challengeId_at_idx" ON "AuditEvent"("challengeId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_accountId_at_idx" ON "AuditEvent"("accountId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");
