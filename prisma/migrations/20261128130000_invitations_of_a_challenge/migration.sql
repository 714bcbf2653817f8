-- Invitations to a challenge are listed among its messages. Those of before are found by their links; of a place that has gone meanwhile nobody
-- knows which council it was, and the peer team alone sees them.
UPDATE "OutgoingMail"
SET
  "challengeId" = (SELECT "challengeId" FROM "AccountLink" WHERE "mailId" = "OutgoingMail"."id" AND "challengeId" IS NOT NULL LIMIT 1),
  "councilId" = (
    SELECT "Membership"."councilId"
    FROM "AccountLink" JOIN "Membership" ON "Membership"."id" = "AccountLink"."membershipId"
    WHERE "AccountLink"."mailId" = "OutgoingMail"."id"
    LIMIT 1
  )
WHERE "kind" = 'invitation' AND "space" = 'account' AND "challengeId" IS NULL;
