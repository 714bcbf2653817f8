import type { ChallengePermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { type IssuedVersion, readIssuedBytes, readIssuedVersion } from "./issued-versions.server.ts";

/** The Word file of an issued version, and the trace that it was taken. Throws not-found. */
export async function downloadIssuedVersion(
  permit: ChallengePermit,
  versionId: string,
  now: Date,
): Promise<{ version: IssuedVersion; bytes: Uint8Array }> {
  const version = await readIssuedVersion(permit, versionId);
  const bytes = await readIssuedBytes(permit, version);
  await transaction((tx) =>
    record(
      tx,
      permit,
      { type: "file-downloaded", data: { kind: version.kind, number: version.number } },
      now,
    ),
  );
  return { version, bytes };
}
