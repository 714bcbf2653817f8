import type { KeyObject } from "node:crypto";
import { link, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  counting,
  flush,
  readInPieces,
  tallyOf,
  writeNewFile,
} from "#app/platform/files/durable-file.server.ts";
import { type BackedUpFile, SEALED_END } from "./manifest.ts";
import type { BackUp } from "./read-back-ups.server.ts";
import { sealFile } from "./sealed-file.server.ts";

/** Where a file of the manifest lies within its back-up. */
export function storedPath(path: string, isSealed: boolean): string {
  return isSealed ? path + SEALED_END : path;
}

/** Copies a file into a back-up under the path it has in the data folder, sealed when there is a key. */
export async function storeFile(
  from: string,
  backUpPath: string,
  path: string,
  sealTo: KeyObject | null,
): Promise<BackedUpFile> {
  const to = join(backUpPath, storedPath(path, sealTo !== null));
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const { passing, tally } = counting(readInPieces(from));
  const stored = await writeNewFile(to, sealTo === null ? passing : sealFile(passing, sealTo));
  const { bytes, sha256 } = tally();
  return { path, bytes, sha256, storedBytes: stored.bytes, storedSha256: stored.sha256 };
}

/** Keys of the kept files in a data folder. What else lies there is the beginning of one. */
export async function listKeptFiles(dataDir: string): Promise<string[]> {
  const root = join(dataDir, "files");
  const list = (folder: string) =>
    readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
      throw error;
    });
  const keys: string[] = [];
  for (const start of await list(root)) {
    for (const name of await list(join(root, start))) {
      if (/^[0-9a-f]{64}$/.test(name) && name.startsWith(start)) keys.push(name);
    }
  }
  return keys.sort();
}

/** Path of a kept file in a data folder and in every back-up. */
export function keptPath(key: string): string {
  return `files/${key.slice(0, 2)}/${key}`;
}

/** What became of the kept files of a back-up. */
export interface StoredFiles {
  files: BackedUpFile[];
  copied: number;
  linked: number;
  problems: string[];
}

/**
 * Stores kept files: those that the back-up before holds, and still whole, by a hard link, the others by a copy. A file that
 * is missing or damaged in the workspace is taken from the back-up before, else named among the problems.
 */
export async function storeKeptFiles(
  dataDir: string,
  keys: readonly string[],
  wanted: ReadonlySet<string>,
  backUpPath: string,
  sealTo: KeyObject | null,
  before: BackUp | null,
): Promise<StoredFiles> {
  const known = new Map(before?.manifest.files.map((file) => [file.path, file]));
  const result: StoredFiles = { files: [], copied: 0, linked: 0, problems: [] };
  for (const key of keys) {
    const path = keptPath(key);
    const earlier = known.get(path);
    if (
      before !== null &&
      earlier !== undefined &&
      (await linkEarlier(before, earlier, backUpPath, sealTo !== null))
    ) {
      result.files.push(earlier);
      result.linked += 1;
      continue;
    }
    const stored = await storeWhole(join(dataDir, path), backUpPath, key, sealTo);
    if (stored !== null) {
      result.files.push(stored);
      result.copied += 1;
    } else if (wanted.has(key)) {
      result.problems.push(`The kept file ${key} is missing or damaged in the workspace.`);
    }
  }
  return result;
}

/** Null when the file is not there, or its bytes no longer are what its name says. */
async function storeWhole(
  from: string,
  backUpPath: string,
  key: string,
  sealTo: KeyObject | null,
): Promise<BackedUpFile | null> {
  const path = keptPath(key);
  try {
    const stored = await storeFile(from, backUpPath, path, sealTo);
    if (stored.sha256 === key) return stored;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  await rm(join(backUpPath, storedPath(path, sealTo !== null)), { force: true });
  return null;
}

/** Whether a file of the back-up before now stands in this one too: not when its bytes are damaged, or the disk has no hard links. */
async function linkEarlier(
  before: BackUp,
  file: BackedUpFile,
  backUpPath: string,
  isSealed: boolean,
): Promise<boolean> {
  const name = storedPath(file.path, isSealed);
  const from = join(before.path, name);
  const to = join(backUpPath, name);
  try {
    if ((await tallyOf(from)).sha256 !== file.storedSha256) return false;
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await link(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Gone meanwhile, or a disk that cannot: then it is copied.
    if (["ENOENT", "EPERM", "ENOTSUP", "EMLINK", "EXDEV", "ENOSYS", "EIO"].includes(code ?? "")) return false;
    throw error;
  }
}

/** Has the disk keep the names in a folder and in all below it. */
export async function flushFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await flushFolders(join(folder, entry.name));
  }
  await flush(folder);
}
