-- Each opening of a form has a draft of its own; those there are keep theirs, of no opening.
ALTER TABLE "Draft" ADD COLUMN "opening" TEXT NOT NULL DEFAULT '';
DROP INDEX "Draft_accountId_address_form_key";
CREATE UNIQUE INDEX "Draft_accountId_address_form_opening_key" ON "Draft"("accountId", "address", "form", "opening");
