-- What was typed and not saved on pages of the timetable goes with them to the addresses that name the first phase.
UPDATE "Draft"
SET "address" = substr("address", 1, 38) || '/visits/' || (SELECT "id" FROM "Visit" WHERE "challengeId" = substr("Draft"."address", 13, 26) AND "kind" = 'on-site' ORDER BY "position", "id" LIMIT 1) || substr("address", 39)
WHERE substr("address", 1, 12) = '/challenges/' AND substr("address", 39, 10) = '/timetable'
AND EXISTS (SELECT 1 FROM "Visit" WHERE "challengeId" = substr("Draft"."address", 13, 26) AND "kind" = 'on-site');
UPDATE "KeptForm"
SET "place" = substr("place", 1, 38) || '/visits/' || (SELECT "id" FROM "Visit" WHERE "challengeId" = substr("KeptForm"."place", 13, 26) AND "kind" = 'on-site' ORDER BY "position", "id" LIMIT 1) || substr("place", 39)
WHERE substr("place", 1, 12) = '/challenges/' AND substr("place", 39, 10) = '/timetable'
AND EXISTS (SELECT 1 FROM "Visit" WHERE "challengeId" = substr("KeptForm"."place", 13, 26) AND "kind" = 'on-site');
