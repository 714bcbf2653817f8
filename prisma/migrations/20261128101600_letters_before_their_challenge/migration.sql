-- CreateTable
CREATE TABLE "LetterDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "letterName" TEXT NOT NULL,
    "letterBytes" BLOB NOT NULL,
    "mouName" TEXT,
    "mouBytes" BLOB,
    "plan" TEXT,
    "facts" TEXT,
    "refusal" TEXT,
    "readAt" DATETIME NOT NULL,
    "keptUntil" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "LetterDraft_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LetterDraft_accountId_idx" ON "LetterDraft"("accountId");

-- CreateIndex
CREATE INDEX "LetterDraft_keptUntil_idx" ON "LetterDraft"("keptUntil");
