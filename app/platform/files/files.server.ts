import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../errors.ts";
import { DISK_FULL, NO_RIGHTS, NOT_OPENED, nothingSaved } from "../failures/nothing-saved.ts";
import { env } from "../settings/env.server.ts";
import { sha256 } from "../sha256.server.ts";

/** A file that was kept: its key names its content, so the same bytes are stored once and never change. */
export interface KeptFile {
  key: string;
  sha256: string;
  byteLength: number;
}

/** Thrown for a kept file whose bytes are no longer those that were kept: a disk that fails, or somebody who changed it. */
export class DamagedFile extends Error {}

function pathOf(key: string): string {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new AppError("not-found", "That file is not here.");
  return join(env.dataDir, "files", key.slice(0, 2), key);
}

/**
 * Keeps bytes under DATA_DIR/files, durably: written beside, flushed, then renamed. Safe to repeat. Called
 * before the transaction that refers to the key, so that no row points at a file that is not there. Nobody else on the
 * machine can read it. Throws not-writable when the disk does not take it, and leaves no part of it behind.
 */
export async function keepFile(bytes: Uint8Array): Promise<KeptFile> {
  const key = sha256(bytes);
  const path = pathOf(key);
  const beside = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(beside, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw refusedByDisk(error);
  }
  return { key, sha256: key, byteLength: bytes.byteLength };
}

const REFUSED_BY_DISK: Record<string, string> = {
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  EFBIG: DISK_FULL,
  EIO: DISK_FULL,
  EMFILE: NOT_OPENED,
  ENFILE: NOT_OPENED,
  EACCES: NO_RIGHTS,
  EPERM: NO_RIGHTS,
  EROFS: NO_RIGHTS,
};

/** What a person is told when the disk does not take a file (not-writable); anything else comes back as it is. */
function refusedByDisk(error: unknown): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  const why = REFUSED_BY_DISK[code];
  return why === undefined ? error : nothingSaved(why, error, `a file cannot be kept: ${code}`);
}

/** Reads a kept file and checks that it still is what was kept. Throws not-found when it is missing, else DamagedFile. */
export async function readKeptFile(key: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(pathOf(key)));
  } catch (cause) {
    throw new AppError("not-found", "That file is not here.", { cause });
  }
  if (sha256(bytes) !== key) {
    throw new DamagedFile(`kept file ${key} does not match its hash`);
  }
  return bytes;
}

/** Removes a kept file that no record names any more, unless it was kept again after an instant. Safe to repeat. */
export async function removeKeptFile(key: string, unlessKeptAfter: Date): Promise<void> {
  const path = pathOf(key);
  const there = await stat(path).catch(() => null);
  if (there === null || there.mtime > unlessKeptAfter) return;
  await rm(path, { force: true });
}
