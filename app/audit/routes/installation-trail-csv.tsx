import { guarded } from "#app/access/guard.server.ts";
import { download } from "#app/platform/files/download.server.ts";
import { takeAwayInstallationTrail } from "../take-away-trail.server.ts";
import { trailFilterOf } from "../trail-filter.ts";

/** What happened outside any challenge, as a file for a spreadsheet. */
export const loader = guarded(
  { permission: "audit.installation" },
  async ({ actor, url, now, requestId }) => {
    const text = await takeAwayInstallationTrail(actor, trailFilterOf(url.searchParams), now, requestId);
    return download(new TextEncoder().encode(text), "Audit trail.csv", "text/csv; charset=utf-8");
  },
);
