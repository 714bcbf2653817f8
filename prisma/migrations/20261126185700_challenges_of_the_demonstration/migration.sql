ALTER TABLE "Challenge" ADD COLUMN "isDemonstration" BOOLEAN NOT NULL DEFAULT false;
