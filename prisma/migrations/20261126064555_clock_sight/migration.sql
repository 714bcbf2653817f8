-- CreateTable
CREATE TABLE "ClockSight" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "seenAt" DATETIME NOT NULL,
    "trustedAt" DATETIME NOT NULL,
    "doubtedSince" DATETIME
);
