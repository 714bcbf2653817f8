import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  copyDatabase,
  damageOf,
  orphansOf,
  sqlText,
  withDatabaseFile,
} from "#app/platform/database-file.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { flush, sayDiskFailure } from "#app/platform/files/durable-file.server.ts";
import { type Migration, type MigrationPlace, PROJECT_PLACE, readMigrationsOf } from "./migration-place.ts";
import { beforeUpdateFolder, checksumOf, type MigrationPlan, planMigrations } from "./migration-plan.ts";

/** Copies from before updates that are kept, at most, and for how many days: what is destroyed by rule must go from them too. */
const MOST_COPIES = 3;
const COPY_DAYS = 35;
const DAY_MS = 86_400_000;

/** What is about to be done with a database that holds records already. */
export interface Update {
  plan: MigrationPlan;
  /** Where it is kept as it is now. */
  copy: string;
}

interface Options {
  place?: MigrationPlace;
  /** Is told before anything is changed; not of a database made anew. */
  announce?: (update: Update) => void;
  now?: Date;
  /** False where it is being taken from a back-up, which is the copy: what is destroyed in it next must not stay beside it. */
  keepsCopy?: boolean;
  /** The last migration to apply, for the database of an earlier version; all when it is not given. */
  upTo?: string;
}

/** An update in a sentence, for whoever starts the product. */
export function sayUpdate({ plan, copy }: Update): string {
  const names = plan.pending.map(({ name }) => name).join(", ");
  return `Updating the database (${names}). As it is now it is kept in ${copy}.`;
}

/**
 * Brings a database up to date with prisma/migrations and returns the names of the migrations just applied, in order; an empty
 * list when there was nothing to do. All of them happen or none: they run in one transaction, together with their rows in
 * Prisma's own table, so that one that fails leaves the database as it was, for the version before this one too. A database that
 * holds records is kept beside as it was. Makes the file and its folder when they are not there, for their owner alone.
 */
export async function bringUpToDate(
  databaseUrl: string,
  { place = PROJECT_PLACE, announce, now = new Date(), keepsCopy = true, upTo }: Options = {},
): Promise<string[]> {
  const plan = await planMigrations(databaseUrl, place);
  if (plan.refusal !== null) throw cannot(plan.refusal);
  mkdirSync(dirname(plan.database), { recursive: true, mode: 0o700 });
  const names = plan.pending.map(({ name }) => name).filter((name) => upTo === undefined || name <= upTo);
  const pending = readMigrationsOf(place).filter(({ name }) => names.includes(name));
  if (pending.length > 0) {
    if (!plan.isNew && keepsCopy) await keepCopy(plan, now, announce);
    await applyTogether(plan.database, pending, async () => {
      const { pending: left } = await planMigrations(databaseUrl, place);
      return !left.some(({ name }) => names.includes(name));
    });
  }
  await keepWriteAheadLog(plan.database);
  // The peers' notes are in it: nobody else on the machine may read it. Its log takes after it.
  chmodSync(plan.database, 0o600);
  removeOldCopies(plan.database, now);
  return names;
}

function cannot(reason: string, cause?: unknown): AppError {
  return new AppError("conflict", `The database could not be brought up to date: ${reason}`, { cause });
}

async function keepCopy(plan: MigrationPlan, now: Date, announce: Options["announce"]): Promise<void> {
  const folder = beforeUpdateFolder(plan.database);
  const copy = join(folder, `${now.toISOString().slice(0, 23).replaceAll(/[:.]/g, "-")}Z.db`);
  announce?.({ plan, copy });
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(copy, { force: true });
    await copyDatabase(plan.database, copy);
    chmodSync(copy, 0o600);
    await flush(copy);
    await flush(folder);
  } catch (error) {
    throw sayDiskFailure(error, folder);
  }
}

/**
 * Applies migrations in one transaction. `isDone` is asked when that failed: another process may have done the same meanwhile.
 */
async function applyTogether(
  database: string,
  pending: readonly Migration[],
  isDone: () => Promise<boolean>,
): Promise<void> {
  try {
    await withDatabaseFile(database, (file) => file.script(scriptOf(pending, "COMMIT")));
  } catch (error) {
    if (await isDone()) return;
    const name = await findFailing(database, pending);
    throw cannot(
      `${name} failed (${wordsOf(error)}). Nothing was changed: the version before this one can go on with it.`,
      error,
    );
  }
}

/**
 * Foreign keys are off meanwhile, which SQLite does only outside a transaction: a table that is made anew is dropped, and dropping it
 * would take with it the rows of others that belong to its rows. What they keep is counted before the end instead: not one row more
 * than before may name a row that is not there (decision 0741).
 */
function scriptOf(migrations: readonly Migration[], end: "COMMIT" | "ROLLBACK"): string {
  const parts = migrations.map(
    ({ name, sql }) => `${sql};
INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
VALUES (${sqlText(randomUUID())}, ${sqlText(checksumOf(sql))}, ${sqlText(name)}, ${NOW}, ${NOW}, 1);`,
  );
  return [
    "PRAGMA foreign_keys = OFF",
    "BEGIN IMMEDIATE",
    MIGRATIONS_TABLE,
    `CREATE TEMP TABLE "_orphans_before" AS SELECT count(*) AS "rows" FROM pragma_foreign_key_check`,
    parts.join("\n").replace(/;\s*$/, ""),
    `CREATE TEMP TABLE "_orphans" ("new" INTEGER NOT NULL, CONSTRAINT "rows name rows that are not there" CHECK ("new" <= 0))`,
    `INSERT INTO "_orphans" SELECT (SELECT count(*) FROM pragma_foreign_key_check) - "rows" FROM "_orphans_before"`,
    end,
    "",
  ].join(";\n");
}

/** The instant as Prisma's engine writes it. */
const NOW = "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')";

/** As Prisma makes it, so that `prisma migrate deploy` elsewhere agrees with what was done here. */
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** Which of several migrations fails: tried one more at a time, and taken back each time. */
async function findFailing(database: string, pending: readonly Migration[]): Promise<string> {
  for (const [index, { name }] of pending.entries()) {
    try {
      const script = scriptOf(pending.slice(0, index + 1), "ROLLBACK");
      await withDatabaseFile(database, (file) => file.script(script));
    } catch {
      return name;
    }
  }
  return "the last step";
}

function wordsOf(error: unknown): string {
  const { cause, message } = error as { cause?: { originalMessage?: string }; message?: string };
  return String(cause?.originalMessage ?? message).replace(/\s+/g, " ");
}

/**
 * Has the file keep a write-ahead log, from now on and for every process that opens it: readers and a writer never wait for
 * each other then. Without it two processes can end up each waiting for the other's lock until one is stopped.
 */
function keepWriteAheadLog(database: string): Promise<void> {
  return withDatabaseFile(database, (file) => file.script("PRAGMA journal_mode = WAL"));
}

/** Removes copies from before updates: all but the newest three, and those that are too old. */
export function removeOldCopies(database: string, now: Date): void {
  const folder = beforeUpdateFolder(database);
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => /^\d{4}-\d{2}-\d{2}T[\d-]+Z\.db$/.test(name));
  } catch {
    return;
  }
  const oldest = new Date(now.getTime() - COPY_DAYS * DAY_MS).toISOString().slice(0, 10);
  const due = names
    .sort()
    .reverse()
    .filter((name, index) => index >= MOST_COPIES || name.slice(0, 10) < oldest);
  for (const name of due) rmSync(join(folder, name), { force: true });
}

/** What a trial of the update on a copy came to. */
export interface Trial {
  seconds: number;
  /** What is wrong with the copy afterwards, or why the update failed, in sentences; empty when all went well. */
  problems: string[];
}

/** Tries an update on a copy of the database, which is removed again. */
export async function tryUpdate(databaseUrl: string, place: MigrationPlace = PROJECT_PLACE): Promise<Trial> {
  const { database } = await planMigrations(databaseUrl, place);
  const copy = `${database}.copy-for-trial`;
  const ends = ["", "-journal", "-wal", "-shm"];
  const forget = () => {
    for (const end of ends) rmSync(copy + end, { force: true });
  };
  forget();
  try {
    await copyDatabase(database, copy);
    const start = performance.now();
    const plan = await planMigrations(`file:${copy}`, place);
    const names = plan.pending.map(({ name }) => name);
    const pending = readMigrationsOf(place).filter(({ name }) => names.includes(name));
    if (pending.length > 0) await applyTogether(copy, pending, async () => false);
    const seconds = Math.round(performance.now() - start) / 1000;
    const problems = await withDatabaseFile(copy, async (file) => [
      ...(await damageOf(file)),
      ...(await orphansOf(file)),
    ]);
    return { seconds, problems };
  } catch (error) {
    const said = sayDiskFailure(error, dirname(database));
    if (said instanceof AppError) return { seconds: 0, problems: [said.message] };
    throw said;
  } finally {
    forget();
  }
}
