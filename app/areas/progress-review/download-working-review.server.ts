import type { PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { composeReview } from "./document.server.ts";
import { readWholeReview } from "./read-review.server.ts";

/** The Word file of the review as it stands, for the peer team, and the trace that it was taken. */
export async function downloadWorkingReview(permit: PeerTeamPermit, now: Date): Promise<Uint8Array> {
  const bytes = await drawWord(composeReview(permit, await readWholeReview(permit), null, now));
  await transaction((tx) =>
    record(tx, permit, { type: "file-downloaded", data: { kind: "progress-review, working copy" } }, now),
  );
  return bytes;
}
