import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { AppError } from "../errors.ts";

/** Length and SHA-256, in hexadecimal, of bytes that went by. */
export interface Tally {
  bytes: number;
  sha256: string;
}

const PIECE_BYTES = 1024 * 1024;

/** A file's bytes in pieces of a megabyte. It is opened when the first is asked for, and closed after the last. */
export async function* readInPieces(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path, "r");
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(PIECE_BYTES) });
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** Lets bytes pass and counts them; `tally` gives what has passed once all have. */
export function counting(source: AsyncIterable<Uint8Array>): {
  passing: AsyncIterable<Uint8Array>;
  tally: () => Tally;
} {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* pass() {
    for await (const piece of source) {
      hash.update(piece);
      bytes += piece.byteLength;
      yield piece;
    }
  }
  return { passing: pass(), tally: () => ({ bytes, sha256: hash.digest("hex") }) };
}

/** Length and hash of a file as it lies on the disk. */
export async function tallyOf(path: string): Promise<Tally> {
  const { passing, tally } = counting(readInPieces(path));
  for await (const _ of passing);
  return tally();
}

/** Writes bytes into a new file for its owner alone, and answers once they are on the disk. Fails where there is a file already. */
export async function writeNewFile(path: string, source: AsyncIterable<Uint8Array>): Promise<Tally> {
  const { passing, tally } = counting(source);
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const piece of passing) await handle.write(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return tally();
}

/** Has the disk keep a file that another wrote, or the names within a folder. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Some network drives flush files but refuse to flush a folder.
    if (!["EINVAL", "ENOTSUP", "EISDIR", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? ""))
      throw error;
  } finally {
    await handle.close();
  }
}

const WORDS: Record<string, string> = {
  ENOSPC: "there is no room left on its disk: make room, or choose another",
  EDQUOT: "its user may not write more there: make room, or choose another place",
  EFBIG: "a file would be larger than this process may write there",
  EACCES: "this user may not write there: change the rights, or choose another folder",
  EPERM: "this user may not write there: change the rights, or choose another folder",
  EROFS: "its disk can only be read: mount it for writing, or choose another folder",
  ENOTDIR: "a part of its path is a file: give another folder",
  ENOENT: "the folder it would lie in is not there: make that, or mount its disk, first",
  EIO: "its disk could not be read or written: it may be full or damaged",
};

/** What SQLite says of a disk, by what Node says of the same. */
const SQLITE_WORDS: [RegExp, string][] = [
  [/SQLITE_FULL|database or disk is full/, "ENOSPC"],
  [/SQLITE_IOERR|disk I\/O error/, "EIO"],
  [/SQLITE_READONLY/, "EROFS"],
  [/SQLITE_CANTOPEN/, "EACCES"],
];

/** A failure of the disk as a sentence about a place; what is no such failure comes back as it is. */
export function sayDiskFailure(error: unknown, place: string): unknown {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  const sqliteCode = SQLITE_WORDS.find(([pattern]) => pattern.test(String(message)))?.[1];
  const words = WORDS[code ?? ""] ?? WORDS[sqliteCode ?? ""];
  return words === undefined
    ? error
    : new AppError("conflict", `“${place}” cannot be used: ${words}.`, { cause: error });
}
