import { readKeptFile } from "#app/platform/files/files.server.ts";
import { readPublishedFile } from "./public-store.server.ts";

/** The frozen Word file at a public address; null when there is none, or it was withdrawn. */
export async function readPublishedWord(
  slug: string,
): Promise<{ title: string; sha256: string; bytes: Uint8Array } | null> {
  const file = await readPublishedFile(slug);
  return file === null ? null : { ...file, bytes: await readKeptFile(file.sha256) };
}
