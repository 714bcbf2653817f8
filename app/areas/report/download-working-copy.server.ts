import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { composeWorkingCopy } from "./document.server.ts";

/** The Word file of the report as it stands, for the peer team, and the trace that it was taken. Throws forbidden. */
export async function downloadWorkingCopy(permit: PeerTeamPermit, now: Date): Promise<Uint8Array> {
  demand(permit, "report.draft");
  const bytes = await drawWord(await composeWorkingCopy(permit, now));
  await transaction((tx) =>
    record(tx, permit, { type: "file-downloaded", data: { kind: "report, working copy" } }, now),
  );
  return bytes;
}
