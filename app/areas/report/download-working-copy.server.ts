import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { titleInFileName } from "#app/areas/challenge/document-title.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import type { WorkingCopyFile } from "#app/word/document.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { composeWorkingCopy } from "./document.server.ts";

/** The Word file, with its name, of the report as it stands, for the peer team, and the trace that it was taken. Throws forbidden. */
export async function downloadWorkingCopy(permit: PeerTeamPermit, now: Date): Promise<WorkingCopyFile> {
  demand(permit, "report.draft");
  const document = await composeWorkingCopy(permit, now);
  const bytes = await drawWord(document);
  await transaction((tx) =>
    record(tx, permit, { type: "file-downloaded", data: { kind: "report, working copy" } }, now),
  );
  return { bytes, fileName: `${titleInFileName(document.title)}, working copy.docx` };
}
