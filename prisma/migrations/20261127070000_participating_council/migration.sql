-- What took part in a challenge is a participating council: a council is a record of its own from here on.
ALTER TABLE "Council" RENAME TO "ParticipatingCouncil";
DROP INDEX "Council_challengeId_name_key";
CREATE UNIQUE INDEX "ParticipatingCouncil_challengeId_name_key" ON "ParticipatingCouncil"("challengeId", "name");
