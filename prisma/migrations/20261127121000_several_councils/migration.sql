-- DropIndex
DROP INDEX "Membership_accountId_challengeId_key";

-- CreateIndex
CREATE UNIQUE INDEX "Membership_accountId_challengeId_councilId_key" ON "Membership"("accountId", "challengeId", "councilId");
