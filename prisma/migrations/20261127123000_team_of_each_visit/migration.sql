-- What a peer is at one visit, where it is not what stands for the first phase on site.
CREATE TABLE "VisitPeer" (
    "visitId" TEXT NOT NULL,
    "peerId" TEXT NOT NULL,
    "isHere" BOOLEAN NOT NULL,
    "post" TEXT NOT NULL DEFAULT '',
    "organisation" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("visitId", "peerId"),
    CONSTRAINT "VisitPeer_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "VisitPeer_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Of whom it is written down who took part in the progress review, they are at its visit and the other peers are not; the LGA's staff are at each.
INSERT INTO "VisitPeer" ("visitId", "peerId", "isHere")
SELECT v."id", p."id", EXISTS (SELECT 1 FROM "ReviewPeer" r WHERE r."challengeId" = v."challengeId" AND r."peerId" = p."id")
FROM "Visit" v JOIN "Peer" p ON p."challengeId" = v."challengeId"
WHERE v."kind" = 'progress-review' AND p."role" NOT IN ('challenge-manager', 'support-officer')
  AND EXISTS (SELECT 1 FROM "ReviewPeer" r WHERE r."challengeId" = v."challengeId");

-- An interest is declared for a visit: so far all were for the first phase on site.
CREATE TABLE "new_ConflictOfInterest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "peerId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "declaredAt" DATETIME NOT NULL,
    "decision" TEXT,
    "decidedAt" DATETIME,
    "decidedByName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ConflictOfInterest_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ConflictOfInterest_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE NO ACTION ON UPDATE CASCADE
);
INSERT INTO "new_ConflictOfInterest" ("decidedAt", "decidedByName", "decision", "declaredAt", "description", "id", "peerId", "version", "visitId") SELECT "decidedAt", "decidedByName", "decision", "declaredAt", "description", "id", "peerId", "version", (
    SELECT v."id" FROM "Visit" v JOIN "Peer" p ON p."challengeId" = v."challengeId" WHERE p."id" = "ConflictOfInterest"."peerId" AND v."kind" = 'on-site'
    ORDER BY COALESCE((SELECT MIN(d."date") FROM "VisitDay" d WHERE d."visitId" = v."id"), '9999'), v."position", v."id" LIMIT 1
) FROM "ConflictOfInterest";
DROP TABLE "ConflictOfInterest";
ALTER TABLE "new_ConflictOfInterest" RENAME TO "ConflictOfInterest";
CREATE INDEX "ConflictOfInterest_peerId_idx" ON "ConflictOfInterest"("peerId");
CREATE INDEX "ConflictOfInterest_visitId_idx" ON "ConflictOfInterest"("visitId");
UPDATE "RetentionReminder" SET "part" = 'on-site' WHERE "category" = 'conflicts' AND "part" = '';

-- CreateIndex
CREATE INDEX "VisitPeer_peerId_idx" ON "VisitPeer"("peerId");
