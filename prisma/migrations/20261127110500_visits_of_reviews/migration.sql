-- Its id is the challenge's with the parts of its second half changed over.
-- A progress review whose day is written down becomes a visit of that day, so that it can hold sessions and notes. Where a challenge has visits for
-- its reviews already, or the day is one of another visit, people have arranged it: nothing is added.
INSERT INTO "Visit" ("id", "challengeId", "kind", "position", "title", "timetableRevision", "version")
SELECT substr(r."challengeId", 1, 10) || substr(r."challengeId", 13, 14) || substr(r."challengeId", 11, 2), r."challengeId", 'progress-review',
       (SELECT max(v."position") + 1 FROM "Visit" v WHERE v."challengeId" = r."challengeId"), '', 0, 1
FROM "ProgressReview" r
WHERE r."heldOn" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "Visit" v WHERE v."challengeId" = r."challengeId" AND v."kind" = 'progress-review')
  AND NOT EXISTS (
    SELECT 1 FROM "VisitDay" d JOIN "Visit" v ON v."id" = d."visitId"
    WHERE v."challengeId" = r."challengeId" AND d."date" = r."heldOn"
  );
INSERT INTO "VisitDay" ("visitId", "date")
SELECT v."id", r."heldOn"
FROM "ProgressReview" r JOIN "Visit" v ON v."challengeId" = r."challengeId" AND v."kind" = 'progress-review'
WHERE r."heldOn" IS NOT NULL AND v."id" = substr(r."challengeId", 1, 10) || substr(r."challengeId", 13, 14) || substr(r."challengeId", 11, 2);
