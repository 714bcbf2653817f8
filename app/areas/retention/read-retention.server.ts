import type { PeerTeamPermit } from "#app/access/permit.ts";
import { db } from "#app/platform/db.server.ts";
import { CATEGORY_NAMES, type Category } from "./categories.ts";
import { countToDestroy } from "./destroy.server.ts";
import { type RetentionRecord, readRetention } from "./store.server.ts";

/** What is kept of a challenge, with how many records of each category there are. */
export async function readKept(
  permit: PeerTeamPermit,
): Promise<RetentionRecord & { counts: Record<Category, number> }> {
  const record = await readRetention(permit);
  const counts = await Promise.all(
    CATEGORY_NAMES.map(
      async (category) => [category, await countToDestroy(db, category, permit.challengeId)] as const,
    ),
  );
  return { ...record, counts: Object.fromEntries(counts) as Record<Category, number> };
}
