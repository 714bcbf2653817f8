import { chainOldEvents } from "./chain-old-events.server.ts";
import { beginHeads } from "./keep-heads.server.ts";

/**
 * What the trail needs before the server answers, once the database is up to date. `applied`: the migrations just applied.
 * Throws an AppError when the heads cannot be kept where they ought to be.
 */
export async function openTrail(applied: readonly string[], now: Date): Promise<void> {
  await chainOldEvents(applied);
  await beginHeads(now);
}
