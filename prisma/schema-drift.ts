import Database from "libsql";
import { type MigrationPlace, PROJECT_PLACE, readMigrationsOf } from "./migration-place.ts";

/** One line of SQLite's list of what a database is made of. */
export interface SchemaPart {
  type: "table" | "index" | "trigger" | "view";
  name: string;
  /** The table it belongs to. */
  tbl_name: string;
  sql: string | null;
}

/** Reads the parts of a schema but SQLite's own and the table of migrations. */
export const SCHEMA_QUERY = `SELECT "type", "name", "tbl_name", "sql" FROM sqlite_master
  WHERE "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND "name" <> '_prisma_migrations' ORDER BY "name"`;

/**
 * How the schema of a database differs from what its migrations made, in sentences; empty when it does not. A trigger or a view can
 * swallow or make up records unseen, and so can a table that was made anew. Tables and indexes that another program added
 * beside ours change nothing of ours and are let be. `upTo` is the last migration that was applied; all when it is not given.
 */
export function schemaDrift(found: readonly SchemaPart[], upTo?: string): string[] {
  const made = new Map(partsMadeBy(PROJECT_PLACE, upTo).map((part) => [part.name, part]));
  const there = new Map(found.map((part) => [part.name, part]));
  const problems: string[] = [];
  for (const { type, name, tbl_name, sql } of made.values()) {
    const part = there.get(name);
    if (part === undefined && type === "index") problems.push(`The index ${name} of ${tbl_name} is missing.`);
    else if (part === undefined) problems.push(`The ${type} ${name} is missing.`);
    else if (part.type !== type || part.sql !== sql) {
      problems.push(`The ${type} ${name} is not as the product made it.`);
    }
  }
  for (const { type, name, tbl_name } of there.values()) {
    if (made.has(name)) continue;
    if (type === "trigger") problems.push(`A trigger ${name} on ${tbl_name} is not the product's.`);
    if (type === "view") problems.push(`A view ${name} is not the product's.`);
  }
  return problems;
}

/** What was made, by its last migration: the same for every database. */
const remembered = new Map<string, SchemaPart[]>();

function partsMadeBy(place: MigrationPlace, upTo: string | undefined): SchemaPart[] {
  const migrations = readMigrationsOf(place).filter(({ name }) => upTo === undefined || name <= upTo);
  const last = migrations.at(-1)?.name ?? "";
  const known = remembered.get(last);
  if (known !== undefined) return known;
  const database = new Database(":memory:");
  try {
    for (const { sql } of migrations) database.exec(sql);
    const parts = database.prepare(SCHEMA_QUERY).all() as SchemaPart[];
    remembered.set(last, parts);
    return parts;
  } finally {
    database.close();
  }
}
