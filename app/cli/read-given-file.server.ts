import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { AppError } from "#app/platform/errors.ts";

/** Bytes read from the disk at most; what a file may hold is for its reader to say. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A file named on the command line. Throws invalid with a sentence when it cannot be read. */
export async function readGivenFile(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  const facts = await stat(path).catch(() => null);
  if (facts === null)
    throw new AppError("invalid", `There is no file “${path}”. Check the path and try again.`);
  if (!facts.isFile()) throw new AppError("invalid", `“${path}” is not a file. Give the path of a file.`);
  if (facts.size > MOST_BYTES) {
    throw new AppError(
      "invalid",
      `“${path}” is ${Math.round(facts.size / 1024 / 1024)} MB, too large to be read.`,
    );
  }
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (cause) {
    throw new AppError("invalid", `“${path}” could not be read. Check that you may open it.`, { cause });
  }
}
