-- What is asked besides the themes has a place of its own; it stood among the warnings until now.
CREATE TABLE "FocusArea" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "decided" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "FocusArea_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "FocusArea_challengeId_idx" ON "FocusArea"("challengeId");

INSERT INTO "FocusArea" ("id", "challengeId", "text", "decided", "position", "version")
SELECT "id", "challengeId", "quote", COALESCE("answer", ''), "position", "version" FROM "ScopeWarning" WHERE "code" = 'focus-area';

DELETE FROM "ScopeWarning" WHERE "code" = 'focus-area';

ALTER TABLE "ScopeWarning" ADD COLUMN "place" TEXT NOT NULL DEFAULT '';
