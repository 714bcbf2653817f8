-- AlterTable
ALTER TABLE "PurposeLink" ADD COLUMN "visitId" TEXT;
