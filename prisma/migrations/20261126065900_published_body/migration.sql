-- CreateTable
CREATE TABLE "PublishedBody" (
    "issuedVersionId" TEXT NOT NULL PRIMARY KEY,
    "html" TEXT NOT NULL,
    "headings" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "drawnAt" DATETIME NOT NULL,
    CONSTRAINT "PublishedBody_issuedVersionId_fkey" FOREIGN KEY ("issuedVersionId") REFERENCES "IssuedVersion" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
