import type { PeerTeamPermit } from "#app/access/permit.ts";
import { CATEGORY_NAMES, type Category } from "#app/areas/periods/categories.ts";
import {
  type KeptPart,
  type Periods,
  readPeriods,
  standingsOf,
} from "#app/areas/periods/read-periods.server.ts";
import { countUnsent } from "#app/mail/kept-messages.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { countToDestroy } from "./destroy.server.ts";
import { type RetentionRecord, readRetention } from "./store.server.ts";

/** A part of a category, how it stands and how many records it has. */
export interface KeptRow extends KeptPart {
  category: Category;
  count: number;
}

/** What is kept of a challenge on a day, with how many records there are of each part, and how many messages have yet to go. */
export async function readKept(
  permit: PeerTeamPermit,
  now: Date,
): Promise<RetentionRecord & { periods: Periods; kept: KeptRow[]; unsent: number }> {
  const { challengeId } = permit;
  const periods = await readPeriods(permit);
  const kept = await Promise.all(
    CATEGORY_NAMES.flatMap((category) =>
      standingsOf(category, periods, dayOf(now)).map(async ({ part, standing }) => {
        const count = await countToDestroy(db, category, { challengeId, visitIds: part.visitIds });
        return { category, part, standing, count };
      }),
    ),
  );
  return { ...(await readRetention(permit)), periods, kept, unsent: await countUnsent(challengeId) };
}
