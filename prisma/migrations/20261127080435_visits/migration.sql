-- CreateTable
CREATE TABLE "Visit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "timetableRevision" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Visit_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VisitDay" (
    "visitId" TEXT NOT NULL,
    "date" TEXT NOT NULL,

    PRIMARY KEY ("visitId", "date"),
    CONSTRAINT "VisitDay_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- So far every challenge has one visit, on site. Its id is the challenge's with the halves of its second part changed over.
INSERT INTO "Visit" ("id", "challengeId", "kind", "position", "timetableRevision")
SELECT substr("id", 1, 10) || substr("id", 19, 8) || substr("id", 11, 8), "id", 'on-site', 1, "timetableRevision" FROM "Challenge";

-- Its days are those from the first to the last, of which a timetable showed fourteen; the last one is the day that dates are counted from.
INSERT INTO "VisitDay" ("visitId", "date")
WITH "stay" ("visitId", "first", "last") AS (
    SELECT v."id", CASE WHEN c."onSiteStart" <= c."onSiteEnd" THEN c."onSiteStart" ELSE c."onSiteEnd" END, c."onSiteEnd"
    FROM "Challenge" c JOIN "Visit" v ON v."challengeId" = c."id"
    WHERE c."onSiteEnd" IS NOT NULL
),
"month" ("number", "days") AS (VALUES ('01', 31), ('02', 29), ('03', 31), ('04', 30), ('05', 31), ('06', 30), ('07', 31), ('08', 31), ('09', 30), ('10', 31), ('11', 30), ('12', 31)),
"tens" ("digit") AS (VALUES ('0'), ('1'), ('2'), ('3')),
"ones" ("digit") AS (VALUES ('0'), ('1'), ('2'), ('3'), ('4'), ('5'), ('6'), ('7'), ('8'), ('9')),
"year" ("number") AS (
    SELECT substr("first", 1, 4) FROM "stay"
    UNION SELECT CAST(CAST(substr("first", 1, 4) AS INTEGER) + 1 AS TEXT) FROM "stay"
    UNION SELECT substr("last", 1, 4) FROM "stay"
),
"calendar" ("date") AS (
    SELECT y."number" || '-' || m."number" || '-' || t."digit" || o."digit"
    FROM "year" y CROSS JOIN "month" m CROSS JOIN "tens" t CROSS JOIN "ones" o
    WHERE CAST(t."digit" || o."digit" AS INTEGER) BETWEEN 1 AND m."days"
    AND (
        m."number" <> '02' OR t."digit" || o."digit" <> '29'
        OR (CAST(y."number" AS INTEGER) % 4 = 0 AND (CAST(y."number" AS INTEGER) % 100 <> 0 OR CAST(y."number" AS INTEGER) % 400 = 0))
    )
),
"day" ("visitId", "date", "last", "place") AS (
    SELECT s."visitId", c."date", s."last", ROW_NUMBER() OVER (PARTITION BY s."visitId" ORDER BY c."date")
    FROM "stay" s JOIN "calendar" c ON c."date" BETWEEN s."first" AND s."last"
)
SELECT "visitId", "date" FROM "day" WHERE "place" <= 14 OR "date" = "last";

ALTER TABLE "Challenge" DROP COLUMN "onSiteStart";
ALTER TABLE "Challenge" DROP COLUMN "onSiteEnd";
ALTER TABLE "Challenge" DROP COLUMN "timetableRevision";

-- A released timetable is of a visit.
ALTER TABLE "IssuedVersion" ADD COLUMN "visitId" TEXT REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
UPDATE "IssuedVersion" SET "visitId" = (SELECT v."id" FROM "Visit" v WHERE v."challengeId" = "IssuedVersion"."challengeId")
WHERE "kind" = 'timetable';

-- Every session belongs to a visit, and so do the changes of its timetable and what is offered for it.
CREATE INDEX "IssuedVersion_visitId_idx" ON "IssuedVersion"("visitId");
CREATE TABLE "new_Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
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
    CONSTRAINT "Session_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Session_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "ParticipatingCouncil" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Session_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Session_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Session" ("actualMinutes", "actualStart", "allowedSiteIds", "cancelledReason", "challengeId", "councilId", "date", "id", "isAllPeers", "isConfidential", "isFixed", "isOnline", "isPinned", "kind", "minutes", "outcome", "outcomeAt", "outcomeByName", "outcomeNote", "peersNeeded", "purpose", "requiredRoles", "roomId", "siteId", "start", "status", "title", "track", "version", "visitId") SELECT "actualMinutes", "actualStart", "allowedSiteIds", "cancelledReason", "challengeId", "councilId", "date", "id", "isAllPeers", "isConfidential", "isFixed", "isOnline", "isPinned", "kind", "minutes", "outcome", "outcomeAt", "outcomeByName", "outcomeNote", "peersNeeded", "purpose", "requiredRoles", "roomId", "siteId", "start", "status", "title", "track", "version", (SELECT v."id" FROM "Visit" v WHERE v."challengeId" = "Session"."challengeId") FROM "Session";
DROP TABLE "Session";
ALTER TABLE "new_Session" RENAME TO "Session";
CREATE INDEX "Session_challengeId_date_start_idx" ON "Session"("challengeId", "date", "start");
CREATE INDEX "Session_visitId_idx" ON "Session"("visitId");
CREATE TABLE "new_TimetableChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "accountId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "undoneAt" DATETIME,
    "undoOfId" TEXT,
    CONSTRAINT "TimetableChange_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TimetableChange_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_TimetableChange" ("accountId", "actorName", "after", "at", "before", "challengeId", "id", "label", "revision", "undoOfId", "undoneAt", "visitId") SELECT "accountId", "actorName", "after", "at", "before", "challengeId", "id", "label", "revision", "undoOfId", "undoneAt", (SELECT v."id" FROM "Visit" v WHERE v."challengeId" = "TimetableChange"."challengeId") FROM "TimetableChange";
DROP TABLE "TimetableChange";
ALTER TABLE "new_TimetableChange" RENAME TO "TimetableChange";
CREATE INDEX "TimetableChange_challengeId_idx" ON "TimetableChange"("challengeId");
CREATE UNIQUE INDEX "TimetableChange_visitId_revision_key" ON "TimetableChange"("visitId", "revision");
CREATE TABLE "new_TimetableProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
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
    CONSTRAINT "TimetableProposal_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TimetableProposal_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_TimetableProposal" ("baseRevision", "challengeId", "finishedAt", "id", "kind", "label", "progress", "result", "seconds", "seed", "startedAt", "startedById", "startedByName", "status", "visitId") SELECT "baseRevision", "challengeId", "finishedAt", "id", "kind", "label", "progress", "result", "seconds", "seed", "startedAt", "startedById", "startedByName", "status", (SELECT v."id" FROM "Visit" v WHERE v."challengeId" = "TimetableProposal"."challengeId") FROM "TimetableProposal";
DROP TABLE "TimetableProposal";
ALTER TABLE "new_TimetableProposal" RENAME TO "TimetableProposal";
CREATE INDEX "TimetableProposal_challengeId_startedAt_idx" ON "TimetableProposal"("challengeId", "startedAt");
CREATE INDEX "TimetableProposal_visitId_idx" ON "TimetableProposal"("visitId");

-- CreateIndex
CREATE INDEX "Visit_challengeId_position_idx" ON "Visit"("challengeId", "position");
