-- CreateTable
CREATE TABLE "HandOver" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT,
    "fromAccountId" TEXT NOT NULL,
    "toAccountId" TEXT NOT NULL,
    "doneAt" DATETIME NOT NULL,
    "doneById" TEXT NOT NULL,
    "undoneAt" DATETIME,
    "undoneById" TEXT,
    CONSTRAINT "HandOver_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HandedThing" (
    "handOverId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "had" TEXT NOT NULL,

    PRIMARY KEY ("handOverId", "kind", "recordId"),
    CONSTRAINT "HandedThing_handOverId_fkey" FOREIGN KEY ("handOverId") REFERENCES "HandOver" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "HandOver_challengeId_fromAccountId_idx" ON "HandOver"("challengeId", "fromAccountId");
