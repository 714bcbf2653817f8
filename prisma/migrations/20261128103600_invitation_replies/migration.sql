-- CreateTable
CREATE TABLE "InvitationReply" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "challengeId" TEXT NOT NULL,
    "invitationId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "repliedAt" DATETIME NOT NULL,
    "way" TEXT NOT NULL,
    "toldOn" TEXT,
    "writtenByName" TEXT NOT NULL DEFAULT '',
    "undoneAt" DATETIME,
    CONSTRAINT "InvitationReply_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "InvitationReply_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "CalendarInvitation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "InvitationReply_challengeId_idx" ON "InvitationReply"("challengeId");

-- CreateIndex
CREATE INDEX "InvitationReply_invitationId_idx" ON "InvitationReply"("invitationId");
