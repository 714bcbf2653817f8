-- CreateTable
CREATE TABLE "ScopeChangesAnswer" (
    "decisionId" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "inVersion" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "answeredAt" DATETIME NOT NULL,
    "answeredByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ScopeChangesAnswer_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ScopeChangesAnswer_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ScopeChangesAnswer_challengeId_idx" ON "ScopeChangesAnswer"("challengeId");
