import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type DatabaseFile, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { databaseFileOf, type Migration, type MigrationPlace, readMigrationsOf } from "./migration-place.ts";

/** What an update of a database would do, found without changing anything. */
export interface MigrationPlan {
  /** Path of the database file. */
  database: string;
  /** There is no database yet: all is made anew, and nothing has to be kept. */
  isNew: boolean;
  /** Names of the migrations it has. */
  applied: string[];
  /** What is to be applied, in order, and what each of them does. */
  pending: { name: string; does: string[] }[];
  /** Why it cannot be brought up to date, in a sentence; null when it can. */
  refusal: string | null;
}

/** Compares a database with the migrations of this version of the product. */
export async function planMigrations(databaseUrl: string, place: MigrationPlace): Promise<MigrationPlan> {
  const database = databaseFileOf(databaseUrl);
  const migrations = readMigrationsOf(place);
  const rows = existsSync(database) ? await withDatabaseFile(database, readRows) : [];
  const applied = rows.filter((row) => row.finished_at !== null).map((row) => row.migration_name);
  const pending = migrations
    .filter(({ name }) => !applied.includes(name))
    .map(({ name, sql }) => ({ name, does: whatItDoes(sql) }));
  return { database, isNew: rows.length === 0, applied, pending, refusal: refusalOf(rows, migrations) };
}

interface MigrationRow {
  migration_name: string;
  checksum: string;
  finished_at: string | null;
}

async function readRows(file: DatabaseFile): Promise<MigrationRow[]> {
  const [table] = await file.rows("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'");
  if (table === undefined) return [];
  return file.rows<MigrationRow>(
    'SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"',
  );
}

function refusalOf(rows: readonly MigrationRow[], migrations: readonly Migration[]): string | null {
  const known = new Map(migrations.map(({ name, sql }) => [name, checksumOf(sql)]));
  const broken = rows.find((row) => row.finished_at === null);
  if (broken !== undefined) {
    return `an earlier version was stopped in the middle of ${broken.migration_name}. Put back the database from before that update: a back-up, or the newest file in the folder before-update beside it.`;
  }
  const unknown = rows.filter((row) => !known.has(row.migration_name)).map((row) => row.migration_name);
  if (unknown.length > 0) {
    return `it was made by a newer version of the product (it has ${unknown.join(", ")}). Start that version, or restore a back-up from before it.`;
  }
  const changed = rows.find((row) => known.get(row.migration_name) !== row.checksum);
  if (changed !== undefined) {
    return `${changed.migration_name} is not the migration that it was made with. Use the product as it was released.`;
  }
  return null;
}

/** What Prisma keeps of a migration to know it again: SHA-256 of its text. */
export function checksumOf(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}

const PHRASES: [RegExp, (...names: string[]) => string][] = [
  [/^CREATE TABLE "(\w+)"/i, (table) => `adds the table ${table}`],
  [/^ALTER TABLE "(\w+)" ADD COLUMN\s+"(\w+)"/i, (table, column) => `adds the column ${column} to ${table}`],
  [
    /^ALTER TABLE "(\w+)" DROP COLUMN\s+"(\w+)"/i,
    (table, column) => `drops the column ${column} of ${table}`,
  ],
  [/^ALTER TABLE "(\w+)" RENAME TO "(\w+)"/i, (table, name) => `calls the table ${table} ${name}`],
  [/^ALTER TABLE "(\w+)" RENAME/i, (table) => `renames a part of ${table}`],
  [/^CREATE (?:UNIQUE )?INDEX "(\w+)"/i, (index) => `adds the index ${index}`],
  [/^DROP INDEX "(\w+)"/i, (index) => `drops the index ${index}`],
  [/^DROP TABLE "(\w+)"/i, (table) => `drops the table ${table}`],
  [/^UPDATE "(\w+)"/i, (table) => `changes rows of ${table}`],
  [/^INSERT INTO "(\w+)"/i, (table) => `adds rows to ${table}`],
  [/^DELETE FROM "(\w+)"/i, (table) => `deletes rows of ${table}`],
];

/** What a migration does, a phrase for each statement; one that no phrase fits is given by its first words. */
function whatItDoes(sql: string): string[] {
  const statements = sql
    .replace(/^\s*--.*$/gm, "")
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
  return statements.map((statement) => {
    for (const [pattern, phrase] of PHRASES) {
      const match = pattern.exec(statement);
      if (match !== null) return phrase(...match.slice(1));
    }
    return statement.split(/\s+/).slice(0, 6).join(" ");
  });
}

/** Folder beside a database in which it is kept as it was before each update. */
export function beforeUpdateFolder(database: string): string {
  return join(database, "..", "before-update");
}
