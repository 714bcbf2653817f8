-- AlterTable
ALTER TABLE "Session" ADD COLUMN "joinAddress" TEXT NOT NULL DEFAULT '';
