-- AlterTable
ALTER TABLE "Milestone" ADD COLUMN "conditions" TEXT;
ALTER TABLE "Milestone" ADD COLUMN "latestOn" TEXT;
ALTER TABLE "Milestone" ADD COLUMN "setAt" DATETIME;
ALTER TABLE "Milestone" ADD COLUMN "setByName" TEXT;

-- What the rule sets say so far stood in words alone: the same words, the same conditions.
UPDATE "Milestone" SET "conditions" = CASE "rule"
    WHEN 'about T − 6 months (2023 scope letter, Timing and duration)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"months","count":-6},"base":"visit","from":null,"words":"","source":"2023 scope letter, Timing and duration"},"latest":null,"notBefore":null}}'
    WHEN 'before the visit (2023 scope letter, Peer preparation)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"days","count":-1},"base":"visit-start","from":null,"words":"","source":"2023 scope letter, Peer preparation"},"latest":null,"notBefore":null}}'
    WHEN 'T + 3 weeks (2023 scope letter, Process)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"weeks","count":3},"base":"visit","from":null,"words":"","source":"2023 scope letter, Process"},"latest":null,"notBefore":null}}'
    WHEN 'T + 3 months (2023 scope letter, Publication)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"months","count":3},"base":"visit","from":null,"words":"","source":"2023 scope letter, Publication"},"latest":null,"notBefore":null}}'
    WHEN 'T + 5 months (2023 scope letter, Publication)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"months","count":5},"base":"visit","from":null,"words":"","source":"2023 scope letter, Publication"},"latest":null,"notBefore":null}}'
    WHEN 'at least T + 12 months (2023 scope letter, Progress review)' THEN '{"v":1,"value":{"due":null,"latest":null,"notBefore":{"offset":{"unit":"months","count":12},"base":"visit","from":null,"words":"","source":"2023 scope letter, Progress review"}}}'
    WHEN 'T − 4 to 6 months (LGA from April 2024)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"months","count":-4},"base":"visit","from":null,"words":"","source":"LGA from April 2024"},"latest":null,"notBefore":{"offset":{"unit":"months","count":-6},"base":"visit","from":null,"words":"","source":"LGA from April 2024"}}}'
    WHEN '2 to 3 weeks before the visit (LGA from April 2024)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"weeks","count":-2},"base":"visit-start","from":null,"words":"","source":"LGA from April 2024"},"latest":null,"notBefore":{"offset":{"unit":"weeks","count":-3},"base":"visit-start","from":null,"words":"","source":"LGA from April 2024"}}}'
    WHEN '1 to 2 weeks before the visit (LGA from April 2024)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"weeks","count":-1},"base":"visit-start","from":null,"words":"","source":"LGA from April 2024"},"latest":null,"notBefore":{"offset":{"unit":"weeks","count":-2},"base":"visit-start","from":null,"words":"","source":"LGA from April 2024"}}}'
    WHEN 'T + 3 weeks (LGA from April 2024)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"weeks","count":3},"base":"visit","from":null,"words":"","source":"LGA from April 2024"},"latest":null,"notBefore":null}}'
    WHEN 'T + 3 months, with the action plan (LGA from April 2024)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"months","count":3},"base":"visit","from":null,"words":"","source":"LGA from April 2024"},"latest":null,"notBefore":null}}'
    WHEN 'T + 3 months, with the report; T + 5 months at the very latest (LGA from April 2024)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"months","count":3},"base":"visit","from":null,"words":"","source":"LGA from April 2024"},"latest":{"offset":{"unit":"months","count":5},"base":"visit","from":null,"words":"","source":"LGA from April 2024"},"notBefore":null}}'
    WHEN 'about T + 10 months (LGA from April 2024)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"months","count":10},"base":"visit","from":null,"words":"","source":"LGA from April 2024"},"latest":null,"notBefore":null}}'
    WHEN 'by T + 12 months (LGA from April 2024)' THEN '{"v":1,"value":{"due":{"offset":{"unit":"months","count":12},"base":"visit","from":null,"words":"","source":"LGA from April 2024"},"latest":null,"notBefore":null}}'
END;

-- What a letter states: lengths that it counts, at the front of the words or behind "and"; every other day is one that it names.
WITH "number" ("count") AS (
    VALUES ('1'), ('2'), ('3'), ('4'), ('5'), ('6'), ('7'), ('8'), ('9'), ('10'), ('11'), ('12'), ('13'), ('14'), ('15'), ('16'), ('17'), ('18'), ('19'), ('20'), ('21'), ('22'), ('23'), ('24'), ('36'), ('48'), ('60')
),
"unit" ("word", "name") AS (
    VALUES ('day', 'days'), ('days', 'days'), ('week', 'weeks'), ('weeks', 'weeks'), ('month', 'months'), ('months', 'months')
),
"length" ("words", "json") AS (
    SELECT 'T + ' || n."count" || ' ' || u."word" || ' (scope letter', '{"offset":{"unit":"' || u."name" || '","count":' || n."count" || '},"base":"visit","from":null,"words":"","source":"scope letter"}'
    FROM "number" n CROSS JOIN "unit" u
)
UPDATE "Milestone" SET "conditions" = '{"v":1,"value":{"due":'
    || COALESCE(
        (SELECT l."json" FROM "length" l
            WHERE "Milestone"."rule" LIKE l."words" || '%' OR "Milestone"."rule" LIKE 'about ' || l."words" || '%'
            OR "Milestone"."rule" LIKE '%) and ' || l."words" || '%' OR "Milestone"."rule" LIKE '%) and about ' || l."words" || '%'),
        CASE WHEN "dueOn" IS NULL THEN 'null' ELSE '{"day":"' || "dueOn" || '","words":"","source":"scope letter"}' END
    )
    || ',"latest":null,"notBefore":'
    || COALESCE(
        (SELECT l."json" FROM "length" l
            WHERE "Milestone"."rule" LIKE 'at least ' || l."words" || '%' OR "Milestone"."rule" LIKE '%) and at least ' || l."words" || '%'),
        CASE WHEN "notBefore" IS NULL THEN 'null' ELSE '{"day":"' || "notBefore" || '","words":"","source":"scope letter"}' END
    )
    || '}}'
WHERE "conditions" IS NULL AND "rule" LIKE '%(scope letter%';

-- The very latest day of the plan, which had no place: five months after the last day on site, or the last day of that month where it has no such day.
WITH "stay" ("challengeId", "year", "month", "day") AS (
    SELECT v."challengeId", CAST(substr(MAX(d."date"), 1, 4) AS INTEGER), CAST(substr(MAX(d."date"), 6, 2) AS INTEGER), CAST(substr(MAX(d."date"), 9, 2) AS INTEGER)
    FROM "Visit" v JOIN "VisitDay" d ON d."visitId" = v."id" WHERE v."kind" = 'on-site' GROUP BY v."challengeId"
),
"later" ("challengeId", "year", "month", "day") AS (
    SELECT "challengeId", "year" + ("month" + 4) / 12, ("month" + 4) % 12 + 1, "day" FROM "stay"
),
"last" ("challengeId", "year", "month", "day", "most") AS (
    SELECT "challengeId", "year", "month", "day",
        CASE WHEN "month" IN (4, 6, 9, 11) THEN 30
            WHEN "month" <> 2 THEN 31
            WHEN "year" % 4 = 0 AND ("year" % 100 <> 0 OR "year" % 400 = 0) THEN 29
            ELSE 28 END
    FROM "later"
)
UPDATE "Milestone" SET "latestOn" = (
    SELECT CAST(l."year" AS TEXT) || '-' || CASE WHEN l."month" < 10 THEN '0' ELSE '' END || CAST(l."month" AS TEXT) || '-'
        || CASE WHEN l."day" < 10 THEN '0' ELSE '' END || CAST(CASE WHEN l."day" > l."most" THEN l."most" ELSE l."day" END AS TEXT)
    FROM "last" l WHERE l."challengeId" = "Milestone"."challengeId"
)
WHERE "rule" = 'T + 3 months, with the report; T + 5 months at the very latest (LGA from April 2024)';

-- Who set a date of the challenge's own stood in words.
UPDATE "Milestone" SET "setByName" = substr("rule", 8), "rule" = 'a date of this challenge’s own', "isHouseRule" = false
WHERE "key" LIKE 'own-%' AND "rule" LIKE 'set by %';

-- What has happened and was never ticked: the draft that was issued to the council, the review whose report was issued.
UPDATE "Milestone" SET "doneOn" = (
    SELECT substr(CAST(MIN(v."issuedAt") AS TEXT), 1, 10) FROM "IssuedVersion" v
    WHERE v."challengeId" = "Milestone"."challengeId" AND v."kind" = 'report' AND v."status" = 'draft'
)
WHERE "key" = 'draft-report' AND "doneOn" IS NULL;
UPDATE "Milestone" SET "doneOn" = (
    SELECT r."heldOn" FROM "ProgressReview" r WHERE r."challengeId" = "Milestone"."challengeId"
    AND EXISTS (SELECT 1 FROM "IssuedVersion" v WHERE v."challengeId" = r."challengeId" AND v."kind" = 'progress-review')
)
WHERE "key" = 'progress-review' AND "doneOn" IS NULL;
