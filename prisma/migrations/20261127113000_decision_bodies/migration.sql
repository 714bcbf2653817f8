-- A decision may point to a body of the council's record. What was recorded before stays as its text has it.
-- AlterTable
ALTER TABLE "Decision" ADD COLUMN "bodyId" TEXT REFERENCES "Body" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Decision_bodyId_idx" ON "Decision"("bodyId");
