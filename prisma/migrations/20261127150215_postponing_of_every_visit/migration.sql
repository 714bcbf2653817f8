-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_PostponedVisit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "postponementId" TEXT NOT NULL,
    "visitId" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "earlierDays" TEXT NOT NULL,
    "newDays" TEXT NOT NULL,
    "places" TEXT NOT NULL,
    CONSTRAINT "PostponedVisit_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponedVisit_postponementId_fkey" FOREIGN KEY ("postponementId") REFERENCES "Postponement" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponedVisit_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_PostponedVisit" ("challengeId", "earlierDays", "id", "newDays", "places", "postponementId", "visitId") SELECT "challengeId", "earlierDays", "id", "newDays", "places", "postponementId", "visitId" FROM "PostponedVisit";
DROP TABLE "PostponedVisit";
ALTER TABLE "new_PostponedVisit" RENAME TO "PostponedVisit";
CREATE INDEX "PostponedVisit_challengeId_idx" ON "PostponedVisit"("challengeId");
CREATE INDEX "PostponedVisit_postponementId_idx" ON "PostponedVisit"("postponementId");
CREATE INDEX "PostponedVisit_visitId_idx" ON "PostponedVisit"("visitId");
CREATE TABLE "new_PostponementMark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "postponementId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "councilId" TEXT,
    "peerId" TEXT,
    "proposalId" TEXT,
    "visitId" TEXT,
    "confirmedAt" DATETIME,
    "confirmedByName" TEXT,
    "confirmedHow" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "PostponementMark_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponementMark_postponementId_fkey" FOREIGN KEY ("postponementId") REFERENCES "Postponement" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponementMark_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "ParticipatingCouncil" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PostponementMark_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponementMark_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "PeerProposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostponementMark_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_PostponementMark" ("about", "challengeId", "confirmedAt", "confirmedByName", "confirmedHow", "councilId", "id", "peerId", "postponementId", "version", "visitId") SELECT "about", "challengeId", "confirmedAt", "confirmedByName", "confirmedHow", "councilId", "id", "peerId", "postponementId", "version", "visitId" FROM "PostponementMark";
DROP TABLE "PostponementMark";
ALTER TABLE "new_PostponementMark" RENAME TO "PostponementMark";
CREATE INDEX "PostponementMark_challengeId_idx" ON "PostponementMark"("challengeId");
CREATE INDEX "PostponementMark_postponementId_idx" ON "PostponementMark"("postponementId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
