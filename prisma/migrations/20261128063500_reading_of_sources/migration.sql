-- What a source document says of itself: who it is between and signs it, its date and standing, and what another may say otherwise.
ALTER TABLE "SourceDocument" ADD COLUMN "reading" TEXT;
