-- Who came to a review was said twice: beside its report, and by the team of its visit. The second stays. Where the report named people and the
-- challenge has no visit of a review, it gets one without days; its id is made of the challenge's, as in visits_of_reviews.
INSERT INTO "Visit" ("id", "challengeId", "kind", "position", "title", "timetableRevision", "version")
SELECT substr(r."challengeId", 1, 10) || substr(r."challengeId", 13, 14) || substr(r."challengeId", 11, 2), r."challengeId", 'progress-review',
       (SELECT max(v."position") + 1 FROM "Visit" v WHERE v."challengeId" = r."challengeId"), '', 0, 1
FROM "ProgressReview" r
WHERE EXISTS (SELECT 1 FROM "ReviewPeer" p WHERE p."challengeId" = r."challengeId")
  AND NOT EXISTS (SELECT 1 FROM "Visit" v WHERE v."challengeId" = r."challengeId" AND v."kind" = 'progress-review');

-- Of each report that names somebody, the visit it is about: the one it was held on, else the first.
CREATE TABLE "ReportedReview" ("challengeId" TEXT NOT NULL PRIMARY KEY, "visitId" TEXT NOT NULL);
INSERT INTO "ReportedReview" ("challengeId", "visitId")
SELECT r."challengeId", COALESCE((
    SELECT v."id" FROM "Visit" v JOIN "VisitDay" d ON d."visitId" = v."id"
    WHERE v."challengeId" = r."challengeId" AND v."kind" = 'progress-review' AND d."date" = r."heldOn" LIMIT 1
), (
    SELECT v."id" FROM "Visit" v WHERE v."challengeId" = r."challengeId" AND v."kind" = 'progress-review'
    ORDER BY COALESCE((SELECT MIN(d."date") FROM "VisitDay" d WHERE d."visitId" = v."id"), '9999'), v."position", v."id" LIMIT 1
))
FROM "ProgressReview" r
WHERE EXISTS (SELECT 1 FROM "ReviewPeer" p WHERE p."challengeId" = r."challengeId");

-- Whom the report names was there, whatever else was written down.
UPDATE "VisitPeer" SET "isHere" = TRUE, "version" = "version" + 1
WHERE "isHere" = FALSE AND EXISTS (
    SELECT 1 FROM "ReportedReview" t JOIN "ReviewPeer" r ON r."challengeId" = t."challengeId"
    WHERE t."visitId" = "VisitPeer"."visitId" AND r."peerId" = "VisitPeer"."peerId"
);

-- Of everybody else of whom nothing was written down for the visit: at it with what they are in the team of the first phase, or not at it, unless they
-- are in one of its sessions. The LGA's staff are at each visit.
INSERT INTO "VisitPeer" ("visitId", "peerId", "isHere", "post", "organisation")
SELECT t."visitId", p."id", EXISTS (SELECT 1 FROM "ReviewPeer" r WHERE r."challengeId" = t."challengeId" AND r."peerId" = p."id"),
    COALESCE(f."post", ''), COALESCE(f."organisation", '')
FROM "ReportedReview" t JOIN "Peer" p ON p."challengeId" = t."challengeId"
LEFT JOIN "VisitPeer" f ON f."peerId" = p."id" AND f."visitId" = (
    SELECT v."id" FROM "Visit" v WHERE v."challengeId" = t."challengeId" AND v."kind" = 'on-site'
    ORDER BY COALESCE((SELECT MIN(d."date") FROM "VisitDay" d WHERE d."visitId" = v."id"), '9999'), v."position", v."id" LIMIT 1
)
WHERE NOT EXISTS (SELECT 1 FROM "VisitPeer" o WHERE o."visitId" = t."visitId" AND o."peerId" = p."id")
  AND (
    EXISTS (SELECT 1 FROM "ReviewPeer" r WHERE r."challengeId" = t."challengeId" AND r."peerId" = p."id")
    OR (p."role" NOT IN ('challenge-manager', 'support-officer') AND NOT EXISTS (
        SELECT 1 FROM "SessionPeer" sp JOIN "Session" s ON s."id" = sp."sessionId"
        WHERE sp."peerId" = p."id" AND s."visitId" = t."visitId" AND s."status" <> 'cancelled'
    ))
  );

DROP TABLE "ReportedReview";
DROP TABLE "ReviewPeer";
