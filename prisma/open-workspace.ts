import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Database from "libsql";
import { ANY_EVENT } from "#app/audit/trail-sql.ts";
import {
  checkDatabaseFile,
  LOCK_WAIT_MS,
  tracesOfWorkspace,
} from "#app/platform/data-folder/check-database-file.server.ts";
import { keepForTheOwnerAlone } from "#app/platform/data-folder/for-the-owner-alone.server.ts";
import { openFolder, orSayWhy } from "#app/platform/data-folder/own-folder.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { log } from "#app/platform/log.server.ts";
import { checkKey } from "#app/platform/sealed.server.ts";
import type { Environment } from "#app/platform/settings/env.server.ts";
import { bringUpToDate, type Update } from "./bring-up-to-date.ts";
import { databaseFileOf } from "./migration-place.ts";
import { SCHEMA_QUERY, type SchemaPart, schemaDrift } from "./schema-drift.ts";
import { SEALED_COLUMNS } from "./sealed-columns.ts";

/** Sealed texts of each column that the key is tried on: the newest. */
const SEALED_TRIED = 50;

/** How a workspace is opened. */
export interface OpeningOptions {
  /** Milliseconds to wait for a program that holds the database. */
  lockWaitMs?: number;
  /** What a server does once the folder is known to be usable and before the database is touched. */
  beforeDatabase?: () => void;
  /** Is told of an update of a database that holds records, before anything is changed. */
  announce?: (update: Update) => void;
}

type Place = Pick<Environment, "dataDir" | "databaseUrl" | "secretKey">;

/**
 * Opens the folder and the database of a workspace before anything else does: sees that all of it can be used and belongs together, brings the
 * database up to date, and takes everybody else's right to read it. A new folder becomes a new workspace; what was one
 * and has lost a part is refused, never begun afresh. Returns the names of the migrations just applied. Throws an AppError with one sentence.
 */
export async function openWorkspace(
  place: Place,
  { lockWaitMs = LOCK_WAIT_MS, beforeDatabase = () => {}, announce }: OpeningOptions = {},
): Promise<string[]> {
  const { dataDir, databaseUrl } = place;
  const file = resolve(databaseFileOf(databaseUrl));
  openFolder(`The folder ${dataDir} (DATA_DIR)`, dataDir);
  if (dirname(file) !== dataDir) openFolder(`The folder ${dirname(file)} (DATABASE_URL)`, dirname(file));
  const files = join(dataDir, "files");
  if (existsSync(files)) {
    orSayWhy(files, () => accessSync(files, constants.R_OK | constants.W_OK | constants.X_OK));
  }
  beforeDatabase();
  // Alone: whether it is the right one shows once there is a database to try it on.
  checkKey(place, []);
  checkDatabaseFile({ dataDir, file }, lockWaitMs);
  const applied = await bringUpToDate(databaseUrl, { announce });
  if (applied.length > 0) log.info({ migrations: applied }, "database brought up to date");
  checkParts(place, file);
  const changed = keepForTheOwnerAlone(dataDir, file);
  if (changed > 0)
    log.warn({ changed }, "others on this machine could read files of the workspace; they no longer can");
  return applied;
}

/** Refuses where no workspace was begun yet. Throws invalid with one sentence. */
export function requireWorkspace({ dataDir, databaseUrl }: Pick<Place, "dataDir" | "databaseUrl">): void {
  const file = resolve(databaseFileOf(databaseUrl));
  // One that lost its database is refused in its own words.
  if (existsSync(file) || tracesOfWorkspace(dataDir, file).length > 0) return;
  throw new AppError("invalid", `There is no database in “${file}”: set DATA_DIR to the workspace's folder.`);
}

/** Sees that the database is as the product made it, and that database, files and key are of one workspace. Throws conflict with one sentence. */
export function checkParts(place: Place, file: string): void {
  const { dataDir } = place;
  const database = new Database(file);
  try {
    const drift = schemaDrift(database.prepare(SCHEMA_QUERY).all() as SchemaPart[]);
    if (drift.length > 0) {
      throw new AppError(
        "conflict",
        `The database ${file} was changed by something else than the product: ${drift.slice(0, 3).join(" ")} Have that change taken back, or put back the last good back-up (docs/operating.md says how).`,
      );
    }
    const filesThere = hasFiles(dataDir);
    const some = (sql: string) => database.prepare(sql).all().length > 0;
    if (filesThere && !some(ANY_EVENT)) {
      throw new AppError(
        "conflict",
        `The database ${file} is a new one, but ${join(dataDir, "files")} holds files of a workspace: put back the last good back-up, or set DATA_DIR and DATABASE_URL to where the database is.`,
      );
    }
    const named = columnsNamed(database, "fileKey");
    if (
      !filesThere &&
      named.some((table) => some(`SELECT 1 FROM "${table}" WHERE "fileKey" IS NOT NULL LIMIT 1`))
    ) {
      throw new AppError(
        "conflict",
        `The database ${file} names files that are not in ${join(dataDir, "files")}: put back the folder files/ of the same back-up, or set DATA_DIR to where it is.`,
      );
    }
    const closed = checkKey(place, sealedTexts(database));
    if (closed > 0) {
      log.warn({ closed }, "some sealed texts were sealed with another key and cannot be opened");
    }
  } finally {
    database.close();
  }
}

function hasFiles(dataDir: string): boolean {
  const files = join(dataDir, "files");
  return existsSync(files) && readdirSync(files).length > 0;
}

/** The tables that have a column of this name. */
function columnsNamed(database: Database.Database, column: string): string[] {
  const rows = database
    .prepare(
      "SELECT t.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND c.name = ?",
    )
    .all(column) as { name: string }[];
  return rows.map(({ name }) => name);
}

function sealedTexts(database: Database.Database): string[] {
  return SEALED_COLUMNS.flatMap(({ table, column }) => {
    const rows = database
      .prepare(
        `SELECT "${column}" AS sealed FROM "${table}" WHERE "${column}" IS NOT NULL AND "${column}" <> '' ORDER BY rowid DESC LIMIT ${SEALED_TRIED}`,
      )
      .all() as { sealed: string }[];
    return rows.map(({ sealed }) => sealed);
  });
}
