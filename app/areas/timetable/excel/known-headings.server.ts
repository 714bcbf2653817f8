import type { VisitPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { KnownHeadings } from "./reading/find-table.ts";

/** More headings than all lists of a challenge have. */
const MOST_HEADINGS = 1_000;

/** What was said of headings in earlier files of the challenge. */
export async function listKnownHeadings(
  { challengeId }: Pick<VisitPermit, "challengeId">,
  client: Db = db,
): Promise<KnownHeadings> {
  const rows = await client.knownHeading.findMany({
    where: { challengeId },
    take: MOST_HEADINGS,
    select: { kind: true, heading: true, means: true },
  });
  return new Map(rows.map(({ kind, heading, means }) => [`${kind}|${heading}`, means]));
}
