import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../errors.ts";
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
 * machine can read it.
 */
export async function keepFile(bytes: Uint8Array): Promise<KeptFile> {
  const key = sha256(bytes);
  const path = pathOf(key);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomUUID()}`;
  const handle = await open(beside, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, path);
  return { key, sha256: key, byteLength: bytes.byteLength };
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
