-- AlterTable
ALTER TABLE "SessionPeer" ADD COLUMN "attended" BOOLEAN;

-- AlterTable
ALTER TABLE "Account" ADD COLUMN "anonymisedAt" DATETIME;
ALTER TABLE "Account" ADD COLUMN "passwordChangedAt" DATETIME;
ALTER TABLE "Account" ADD COLUMN "totpConfirmedAt" DATETIME;
ALTER TABLE "Account" ADD COLUMN "totpLastStep" INTEGER;
ALTER TABLE "Account" ADD COLUMN "totpSecret" TEXT;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN "expiresAt" DATETIME;

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN "hash" TEXT;
ALTER TABLE "AuditEvent" ADD COLUMN "previousHash" TEXT;
ALTER TABLE "AuditEvent" ADD COLUMN "sequence" INTEGER;

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

-- AlterTable: columns are added, never by making a table again, since dropping one would take its children with it
ALTER TABLE "Challenge" ADD COLUMN "closedAt" DATETIME;
ALTER TABLE "Challenge" ADD COLUMN "timetableRevision" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Person" ADD COLUMN "availability" TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE "Person" ADD COLUMN "availabilityNote" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Person" ADD COLUMN "askedAt" DATETIME;
ALTER TABLE "Person" ADD COLUMN "answeredAt" DATETIME;
ALTER TABLE "Person" ADD COLUMN "anonymisedAt" DATETIME;
ALTER TABLE "Session" ADD COLUMN "isPinned" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Session" ADD COLUMN "isConfidential" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Session" ADD COLUMN "peersNeeded" INTEGER;
ALTER TABLE "Session" ADD COLUMN "isAllPeers" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Session" ADD COLUMN "requiredRoles" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Session" ADD COLUMN "allowedSiteIds" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Session" ADD COLUMN "isOnline" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Session" ADD COLUMN "outcome" TEXT;
ALTER TABLE "Session" ADD COLUMN "actualStart" TEXT;
ALTER TABLE "Session" ADD COLUMN "actualMinutes" INTEGER;
ALTER TABLE "Session" ADD COLUMN "outcomeNote" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Session" ADD COLUMN "outcomeAt" DATETIME;
ALTER TABLE "Session" ADD COLUMN "outcomeByName" TEXT;
ALTER TABLE "Session" ADD COLUMN "cancelledReason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "SignInSession" ADD COLUMN "method" TEXT NOT NULL DEFAULT 'password';
ALTER TABLE "SignInSession" ADD COLUMN "awaits" TEXT;
ALTER TABLE "SignInSession" ADD COLUMN "userAgent" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "PeerAbsence_challengeId_idx" ON "PeerAbsence"("challengeId");

-- CreateIndex
CREATE INDEX "PeerAbsence_peerId_idx" ON "PeerAbsence"("peerId");

-- CreateIndex
CREATE INDEX "PersonTime_challengeId_idx" ON "PersonTime"("challengeId");

-- CreateIndex
CREATE INDEX "PersonTime_personId_idx" ON "PersonTime"("personId");

-- CreateIndex
CREATE INDEX "PersonLink_challengeId_idx" ON "PersonLink"("challengeId");

-- CreateIndex
CREATE INDEX "PersonLink_personId_idx" ON "PersonLink"("personId");

-- CreateIndex
CREATE INDEX "SessionAfter_earlierId_idx" ON "SessionAfter"("earlierId");

-- CreateIndex
CREATE INDEX "SessionWantedPeer_peerId_idx" ON "SessionWantedPeer"("peerId");

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
CREATE INDEX "AuditEvent_accountId_at_idx" ON "AuditEvent"("accountId", "at");
