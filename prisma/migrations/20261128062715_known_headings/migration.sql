-- CreateTable
CREATE TABLE "KnownHeading" (
    "challengeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "means" TEXT NOT NULL,

    PRIMARY KEY ("challengeId", "kind", "heading"),
    CONSTRAINT "KnownHeading_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
