import type { ChallengeScope } from "#app/access/scope.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { type IssuedVersion, readIssuedBytes, readIssuedVersion } from "./issued-versions.server.ts";

/** The Word file of an issued version, and the trace that it was taken. Throws not-found. */
export async function downloadIssuedVersion(
  scope: ChallengeScope,
  versionId: string,
  now: Date,
): Promise<{ version: IssuedVersion; bytes: Uint8Array }> {
  const version = await readIssuedVersion(scope, versionId);
  const bytes = await readIssuedBytes(scope, version);
  await transaction((tx) =>
    record(tx, scope, { type: "file-downloaded", data: { kind: version.kind, number: version.number } }, now),
  );
  return { version, bytes };
}
