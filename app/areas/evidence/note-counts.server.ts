import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/** How many notes there are, for the peer team alone; `ownNotes` are those of one account. */
export function noteCounts(challengeId: string, accountId: string) {
  return {
    notes: rowsIn("Note", challengeId),
    ownNotes: rowsIn("Note", challengeId, Prisma.sql`AND t."authorId" = ${accountId}`),
  };
}
