-- CreateTable
CREATE TABLE "MailHalt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "since" DATETIME NOT NULL,
    "until" DATETIME NOT NULL,
    "failures" INTEGER NOT NULL,
    "reason" TEXT NOT NULL
);
