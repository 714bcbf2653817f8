-- CreateTable
CREATE TABLE "DatesFeed" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "lastReadAt" DATETIME,
    CONSTRAINT "DatesFeed_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "DatesFeed_accountId_idx" ON "DatesFeed"("accountId");
