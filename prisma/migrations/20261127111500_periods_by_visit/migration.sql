-- A certificate, and a reminder, say of which visits' records they are.
ALTER TABLE "DestructionCertificate" ADD COLUMN "part" TEXT;

-- A note belongs to a visit: that of its session, else the one that has the day on which it was recorded, else the first phase on site.
CREATE TABLE "new_Note" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
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
    CONSTRAINT "Note_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE NO ACTION ON UPDATE CASCADE,
    CONSTRAINT "Note_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Note_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Note_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Note_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Note" ("authorId", "challengeId", "id", "leaning", "peerId", "recordedAt", "retainUntil", "sessionId", "sourceKind", "sourceTitle", "text", "themeId", "updatedAt", "version", "visitId") SELECT "authorId", "challengeId", "id", "leaning", "peerId", "recordedAt", "retainUntil", "sessionId", "sourceKind", "sourceTitle", "text", "themeId", "updatedAt", "version", COALESCE(
    (SELECT s."visitId" FROM "Session" s WHERE s."id" = "Note"."sessionId"),
    (SELECT v."id" FROM "Visit" v JOIN "VisitDay" d ON d."visitId" = v."id" WHERE v."challengeId" = "Note"."challengeId" AND d."date" = substr(CAST("Note"."recordedAt" AS TEXT), 1, 10) ORDER BY v."id" LIMIT 1),
    (SELECT v."id" FROM "Visit" v WHERE v."challengeId" = "Note"."challengeId" AND v."kind" = 'on-site' ORDER BY COALESCE((SELECT MIN(d."date") FROM "VisitDay" d WHERE d."visitId" = v."id"), '9999'), v."position", v."id" LIMIT 1)
) FROM "Note";
DROP TABLE "Note";
ALTER TABLE "new_Note" RENAME TO "Note";
CREATE INDEX "Note_challengeId_themeId_idx" ON "Note"("challengeId", "themeId");
CREATE INDEX "Note_visitId_idx" ON "Note"("visitId");
CREATE INDEX "Note_sessionId_idx" ON "Note"("sessionId");
CREATE TABLE "new_RetentionReminder" (
    "challengeId" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "dueOn" TEXT NOT NULL,
    "remindedAt" DATETIME NOT NULL,

    PRIMARY KEY ("challengeId", "category", "part", "dueOn")
);
-- So far all were of what was left from the days on site.
INSERT INTO "new_RetentionReminder" ("category", "challengeId", "part", "dueOn", "remindedAt") SELECT "category", "challengeId", CASE WHEN "category" IN ('notes', 'attendance', 'timetable-work') THEN 'on-site' ELSE '' END, "dueOn", "remindedAt" FROM "RetentionReminder";
DROP TABLE "RetentionReminder";
ALTER TABLE "new_RetentionReminder" RENAME TO "RetentionReminder";
