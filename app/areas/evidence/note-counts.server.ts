import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/**
 * How many notes there are, for the peer team alone: of the visits before the report, and apart from them of progress reviews, whose ids
 * are `reviewIds`; `ownNotes` are those of one account. `seen` are the visits whose notes the person may read; null for all.
 */
export function noteCounts(
  challengeId: string,
  accountId: string,
  { reviewIds, seen }: { reviewIds: readonly string[]; seen: ReadonlySet<string> | null },
) {
  const among = (ids: Iterable<string>) => Prisma.sql`t."visitId" IN (${Prisma.join(["", ...ids])})`;
  const ofReviews = among(reviewIds);
  const isSeen = seen === null ? Prisma.empty : Prisma.sql`AND ${among(seen)}`;
  return {
    notes: rowsIn("Note", challengeId, Prisma.sql`AND NOT ${ofReviews} ${isSeen}`),
    reviewNotes: rowsIn("Note", challengeId, Prisma.sql`AND ${ofReviews} ${isSeen}`),
    ownNotes: rowsIn("Note", challengeId, Prisma.sql`AND NOT ${ofReviews} AND t."authorId" = ${accountId}`),
  };
}
