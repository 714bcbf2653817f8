-- CreateTable
CREATE TABLE "KeptForm" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "wordsSealed" TEXT NOT NULL,
    "hadFile" BOOLEAN NOT NULL,
    "keptAt" DATETIME NOT NULL,
    CONSTRAINT "KeptForm_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "KeptForm_keptAt_idx" ON "KeptForm"("keptAt");

-- CreateIndex
CREATE UNIQUE INDEX "KeptForm_accountId_place_form_key" ON "KeptForm"("accountId", "place", "form");
