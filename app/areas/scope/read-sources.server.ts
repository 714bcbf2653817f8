import { isIssuedFile } from "#app/issue/issued-versions.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { removeKeptFile } from "#app/platform/files/files.server.ts";

/** Under which key the file of each source document is kept, null where none is, for a copy of the challenge. */
export function listSourceFileKeys(
  challengeId: string,
  client: Db,
): Promise<{ id: string; fileKey: string | null }[]> {
  return client.sourceDocument.findMany({ where: { challengeId }, select: { id: true, fileKey: true } });
}

/** A file of a source document, and when it was added. */
export interface SourceFile {
  fileKey: string;
  addedAt: Date;
}

/** The files of the source documents of a challenge. */
export async function listSourceFiles(challengeId: string, client: Db): Promise<SourceFile[]> {
  const rows = await client.sourceDocument.findMany({
    where: { challengeId },
    select: { fileKey: true, addedAt: true },
  });
  return rows.flatMap(({ fileKey, addedAt }) => (fileKey === null ? [] : [{ fileKey, addedAt }]));
}

/** How long after a document was added its own file may have been written, in milliseconds. */
const WRITING_MS = 60_000;

/**
 * Removes files of source documents that are gone, where no other document names them. One that was kept again since stays: somebody may be
 * about to name it.
 */
export async function dropSourceFiles(files: readonly SourceFile[]): Promise<void> {
  for (const { fileKey, addedAt } of files) {
    const isNamed =
      (await db.sourceDocument.count({ where: { fileKey } })) > 0 || (await isIssuedFile(fileKey, db));
    if (!isNamed) await removeKeptFile(fileKey, new Date(addedAt.getTime() + WRITING_MS));
  }
}
