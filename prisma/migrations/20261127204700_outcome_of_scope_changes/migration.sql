-- AlterTable
ALTER TABLE "ScopeChangesAnswer" RENAME COLUMN "answer" TO "outcome";
ALTER TABLE "ScopeChangesAnswer" RENAME COLUMN "reason" TO "answerReason";
