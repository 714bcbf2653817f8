-- AlterTable
ALTER TABLE "Person" ADD COLUMN "roomNeeds" TEXT NOT NULL DEFAULT '';
