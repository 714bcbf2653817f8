-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_PurposeLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "reference" TEXT,
    "visitId" TEXT,
    "councilId" TEXT,
    "sha256" TEXT,
    "personName" TEXT NOT NULL DEFAULT '',
    "post" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "mostUses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "mailId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "createdByName" TEXT NOT NULL DEFAULT '',
    "keptByName" TEXT NOT NULL DEFAULT '',
    "expiresAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    "revokedAt" DATETIME,
    "whyEnded" TEXT,
    CONSTRAINT "PurposeLink_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PurposeLink_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "ParticipatingCouncil" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_PurposeLink" ("address", "challengeId", "councilId", "createdAt", "createdByName", "expiresAt", "id", "kind", "lastUsedAt", "mailId", "mostUses", "personName", "post", "recordId", "reference", "revokedAt", "sha256", "uses", "visitId", "whyEnded") SELECT "address", "challengeId", "councilId", "createdAt", "createdByName", "expiresAt", "id", "kind", "lastUsedAt", "mailId", "mostUses", "personName", "post", "recordId", "reference", "revokedAt", "sha256", "uses", "visitId", "whyEnded" FROM "PurposeLink";
DROP TABLE "PurposeLink";
ALTER TABLE "new_PurposeLink" RENAME TO "PurposeLink";
CREATE UNIQUE INDEX "PurposeLink_reference_key" ON "PurposeLink"("reference");
CREATE INDEX "PurposeLink_challengeId_kind_idx" ON "PurposeLink"("challengeId", "kind");
CREATE INDEX "PurposeLink_recordId_idx" ON "PurposeLink"("recordId");
CREATE INDEX "PurposeLink_councilId_idx" ON "PurposeLink"("councilId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
