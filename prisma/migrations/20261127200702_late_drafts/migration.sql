-- CreateTable
CREATE TABLE "EndedDraft" (
    "accountId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "opening" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "keptUntil" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "address", "form", "opening"),
    CONSTRAINT "EndedDraft_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "challengeId" TEXT,
    "address" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "opening" TEXT NOT NULL DEFAULT '',
    "texts" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '',
    "savedAt" DATETIME NOT NULL,
    "keptUntil" DATETIME NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Draft_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Draft_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Draft" ("accountId", "address", "challengeId", "form", "id", "keptUntil", "opening", "savedAt", "texts", "version") SELECT "accountId", "address", "challengeId", "form", "id", "keptUntil", "opening", "savedAt", "texts", "version" FROM "Draft";
DROP TABLE "Draft";
ALTER TABLE "new_Draft" RENAME TO "Draft";
CREATE INDEX "Draft_challengeId_idx" ON "Draft"("challengeId");
CREATE INDEX "Draft_keptUntil_idx" ON "Draft"("keptUntil");
CREATE UNIQUE INDEX "Draft_accountId_address_form_opening_key" ON "Draft"("accountId", "address", "form", "opening");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "EndedDraft_keptUntil_idx" ON "EndedDraft"("keptUntil");
