-- What somebody says of when they can come is of one visit. What they said before goes to the visit it was said of.
-- CreateTable
CREATE TABLE "PersonAnswer" (
    "personId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "challengeId" TEXT NOT NULL,
    "availability" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "askedAt" DATETIME,
    "answeredAt" DATETIME,

    PRIMARY KEY ("personId", "visitId"),
    CONSTRAINT "PersonAnswer_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PersonAnswer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PersonAnswer_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Times are of the visit whose day they name; what a visit had as a day before, and no visit has now, of the first phase on site.
CREATE TABLE "new_PersonTime" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    CONSTRAINT "PersonTime_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PersonTime_personId_visitId_fkey" FOREIGN KEY ("personId", "visitId") REFERENCES "PersonAnswer" ("personId", "visitId") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_PersonTime" ("challengeId", "date", "end", "id", "personId", "start", "visitId") SELECT t."challengeId", t."date", t."end", t."id", t."personId", t."start", COALESCE(
    (SELECT d."visitId" FROM "VisitDay" d JOIN "Visit" v ON v."id" = d."visitId" WHERE v."challengeId" = t."challengeId" AND d."date" = t."date" ORDER BY v."position", v."id" LIMIT 1),
    (SELECT v."id" FROM "Visit" v WHERE v."challengeId" = t."challengeId" AND v."kind" = 'on-site'
        ORDER BY COALESCE((SELECT MIN(d."date") FROM "VisitDay" d WHERE d."visitId" = v."id"), '9999'), v."position", v."id" LIMIT 1)
) FROM "PersonTime" t;
DROP TABLE "PersonTime";
ALTER TABLE "new_PersonTime" RENAME TO "PersonTime";

-- Whoever named times for a visit has answered for it.
INSERT INTO "PersonAnswer" ("personId", "visitId", "challengeId", "availability", "note", "askedAt", "answeredAt")
SELECT p."id", t."visitId", p."challengeId", 'some-times', p."availabilityNote", p."askedAt", p."answeredAt"
FROM "Person" p JOIN (SELECT DISTINCT "personId", "visitId" FROM "PersonTime") t ON t."personId" = p."id";

-- Every other answer was given once. It is of the visit whose link it was given by; typed in after the peers left, of their first review; whoever waits for an
-- answer was asked by the newest link. All else is of the first phase on site.
INSERT INTO "PersonAnswer" ("personId", "visitId", "challengeId", "availability", "note", "askedAt", "answeredAt")
SELECT one."id", one."visitId", one."challengeId", one."availability", one."availabilityNote", one."askedAt", one."answeredAt" FROM (
    SELECT p.*, COALESCE(
        (SELECT v."id" FROM "PurposeLink" l JOIN "Visit" v ON v."id" = l."visitId" AND v."challengeId" = l."challengeId"
        WHERE l."kind" = 'availability' AND l."recordId" = p."id" AND (l."lastUsedAt" = p."answeredAt" OR p."answeredAt" IS NULL)
        ORDER BY l."createdAt" DESC, l."id" LIMIT 1),
        (SELECT v."id" FROM "Visit" v WHERE v."challengeId" = p."challengeId" AND v."kind" = 'progress-review'
        AND substr(CAST(p."answeredAt" AS TEXT), 1, 10) > (SELECT MAX(d."date") FROM "VisitDay" d JOIN "Visit" o ON o."id" = d."visitId" WHERE o."challengeId" = p."challengeId" AND o."kind" = 'on-site')
        ORDER BY COALESCE((SELECT MIN(d."date") FROM "VisitDay" d WHERE d."visitId" = v."id"), '9999'), v."position", v."id" LIMIT 1),
        (SELECT v."id" FROM "Visit" v WHERE v."challengeId" = p."challengeId" AND v."kind" = 'on-site'
        ORDER BY COALESCE((SELECT MIN(d."date") FROM "VisitDay" d WHERE d."visitId" = v."id"), '9999'), v."position", v."id" LIMIT 1)
    ) AS "visitId"
    FROM "Person" p
    WHERE (p."availability" <> 'not-asked' OR p."availabilityNote" <> '' OR p."askedAt" IS NOT NULL)
      AND NOT (p."availability" = 'some-times' AND EXISTS (SELECT 1 FROM "PersonTime" t WHERE t."personId" = p."id"))
) one
WHERE NOT EXISTS (SELECT 1 FROM "PersonAnswer" a WHERE a."personId" = one."id" AND a."visitId" = one."visitId");

-- Whoever was sent a link about a visit that nothing was said of was asked about it.
INSERT INTO "PersonAnswer" ("personId", "visitId", "challengeId", "availability", "askedAt")
SELECT p."id", v."id", p."challengeId", 'asked', MAX(l."createdAt")
FROM "PurposeLink" l JOIN "Visit" v ON v."id" = l."visitId" JOIN "Person" p ON p."id" = l."recordId" AND p."challengeId" = v."challengeId"
WHERE l."kind" = 'availability' AND p."askedAt" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "PersonAnswer" a WHERE a."personId" = p."id" AND a."visitId" = v."id")
GROUP BY p."id", v."id", p."challengeId";

-- What is to be confirmed after a visit was put off is of that visit, where the postponement put off one phase on site alone.
UPDATE "PostponementMark" SET "visitId" = (
    SELECT MIN(o."visitId") FROM "PostponedVisit" o JOIN "Visit" v ON v."id" = o."visitId" WHERE o."postponementId" = "PostponementMark"."postponementId" AND v."kind" = 'on-site'
)
WHERE "about" = 'availability' AND "visitId" IS NULL AND (
    SELECT COUNT(*) FROM "PostponedVisit" o JOIN "Visit" v ON v."id" = o."visitId" WHERE o."postponementId" = "PostponementMark"."postponementId" AND v."kind" = 'on-site'
) = 1;

CREATE TABLE "new_Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "councilId" TEXT,
    "name" TEXT NOT NULL,
    "jobTitle" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "organisation" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "lineManagerId" TEXT,
    "accessNeeds" TEXT NOT NULL DEFAULT '',
    "anonymisedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Person_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Person_councilId_fkey" FOREIGN KEY ("councilId") REFERENCES "ParticipatingCouncil" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Person_lineManagerId_fkey" FOREIGN KEY ("lineManagerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Person" ("accessNeeds", "anonymisedAt", "challengeId", "councilId", "email", "id", "jobTitle", "kind", "lineManagerId", "name", "organisation", "version") SELECT "accessNeeds", "anonymisedAt", "challengeId", "councilId", "email", "id", "jobTitle", "kind", "lineManagerId", "name", "organisation", "version" FROM "Person";
DROP TABLE "Person";
ALTER TABLE "new_Person" RENAME TO "Person";
CREATE INDEX "Person_challengeId_idx" ON "Person"("challengeId");
CREATE INDEX "PersonTime_challengeId_idx" ON "PersonTime"("challengeId");
CREATE INDEX "PersonTime_personId_visitId_idx" ON "PersonTime"("personId", "visitId");

-- CreateIndex
CREATE INDEX "PersonAnswer_challengeId_idx" ON "PersonAnswer"("challengeId");

-- CreateIndex
CREATE INDEX "PersonAnswer_visitId_idx" ON "PersonAnswer"("visitId");
