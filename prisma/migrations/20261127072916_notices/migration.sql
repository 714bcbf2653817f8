-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "space" TEXT NOT NULL,
    "councilId" TEXT,
    "recordId" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "toAccountId" TEXT,
    "byAccountId" TEXT,
    "at" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Notice_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ToldNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "space" TEXT NOT NULL,
    "councilId" TEXT,
    "recordId" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "toCouncilId" TEXT,
    "text" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "mailId" TEXT NOT NULL,
    "toldAt" DATETIME NOT NULL,
    CONSTRAINT "ToldNotice_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NoticeRule" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "NoticeChoice" (
    "accountId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    PRIMARY KEY ("accountId", "kind")
);

-- CreateIndex
CREATE INDEX "Notice_challengeId_at_idx" ON "Notice"("challengeId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_challengeId_kind_recordId_occasion_key" ON "Notice"("challengeId", "kind", "recordId", "occasion");

-- CreateIndex
CREATE INDEX "ToldNotice_challengeId_toldAt_idx" ON "ToldNotice"("challengeId", "toldAt");

-- CreateIndex
CREATE INDEX "ToldNotice_mailId_idx" ON "ToldNotice"("mailId");

-- CreateIndex
CREATE UNIQUE INDEX "ToldNotice_accountId_challengeId_kind_recordId_occasion_key" ON "ToldNotice"("accountId", "challengeId", "kind", "recordId", "occasion");
