-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_LetterDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "challengeId" TEXT,
    "letterName" TEXT NOT NULL,
    "letterBytes" BLOB NOT NULL,
    "mouName" TEXT,
    "mouBytes" BLOB,
    "plan" TEXT,
    "facts" TEXT,
    "refusal" TEXT,
    "standing" TEXT,
    "readAt" DATETIME NOT NULL,
    "keptUntil" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "LetterDraft_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LetterDraft_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_LetterDraft" ("accountId", "facts", "id", "keptUntil", "letterBytes", "letterName", "mouBytes", "mouName", "plan", "readAt", "refusal", "version") SELECT "accountId", "facts", "id", "keptUntil", "letterBytes", "letterName", "mouBytes", "mouName", "plan", "readAt", "refusal", "version" FROM "LetterDraft";
DROP TABLE "LetterDraft";
ALTER TABLE "new_LetterDraft" RENAME TO "LetterDraft";
CREATE UNIQUE INDEX "LetterDraft_challengeId_key" ON "LetterDraft"("challengeId");
CREATE INDEX "LetterDraft_accountId_idx" ON "LetterDraft"("accountId");
CREATE INDEX "LetterDraft_keptUntil_idx" ON "LetterDraft"("keptUntil");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
