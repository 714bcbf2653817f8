-- CreateTable
CREATE TABLE "Council" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "kind" TEXT,
    "colour" TEXT,
    "secondColour" TEXT,
    "logoFileKey" TEXT,
    "logoType" TEXT,
    "logoWidth" INTEGER,
    "logoHeight" INTEGER,
    "lastDay" TEXT,
    "successorName" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedByName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "CouncilElection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "councilId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "votes" BOOLEAN,
    "isTakenOut" BOOLEAN NOT NULL DEFAULT false,
    "pollingDay" TEXT,
    "periodStart" TEXT,
    "source" TEXT NOT NULL DEFAULT '',
    "saidAt" DATETIME NOT NULL,
    "saidById" TEXT NOT NULL,
    "saidByName" TEXT NOT NULL,
    CONSTRAINT "CouncilElection_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Body" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "paperDays" INTEGER,
    "endedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedByName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "BodyCouncil" (
    "bodyId" TEXT NOT NULL,
    "councilId" TEXT NOT NULL,

    PRIMARY KEY ("bodyId", "councilId"),
    CONSTRAINT "BodyCouncil_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BodyCouncil_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BodyMeeting" (
    "bodyId" TEXT NOT NULL,
    "day" TEXT NOT NULL,

    PRIMARY KEY ("bodyId", "day"),
    CONSTRAINT "BodyMeeting_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlanStatusWord" (
    "councilId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "colour" TEXT,

    PRIMARY KEY ("councilId", "status"),
    CONSTRAINT "PlanStatusWord_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CouncilKeeper" (
    "councilId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "namedAt" DATETIME NOT NULL,
    "namedByName" TEXT NOT NULL,

    PRIMARY KEY ("councilId", "accountId"),
    CONSTRAINT "CouncilKeeper_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "Council" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CouncilKeeper_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- A participating council points to its record. Added in place: the table is referred to, and is not made anew.
ALTER TABLE "ParticipatingCouncil" ADD COLUMN "recordId" TEXT REFERENCES "Council" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One record for each spelling of a name; what is one council under two spellings an administrator merges. Ids are those of the
-- first participation with another first sign, which no id made by a clock of this age has.
INSERT INTO "Council" ("id", "name", "shortName", "createdAt", "updatedAt")
SELECT '7' || SUBSTR(MIN(p."id"), 2), p."name", MIN(p."shortName"), MIN(c."createdAt"), MIN(c."createdAt")
FROM "ParticipatingCouncil" p JOIN "Challenge" c ON c."id" = p."challengeId"
GROUP BY p."name";

UPDATE "ParticipatingCouncil" SET "recordId" = (
    SELECT r."id" FROM "Council" r WHERE r."name" = "ParticipatingCouncil"."name"
);

-- CreateIndex
CREATE INDEX "ParticipatingCouncil_recordId_idx" ON "ParticipatingCouncil"("recordId");

-- CreateIndex
CREATE UNIQUE INDEX "CouncilElection_councilId_year_number_key" ON "CouncilElection"("councilId", "year", "number");

-- CreateIndex
CREATE INDEX "BodyCouncil_councilId_idx" ON "BodyCouncil"("councilId");

-- CreateIndex
CREATE INDEX "CouncilKeeper_accountId_idx" ON "CouncilKeeper"("accountId");
