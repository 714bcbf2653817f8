import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { AppError } from "../errors.ts";
import { orSayWhy } from "./own-folder.server.ts";

/** Milliseconds to wait for the lock: somebody who only asks whether it is held has it for an instant. */
const LOCK_WAIT_MS = 1_000;

/** What a server says of itself beside its lock. */
export interface RunningServer {
  pid: number;
  /** ISO instant of its start. */
  since: string;
  /** The setting by which others reach it; null: only this machine does. */
  reachedBy: string | null;
}

/** Kept from the garbage collector: a lock goes with the object that holds it. */
const held = new Set<Database.Database>();

const lockFile = (dataDir: string) => join(dataDir, "server.lock");
const aboutFile = (dataDir: string) => join(dataDir, "server.json");

/**
 * Takes the folder for this server; the answer gives it back. Two servers on one folder would count limits apart, send mail
 * twice and run each job twice. It is a lock of the operating system, by way of SQLite, on an empty file: it goes with the process
 * however that ends, and a number that another process has by now means nothing. Nobody may open that file but through here: closing
 * it gives up the lock. Throws conflict when another server has it.
 */
export function takeServerLock(dataDir: string, about: RunningServer): () => void {
  const path = lockFile(dataDir);
  const lock = orSayWhy(path, () => tryLock(path));
  if (lock === null) {
    const other = readAbout(dataDir);
    const who = other === null ? "" : ` (process ${other.pid}, since ${other.since})`;
    throw new AppError(
      "conflict",
      `Another server${who} runs on the folder ${dataDir}: stop it, or set DATA_DIR to a folder of its own for this one.`,
    );
  }
  held.add(lock);
  orSayWhy(path, () => {
    chmodSync(path, 0o600);
    writeFileSync(aboutFile(dataDir), JSON.stringify(about), { mode: 0o600 });
  });
  return () => {
    if (!held.delete(lock)) return;
    rmSync(aboutFile(dataDir), { force: true });
    lock.close();
  };
}

/** The server that runs on a folder now; null when none does. */
export function runningServer(dataDir: string): RunningServer | null {
  const path = lockFile(dataDir);
  if (!existsSync(path)) return null;
  const lock = tryLock(path, 0);
  if (lock === null) return readAbout(dataDir);
  lock.close();
  return null;
}

/** The open lock, or null when another process has it. */
function tryLock(path: string, timeout = LOCK_WAIT_MS): Database.Database | null {
  const lock = new Database(path, { timeout });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === "SQLITE_BUSY") return null;
    throw error;
  }
}

function readAbout(dataDir: string): RunningServer | null {
  try {
    return JSON.parse(readFileSync(aboutFile(dataDir), "utf8")) as RunningServer;
  } catch {
    return null;
  }
}
