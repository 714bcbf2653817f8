-- AlterTable
ALTER TABLE "Membership" ADD COLUMN "readerKind" TEXT;
