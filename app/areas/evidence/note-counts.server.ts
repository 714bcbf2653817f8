import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/**
 * How many notes there are, for the peer team alone: of the visits before the report, and apart from them of progress reviews, whose ids
 * are `reviewIds`; `ownNotes` are those of one account.
 */
export function noteCounts(challengeId: string, accountId: string, reviewIds: readonly string[]) {
  const ofReviews = Prisma.sql`t."visitId" IN (${Prisma.join(["", ...reviewIds])})`;
  return {
    notes: rowsIn("Note", challengeId, Prisma.sql`AND NOT ${ofReviews}`),
    reviewNotes: rowsIn("Note", challengeId, Prisma.sql`AND ${ofReviews}`),
    ownNotes: rowsIn("Note", challengeId, Prisma.sql`AND NOT ${ofReviews} AND t."authorId" = ${accountId}`),
  };
}
