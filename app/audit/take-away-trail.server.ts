import type { Actor, PeerTeamPermit } from "../access/permit.ts";
import { transaction } from "../platform/db.server.ts";
import { trailCsv } from "./csv.ts";
import { record, recordAlone } from "./record.server.ts";
import { listInstallationTrail, listTrail } from "./store.server.ts";
import type { TrailFilter } from "./trail-filter.ts";

/** A challenge's trail as a file for a spreadsheet; that it was taken away stands in the trail. */
export async function takeAwayTrail(permit: PeerTeamPermit, filter: TrailFilter, now: Date): Promise<string> {
  const { lines } = await listTrail(permit, filter, true);
  const event = { type: "trail-downloaded", data: { events: lines.length } } as const;
  await transaction((tx) => record(tx, permit, event, now));
  return trailCsv(lines);
}

/** The same of the installation's, for an administrator. */
export async function takeAwayInstallationTrail(
  actor: Actor,
  filter: TrailFilter,
  now: Date,
  requestId: string,
): Promise<string> {
  const { lines } = await listInstallationTrail(filter, true);
  await recordAlone(
    { actor, challengeId: null, requestId },
    { type: "trail-downloaded", data: { events: lines.length } },
    now,
  );
  return trailCsv(lines);
}
