import type { ChallengePermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import type { WordDocument } from "#app/word/document.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { workingCopyFileName } from "./document-title.ts";

/** The Word file of a document that is not issued, and what it is called where it is kept. */
export interface WorkingCopyFile {
  bytes: Uint8Array;
  fileName: string;
}

/** The Word file of a document as it stands, and the trace that it was taken. Whoever asks has looked whether the person may have it. */
export async function takeWorkingCopy(
  permit: ChallengePermit,
  document: WordDocument,
  now: Date,
): Promise<WorkingCopyFile> {
  const bytes = await drawWord(document);
  const kind = `${document.kind}, working copy`;
  await transaction((tx) => record(tx, permit, { type: "file-downloaded", data: { kind } }, now));
  return { bytes, fileName: workingCopyFileName(document.title) };
}
