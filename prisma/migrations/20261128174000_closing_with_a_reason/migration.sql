-- AlterTable
ALTER TABLE "Challenge" ADD COLUMN "closedFrom" TEXT;
ALTER TABLE "Challenge" ADD COLUMN "closedReason" TEXT;
ALTER TABLE "Challenge" ADD COLUMN "closedByName" TEXT;
