import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#app/platform/errors.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** Where migrations and the schema are read from; tests give other folders. */
export interface MigrationPlace {
  migrations: string;
  schema: string;
}

export const PROJECT_PLACE: MigrationPlace = {
  migrations: join(projectRoot, "prisma", "migrations"),
  schema: join(projectRoot, "prisma", "schema.prisma"),
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

/** Path of the database file that an address names. Refuses another kind of database. */
export function databaseFileOf(databaseUrl: string): string {
  if (databaseUrl.startsWith("file:")) return databaseUrl.slice("file:".length);
  throw new AppError(
    "invalid",
    "DATABASE_URL names a PostgreSQL server, but this build's migrations are written for the built-in database: leave DATABASE_URL unset.",
  );
}
