-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "challengeId" TEXT,
    "address" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "texts" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '',
    "savedAt" DATETIME NOT NULL,
    "keptUntil" DATETIME NOT NULL,
    CONSTRAINT "Draft_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Draft_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Draft_challengeId_idx" ON "Draft"("challengeId");

-- CreateIndex
CREATE INDEX "Draft_keptUntil_idx" ON "Draft"("keptUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_accountId_address_form_key" ON "Draft"("accountId", "address", "form");
