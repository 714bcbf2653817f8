import type { CouncilPermit } from "#app/access/permit.ts";
import { titleInFileName } from "#app/areas/challenge/document-title.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import type { WorkingCopyFile } from "#app/word/document.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { composePlan } from "./document.server.ts";
import { readPlan } from "./read-plan.server.ts";

/** The Word file, with its name, of the council's own plan as it stands, and the trace that it was taken. */
export async function downloadWorkingPlan(permit: CouncilPermit, now: Date): Promise<WorkingCopyFile> {
  const document = await composePlan(permit, await readPlan(permit), null, now);
  const bytes = await drawWord(document);
  await transaction((tx) =>
    record(tx, permit, { type: "file-downloaded", data: { kind: "action-plan, working copy" } }, now),
  );
  return { bytes, fileName: `${titleInFileName(document.title)}, working copy.docx` };
}
