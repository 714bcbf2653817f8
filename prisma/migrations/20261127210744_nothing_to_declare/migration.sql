-- That somebody has nothing to declare is an answer of its own: what was declared so far said something.
ALTER TABLE "ConflictOfInterest" ADD COLUMN "isNothing" BOOLEAN NOT NULL DEFAULT false;
