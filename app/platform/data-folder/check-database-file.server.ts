import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { AppError } from "../errors.ts";
import { fileErrorInWords, orSayWhy } from "./own-folder.server.ts";

/** Milliseconds a start waits for whoever holds the database. */
export const LOCK_WAIT_MS = 10_000;

/** Bytes up to which every page is looked at: two or three seconds. A larger one is looked through by each back-up. */
const MOST_CHECKED_BYTES = 1024 * 1024 * 1024;

export interface DatabasePlace {
  dataDir: string;
  /** Absolute path of the database file. */
  file: string;
}

const RESTORE = "put back the last good back-up (docs/operating.md says how)";

function hasDatabases(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".db"));
}

/** What lies in the folders of a workspace that was in use, as a person would call it. */
export function tracesOfWorkspace(dataDir: string, file: string): string[] {
  const hasContent = (path: string) => existsSync(path) && statSync(path).size > 0;
  const files = join(dataDir, "files");
  return [
    ...(existsSync(files) && readdirSync(files).length > 0 ? ["files/"] : []),
    ...(hasContent(join(dataDir, "audit-heads.txt")) ? ["audit-heads.txt"] : []),
    ...(hasDatabases(join(file, "..", "before-update")) ? ["copies from before updates"] : []),
    ...(hasContent(`${file}-wal`) ? ["the write-ahead log of a database"] : []),
  ];
}

/**
 * Whether there is a database, as opposed to none yet. A database that is gone or empty beside what a workspace leaves is never
 * begun afresh: whoever opened the link to the first administrator would stand in an empty workspace. Throws conflict.
 */
function isThere({ dataDir, file }: DatabasePlace): boolean {
  if (existsSync(file) && !statSync(file).isFile()) {
    throw new AppError("conflict", `The database ${file} is not a file: name a file, or move it away.`);
  }
  const size = existsSync(file) ? statSync(file).size : 0;
  if (size > 0) return true;
  const traces = tracesOfWorkspace(dataDir, file);
  if (traces.length === 0) return false;
  const what = existsSync(file) ? "is empty" : "is gone";
  throw new AppError(
    "conflict",
    `The database ${file} ${what}, but ${dataDir} holds ${traces.join(" and ")} of a workspace: ${RESTORE}, or set DATA_DIR and DATABASE_URL to where it is; nothing was begun anew.`,
  );
}

/**
 * Looks at the database before anything is done with it: that it is there or was never, can be written by this user, is no
 * other program's, is whole and is not locked. A missing one is made by whoever comes after.
 * Throws conflict with one sentence. `lockWaitMs` is how long it waits for somebody who holds it.
 */
export function checkDatabaseFile(place: DatabasePlace, lockWaitMs: number = LOCK_WAIT_MS): void {
  if (!isThere(place)) return;
  const { file } = place;
  for (const end of ["", "-wal", "-shm"]) {
    const path = `${file}${end}`;
    if (existsSync(path)) orSayWhy(path, () => accessSync(path, constants.R_OK | constants.W_OK));
  }
  const database = open(file, lockWaitMs);
  try {
    ask(file, () => database.exec("BEGIN IMMEDIATE"));
    try {
      refuseForeign(database, place);
      if (statSync(file).size <= MOST_CHECKED_BYTES) refuseDamaged(database, file);
    } finally {
      database.exec("ROLLBACK");
    }
  } finally {
    database.close();
  }
}

function refuseDamaged(database: Database.Database, file: string): void {
  const [row] = ask(file, () => database.prepare("PRAGMA quick_check(1)").all()) as Record<string, string>[];
  if (Object.values(row ?? {})[0] !== "ok") throw damaged(file, Object.values(row ?? {})[0]);
}

function refuseForeign(database: Database.Database, { file }: DatabasePlace): void {
  const tables = ask(file, () =>
    database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all(),
  ) as { name: string }[];
  if (!tables.some(({ name }) => name === "_prisma_migrations")) {
    const what = tables.length === 0 ? "has no tables" : "belongs to another program";
    throw new AppError(
      "conflict",
      `The database ${file} ${what}: set DATABASE_URL or DATA_DIR to the workspace's own, or ${RESTORE}.`,
    );
  }
}

function open(file: string, timeout: number): Database.Database {
  return ask(file, () => new Database(file, { timeout }));
}

function damaged(file: string, found: unknown): AppError {
  return new AppError(
    "conflict",
    `The database ${file} is damaged: keep a copy of it, then ${RESTORE}; nothing was changed.`,
    { logMessage: String(found) },
  );
}

/** What SQLite refuses, as a sentence. */
function ask<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code = "", message } = error as { code?: string; message: string };
    if (/SQLITE_(BUSY|LOCKED)/.test(code)) {
      throw new AppError(
        "conflict",
        `The database ${file} is locked by another program, such as a back-up or a shell: end it, then start again.`,
        { cause: error },
      );
    }
    if (code.startsWith("SQLITE_NOTADB")) {
      throw new AppError(
        "conflict",
        `The file ${file} is not a database: set DATABASE_URL or DATA_DIR to the workspace's own, or ${RESTORE}.`,
        {
          cause: error,
        },
      );
    }
    if (code.startsWith("SQLITE_CORRUPT")) throw damaged(file, message);
    if (/SQLITE_(READONLY|CANTOPEN|PERM)/.test(code) || message.includes("Unable to open connection")) {
      throw new AppError("conflict", fileErrorInWords({ code: "EACCES" }, `The database ${file}`), {
        cause: error,
      });
    }
    if (code.startsWith("SQLITE_FULL")) {
      throw new AppError(
        "conflict",
        `There is no room left on the disk for ${file}: free some, then start again.`,
        { cause: error },
      );
    }
    throw new AppError("conflict", `The database ${file} cannot be opened: ${message}.`, { cause: error });
  }
}
