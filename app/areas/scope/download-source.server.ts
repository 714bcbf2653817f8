import type { ChallengePermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { readKeptFile } from "#app/platform/files/files.server.ts";
import { readSourceFile } from "./store.server.ts";

/** The bytes of a source document as they were uploaded, and the trace that they were taken. Throws not-found. */
export async function downloadSource(
  permit: ChallengePermit,
  id: string,
  now: Date,
): Promise<{ bytes: Uint8Array; fileName: string }> {
  const { fileKey, fileName } = await readSourceFile(permit, id);
  const bytes = await readKeptFile(fileKey);
  await transaction((tx) =>
    record(tx, permit, { type: "file-downloaded", data: { kind: "source-document" } }, now),
  );
  return { bytes, fileName };
}
