import type { PeerTeamPermit } from "#app/access/permit.ts";
import { takeWorkingCopy, type WorkingCopyFile } from "#app/areas/challenge/take-working-copy.server.ts";
import { composeReview } from "./document.server.ts";
import { readWholeReview } from "./read-review.server.ts";

/** The Word file, with its name, of the review as it stands, for the peer team, and the trace that it was taken. */
export async function downloadWorkingReview(permit: PeerTeamPermit, now: Date): Promise<WorkingCopyFile> {
  return takeWorkingCopy(permit, composeReview(permit, await readWholeReview(permit), null, now), now);
}
