import type { PeerTeamPermit } from "#app/access/permit.ts";
import { titleInFileName } from "#app/areas/challenge/document-title.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import type { WorkingCopyFile } from "#app/word/document.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { composeReview } from "./document.server.ts";
import { readWholeReview } from "./read-review.server.ts";

/** The Word file, with its name, of the review as it stands, for the peer team, and the trace that it was taken. */
export async function downloadWorkingReview(permit: PeerTeamPermit, now: Date): Promise<WorkingCopyFile> {
  const document = composeReview(permit, await readWholeReview(permit), null, now);
  const bytes = await drawWord(document);
  await transaction((tx) =>
    record(tx, permit, { type: "file-downloaded", data: { kind: "progress-review, working copy" } }, now),
  );
  return { bytes, fileName: `${titleInFileName(document.title)}, working copy.docx` };
}
