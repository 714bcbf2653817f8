-- CreateTable
CREATE TABLE "PeerAnswer" (
    "peerId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "challengeId" TEXT NOT NULL,
    "availability" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "days" TEXT NOT NULL DEFAULT '',
    "askedAt" DATETIME,
    "answeredAt" DATETIME,

    PRIMARY KEY ("peerId", "visitId"),
    CONSTRAINT "PeerAnswer_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PeerAnswer_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PeerAnswer_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_PeerAbsence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "peerId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    "answerVisitId" TEXT,
    CONSTRAINT "PeerAbsence_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PeerAbsence_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PeerAbsence_answerVisitId_fkey" FOREIGN KEY ("answerVisitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_PeerAbsence" ("challengeId", "date", "end", "id", "peerId", "start") SELECT "challengeId", "date", "end", "id", "peerId", "start" FROM "PeerAbsence";
DROP TABLE "PeerAbsence";
ALTER TABLE "new_PeerAbsence" RENAME TO "PeerAbsence";
CREATE INDEX "PeerAbsence_challengeId_idx" ON "PeerAbsence"("challengeId");
CREATE INDEX "PeerAbsence_peerId_idx" ON "PeerAbsence"("peerId");
CREATE INDEX "PeerAbsence_answerVisitId_idx" ON "PeerAbsence"("answerVisitId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "PeerAnswer_challengeId_idx" ON "PeerAnswer"("challengeId");

-- CreateIndex
CREATE INDEX "PeerAnswer_visitId_idx" ON "PeerAnswer"("visitId");
