-- CreateTable
CREATE TABLE "PeerProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "peerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "proposedById" TEXT NOT NULL,
    "proposedByName" TEXT NOT NULL,
    "endedAt" DATETIME,
    "endReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "PeerProposal_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PeerProposal_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "PeerProposal_challengeId_idx" ON "PeerProposal"("challengeId");

-- CreateIndex
CREATE INDEX "PeerProposal_peerId_idx" ON "PeerProposal"("peerId");

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN "proposalId" TEXT REFERENCES "PeerProposal" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Decision_proposalId_idx" ON "Decision"("proposalId");
