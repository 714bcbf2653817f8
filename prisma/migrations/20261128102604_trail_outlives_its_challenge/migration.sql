-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_AuditEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "challengeId" TEXT,
    "accountId" TEXT,
    "actorName" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "requestId" TEXT,
    "sequence" INTEGER,
    "previousHash" TEXT,
    "hash" TEXT
);
INSERT INTO "new_AuditEvent" ("accountId", "actorName", "at", "challengeId", "data", "hash", "id", "previousHash", "requestId", "sequence", "type") SELECT "accountId", "actorName", "at", "challengeId", "data", "hash", "id", "previousHash", "requestId", "sequence", "type" FROM "AuditEvent";
DROP TABLE "AuditEvent";
ALTER TABLE "new_AuditEvent" RENAME TO "AuditEvent";
CREATE UNIQUE INDEX "AuditEvent_sequence_key" ON "AuditEvent"("sequence");
CREATE INDEX "AuditEvent_challengeId_at_idx" ON "AuditEvent"("challengeId", "at");
CREATE INDEX "AuditEvent_accountId_at_idx" ON "AuditEvent"("accountId", "at");
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
