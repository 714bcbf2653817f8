-- CreateTable
CREATE TABLE "SavedForm" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "leadsTo" TEXT NOT NULL,
    CONSTRAINT "SavedForm_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "SavedForm_sentAt_idx" ON "SavedForm"("sentAt");
