-- CreateTable
CREATE TABLE "PurposeLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "reference" TEXT,
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
    "expiresAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    "revokedAt" DATETIME,
    "whyEnded" TEXT,
    CONSTRAINT "PurposeLink_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PurposeLink_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "ParticipatingCouncil" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "PurposeLink_reference_key" ON "PurposeLink"("reference");

-- CreateIndex
CREATE INDEX "PurposeLink_challengeId_kind_idx" ON "PurposeLink"("challengeId", "kind");

-- CreateIndex
CREATE INDEX "PurposeLink_recordId_idx" ON "PurposeLink"("recordId");

-- CreateIndex
CREATE INDEX "PurposeLink_councilId_idx" ON "PurposeLink"("councilId");

-- Links to say when somebody can come are links of this kind: those that were sent go on working.
INSERT INTO "PurposeLink" ("id", "challengeId", "kind", "recordId", "uses", "createdAt", "expiresAt", "lastUsedAt", "revokedAt")
SELECT "id", "challengeId", 'availability', "personId", CASE WHEN "lastUsedAt" IS NULL THEN 0 ELSE 1 END, "createdAt", "expiresAt",
       "lastUsedAt", "revokedAt"
FROM "PersonLink";

-- DropTable
DROP TABLE "PersonLink";

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN "askedByName" TEXT NOT NULL DEFAULT '';
