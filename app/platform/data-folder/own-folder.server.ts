import { randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { AppError } from "../errors.ts";

/** Bytes that a start writes to see whether there is room: what one save and its log need. */
const TRIAL_BYTES = 1024 * 1024;

/** Who this process is, in words: a right that is missing is missing to somebody. */
function thisUser(): string {
  try {
    return `the user “${userInfo().username}”`;
  } catch {
    // A number without a name, as in containers.
    return `the user with the number ${process.getuid?.() ?? "unknown"}`;
  }
}

/** What a failure of the file system means, for whoever runs the machine. `what` names the file or folder. */
export function fileErrorInWords(error: unknown, what: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "EACCES":
    case "EPERM":
      return `${what} may not be read or written by ${thisUser()}: give it to that user, or start the server as the user it belongs to.`;
    case "EROFS":
      return `${what} is on a disk that can only be read: make the disk writable, or choose another folder.`;
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return `There is no room left on the disk for ${what}: free some, then start again.`;
    case "ENOTDIR":
    case "EEXIST":
      return `${what} is not a folder, or a part of its path is a file: name a folder.`;
    case "EMFILE":
    case "ENFILE":
      return "Too many files are open: raise the limit (ulimit -n, LimitNOFILE=), then start again.";
    default:
      return `${what} cannot be used: ${message}.`;
  }
}

/** Runs `work` on a file or folder; what the file system refuses becomes a sentence. Throws conflict. */
export function orSayWhy<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("conflict", fileErrorInWords(error, what), { cause: error });
  }
}

/** Makes a folder and those above it, for their owner alone. Node's own way to do so never ends below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder, { mode: 0o700 });
}

/**
 * Sees that a folder is there, is a folder, and truly takes what is written: root may do what permissions forbid and a full
 * disk looks like any other, so it is tried. A folder that is not there is made for its owner alone. Throws conflict.
 */
export function openFolder(what: string, folder: string): void {
  orSayWhy(what, () => {
    makeFolder(folder);
    if (!statSync(folder).isDirectory())
      throw new AppError("conflict", `${what} is not a folder: name a folder.`);
    const trial = join(folder, `.trial-${randomUUID()}`);
    try {
      const file = openSync(trial, "wx", 0o600);
      try {
        let written = 0;
        const bytes = Buffer.alloc(TRIAL_BYTES);
        while (written < bytes.length) written += writeSync(file, bytes, written);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    } finally {
      rmSync(trial, { force: true });
    }
  });
}
