import type { Db } from "#app/platform/db.server.ts";

/** Under which key the file of each source document is kept, null where none is, for a copy of the challenge. */
export function listSourceFileKeys(
  challengeId: string,
  client: Db,
): Promise<{ id: string; fileKey: string | null }[]> {
  return client.sourceDocument.findMany({ where: { challengeId }, select: { id: true, fileKey: true } });
}
