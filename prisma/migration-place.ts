import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#app/platform/errors.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** Where migrations and the schema are read from, two folders; tests give others. */
export interface MigrationPlace {
  migrations: string;
  /** A file for each room, named as the room is (decision 0607). */
  schema: string;
}

export const PROJECT_PLACE: MigrationPlace = {
  migrations: join(projectRoot, "prisma", "migrations"),
  schema: join(projectRoot, "prisma", "schema"),
};

/** One migration as it is written. */
export interface Migration {
  /** UTC time stamp and words: names sort in the order they are applied. */
  name: string;
  sql: string;
}

/** All migrations of a place, in order. */
export function readMigrationsOf(place: MigrationPlace): Migration[] {
  if (!existsSync(place.migrations)) return [];
  return readdirSync(place.migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(place.migrations, name, "migration.sql"), "utf8") }));
}

/** The files of the schema of a place, by name: together they are one schema. */
export function readSchemaOf(place: MigrationPlace): { path: string; content: string }[] {
  return readdirSync(place.schema)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => join(place.schema, name))
    .map((path) => ({ path, content: readFileSync(path, "utf8") }));
}

/** Path of the database file that an address names. Refuses another kind of database. */
export function databaseFileOf(databaseUrl: string): string {
  if (databaseUrl.startsWith("file:")) return databaseUrl.slice("file:".length);
  throw new AppError(
    "invalid",
    "DATABASE_URL names a PostgreSQL server, but this build's migrations are written for the built-in database: leave DATABASE_URL unset.",
  );
}
