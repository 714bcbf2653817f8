-- Recommendations are numbered in the order in which the report prints them: key ones, then further ones theme by theme. The numbers that a
-- challenge has go round among its own. A final report keeps the numbers it was issued with. Numbers are unique: they step aside to numbers
-- nobody has first.
UPDATE "Recommendation" SET "number" = -o."number"
FROM (
    SELECT p."id", n."number"
    FROM (
        SELECT r."id", r."challengeId", ROW_NUMBER() OVER (
            PARTITION BY r."challengeId"
            ORDER BY CASE WHEN r."kind" = 'key' THEN -2 ELSE COALESCE(t."number", -1) END, r."number"
        ) AS "place"
        FROM "Recommendation" r LEFT JOIN "Theme" t ON t."id" = r."themeId"
    ) p
    JOIN (
        SELECT "challengeId", "number", ROW_NUMBER() OVER (PARTITION BY "challengeId" ORDER BY "number") AS "place"
        FROM "Recommendation"
    ) n ON n."challengeId" = p."challengeId" AND n."place" = p."place"
    WHERE p."challengeId" NOT IN (SELECT "challengeId" FROM "IssuedVersion" WHERE "kind" = 'report' AND "status" = 'final')
) o
WHERE o."id" = "Recommendation"."id";
UPDATE "Recommendation" SET "number" = -"number" WHERE "number" < 0;
