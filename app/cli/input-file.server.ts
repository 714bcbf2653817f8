import { readFile } from "node:fs/promises";
import { AppError } from "../platform/errors.ts";

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "that is a folder",
  EACCES: "it may not be read by this user",
};

/** Reads the file a command was given. Throws an AppError that names it when it cannot be read. */
export async function readInputFile(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    const reason = REASONS[(cause as NodeJS.ErrnoException).code ?? ""] ?? "it cannot be read";
    throw new AppError("invalid", `${path}: ${reason}. Check the name and try again.`, { cause });
  }
}
