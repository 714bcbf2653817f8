import { guarded } from "#app/access/guard.server.ts";
import { download } from "#app/platform/files/download.server.ts";
import { takeAwayTrail } from "../take-away-trail.server.ts";
import { trailFilterOf } from "../trail-filter.ts";

/** The trail of one challenge, as a file for a spreadsheet. */
export const loader = guarded({ permission: "audit.read" }, async ({ permit, url, now }) => {
  const text = await takeAwayTrail(permit, trailFilterOf(url.searchParams), now);
  return download(
    new TextEncoder().encode(text),
    `${permit.challengeTitle}, audit trail.csv`,
    "text/csv; charset=utf-8",
  );
});
