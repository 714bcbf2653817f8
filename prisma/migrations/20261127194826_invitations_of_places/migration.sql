-- AlterTable
ALTER TABLE "AccountLink" ADD COLUMN "mailId" TEXT;
ALTER TABLE "AccountLink" ADD COLUMN "membershipId" TEXT;

-- An invitation of before is for the place its person got last in that challenge.
UPDATE "AccountLink" SET "membershipId" = (
  SELECT m."id" FROM "Membership" m
  WHERE m."accountId" = "AccountLink"."accountId" AND m."challengeId" = "AccountLink"."challengeId"
  ORDER BY m."createdAt" DESC, m."id" DESC LIMIT 1
) WHERE "kind" = 'invitation' AND "challengeId" IS NOT NULL AND "usedAt" IS NULL;
