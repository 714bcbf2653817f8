-- CreateTable
CREATE TABLE "Deputy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "awayId" TEXT NOT NULL,
    "deputyId" TEXT NOT NULL,
    "fromOn" TEXT NOT NULL,
    "untilOn" TEXT NOT NULL,
    "namedAt" DATETIME NOT NULL,
    "namedById" TEXT NOT NULL,
    "endedAt" DATETIME,
    "endedById" TEXT,
    CONSTRAINT "Deputy_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Deputy_awayId_fkey" FOREIGN KEY ("awayId") REFERENCES "Membership" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Deputy_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Membership" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Deputy_challengeId_untilOn_idx" ON "Deputy"("challengeId", "untilOn");

-- CreateIndex
CREATE INDEX "Deputy_awayId_idx" ON "Deputy"("awayId");

-- CreateIndex
CREATE INDEX "Deputy_deputyId_idx" ON "Deputy"("deputyId");
