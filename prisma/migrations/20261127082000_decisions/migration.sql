-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "issuedVersionId" TEXT,
    "sha256" TEXT,
    "outcome" TEXT NOT NULL,
    "takenByKind" TEXT NOT NULL,
    "takenBy" TEXT NOT NULL DEFAULT '',
    "post" TEXT NOT NULL DEFAULT '',
    "decidedOn" TEXT NOT NULL,
    "resolution" TEXT NOT NULL DEFAULT '',
    "changedInMeeting" TEXT NOT NULL DEFAULT '',
    "against" TEXT NOT NULL DEFAULT '',
    "callInEndsOn" TEXT,
    "takesEffectOn" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "recordedById" TEXT,
    "recordedByName" TEXT NOT NULL,
    "supersedesId" TEXT,
    "correctionReason" TEXT NOT NULL DEFAULT '',
    "effectNotedAt" DATETIME,
    CONSTRAINT "Decision_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Decision_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "ParticipatingCouncil" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Decision_issuedVersionId_fkey" FOREIGN KEY ("issuedVersionId") REFERENCES "IssuedVersion" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Decision_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "Decision" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Decision_supersedesId_key" ON "Decision"("supersedesId");

-- CreateIndex
CREATE INDEX "Decision_challengeId_about_idx" ON "Decision"("challengeId", "about");

-- CreateIndex
CREATE INDEX "Decision_councilId_idx" ON "Decision"("councilId");

-- CreateIndex
CREATE INDEX "Decision_issuedVersionId_idx" ON "Decision"("issuedVersionId");

-- CreateIndex
CREATE INDEX "Decision_effectNotedAt_takesEffectOn_idx" ON "Decision"("effectNotedAt", "takesEffectOn");

-- Until now the challenge manager's own record said that the council had agreed a scope. That stands, for each council, as what it is:
-- the version keeps its words, its bytes and its SHA-256. Ids are made of those of the version and of the council.
INSERT INTO "Decision" ("id", "challengeId", "councilId", "about", "subject", "issuedVersionId", "sha256", "outcome", "takenByKind",
                        "decidedOn", "takesEffectOn", "how", "recordedAt", "recordedById", "recordedByName", "effectNotedAt")
SELECT substr(v."id", 1, 10) || substr(v."id", 19, 8) || substr(c."id", 19, 8), v."challengeId", c."id", 'scope',
       'Scope, version ' || CAST(v."number" AS TEXT), v."id", v."sha256", 'agreed', 'not-recorded',
       substr(CAST(v."issuedAt" AS TEXT), 1, 10), substr(CAST(v."issuedAt" AS TEXT), 1, 10), 'before-decisions', v."issuedAt",
       v."issuedById", v."issuedByName", v."issuedAt"
FROM "IssuedVersion" v
JOIN "ParticipatingCouncil" c ON c."challengeId" = v."challengeId"
WHERE v."kind" = 'scope' AND v."status" = 'final';
