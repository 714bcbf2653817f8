import type { ChallengePermit } from "#app/access/permit.ts";
import { db } from "#app/platform/db.server.ts";

/** The titles of the documents and data sets of the pack that have come; at most 2,000. */
export async function listReceivedTitles({ challengeId }: ChallengePermit): Promise<string[]> {
  const rows = await db.packItem.findMany({
    where: { challengeId, status: "received" },
    take: 2_000,
    select: { title: true },
  });
  return rows.map(({ title }) => title);
}
