-- CreateTable
CREATE TABLE "PrivacyNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "writtenById" TEXT,
    "writtenByName" TEXT NOT NULL,
    "writtenAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "PrivacyNotice_version_key" ON "PrivacyNotice"("version");
