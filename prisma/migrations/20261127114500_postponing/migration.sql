-- CreateTable
CREATE TABLE "Postponement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "recordedByName" TEXT NOT NULL,
    "putBackAt" DATETIME,
    "putBackByName" TEXT,
    "putBackReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Postponement_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PostponedVisit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "postponementId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "earlierDays" TEXT NOT NULL,
    "newDays" TEXT NOT NULL,
    "places" TEXT NOT NULL,
    CONSTRAINT "PostponedVisit_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponedVisit_postponementId_fkey" FOREIGN KEY ("postponementId") REFERENCES "Postponement" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponedVisit_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PostponementMark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "postponementId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "councilId" TEXT,
    "peerId" TEXT,
    "visitId" TEXT,
    "confirmedAt" DATETIME,
    "confirmedByName" TEXT,
    "confirmedHow" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "PostponementMark_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponementMark_postponementId_fkey" FOREIGN KEY ("postponementId") REFERENCES "Postponement" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponementMark_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "ParticipatingCouncil" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PostponementMark_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponementMark_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Postponement_challengeId_idx" ON "Postponement"("challengeId");

-- CreateIndex
CREATE INDEX "PostponedVisit_challengeId_idx" ON "PostponedVisit"("challengeId");

-- CreateIndex
CREATE INDEX "PostponedVisit_postponementId_idx" ON "PostponedVisit"("postponementId");

-- CreateIndex
CREATE INDEX "PostponedVisit_visitId_idx" ON "PostponedVisit"("visitId");

-- CreateIndex
CREATE INDEX "PostponementMark_challengeId_idx" ON "PostponementMark"("challengeId");

-- CreateIndex
CREATE INDEX "PostponementMark_postponementId_idx" ON "PostponementMark"("postponementId");
