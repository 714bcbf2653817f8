/**
 * Migrations by Prisma's own schema engine as WebAssembly (decision 0104): nothing is downloaded, and the
 * `_prisma_migrations` table is Prisma's, so that `prisma migrate deploy` elsewhere agrees with what was done here.
 *
 *   tsx prisma/migrate.ts new NAME     writes prisma/migrations/<UTC time stamp>_NAME/migration.sql
 *   tsx prisma/migrate.ts status       prints what the database has and lacks, as JSON
 *   tsx prisma/migrate.ts apply        applies what is pending (the server does this itself at start)
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { AppError } from "#app/platform/errors.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";

type SchemaEngine = engineBindings.SchemaEngine;

const NO_FILTER = { externalTables: [], externalEnums: [] };
const MIGRATION_NAME = /^[a-z0-9][a-z0-9_]{0,60}$/;

/** Where migrations and the schema are read from; tests give other folders. */
export interface MigrationPlace {
  migrations: string;
  schema: string;
}

export const PROJECT_PLACE: MigrationPlace = {
  migrations: join(projectRoot, "prisma", "migrations"),
  schema: join(projectRoot, "prisma", "schema.prisma"),
};

let engineReady: Promise<void> | undefined;

/** The WebAssembly module is loaded once per process: 6 MB, about 40 ms. */
function loadEngine(): Promise<void> {
  engineReady ??= (async () => {
    const require = createRequire(import.meta.url);
    const file = join(dirname(require.resolve("@prisma/schema-engine-wasm")), "schema_engine_bg.wasm");
    const module = await WebAssembly.compile(readFileSync(file));
    const instance = await WebAssembly.instantiate(module, {
      "./schema_engine_bg.js": engineBindings as unknown as WebAssembly.ModuleImports,
    });
    engineBindings.__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
  })();
  return engineReady;
}

async function withEngine<Result>(
  databaseUrl: string,
  place: MigrationPlace,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  await loadEngine();
  const engine = await engineBindings.SchemaEngine.new(
    { datamodels: [[place.schema, readFileSync(place.schema, "utf8")]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaLibSql({ url: databaseUrl })),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

function listMigrations(place: MigrationPlace) {
  const lockfile = join(place.migrations, "migration_lock.toml");
  const folders = existsSync(place.migrations)
    ? readdirSync(place.migrations, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  return {
    baseDir: place.migrations,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: folders.map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: readFileSync(join(place.migrations, path, "migration.sql"), "utf8"),
        },
      },
    })),
  };
}

function requireFileUrl(databaseUrl: string): void {
  if (databaseUrl.startsWith("file:")) return;
  throw new AppError(
    "invalid",
    "DATABASE_URL names a PostgreSQL server, but this build's migrations are written for the built-in database: leave DATABASE_URL unset.",
  );
}

/**
 * Brings a database up to date with prisma/migrations and returns the names of the migrations just applied, in order;
 * an empty list when there was nothing to do. Makes the file and its folder when they are not there, for their owner alone.
 */
export async function applyMigrations(
  databaseUrl: string,
  place: MigrationPlace = PROJECT_PLACE,
): Promise<string[]> {
  requireFileUrl(databaseUrl);
  const file = databaseUrl.slice("file:".length);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const applied = await withEngine(databaseUrl, place, async (engine) => {
      const input = { migrationsList: listMigrations(place), filters: NO_FILTER };
      return (await engine.applyMigrations(input)).appliedMigrationNames;
    });
    await keepWriteAheadLog(databaseUrl);
    // The peers' notes are in it: nobody else on the machine may read it. Its log takes after it.
    chmodSync(file, 0o600);
    return applied;
  } catch (error) {
    throw new AppError("conflict", `The database could not be brought up to date: ${engineMessage(error)}`, {
      cause: error,
    });
  }
}

/**
 * Has the file keep a write-ahead log, from now on and for every process that opens it: readers and a writer never wait for
 * each other then. Without it two processes can end up each waiting for the other's lock until one is stopped.
 */
async function keepWriteAheadLog(databaseUrl: string): Promise<void> {
  const connection = await new PrismaLibSql({ url: databaseUrl }).connect();
  try {
    await connection.executeScript("PRAGMA journal_mode = WAL");
  } finally {
    await connection.dispose();
  }
}

/** What the database has and lacks beside prisma/migrations. */
export async function migrationStatus(databaseUrl: string, place: MigrationPlace = PROJECT_PLACE) {
  requireFileUrl(databaseUrl);
  return withEngine(databaseUrl, place, (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: listMigrations(place),
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    }),
  );
}

/**
 * Writes the migration that takes the existing migrations to the schema, and returns its folder name, or null when
 * the schema asks for nothing new. `now` gives the time stamp in the name (UTC).
 */
export async function writeMigration(
  name: string,
  now: Date,
  place: MigrationPlace = PROJECT_PLACE,
): Promise<string | null> {
  if (!MIGRATION_NAME.test(name)) {
    throw new AppError(
      "invalid",
      `"${name}" cannot name a migration: use up to 61 small letters, digits and underscores, for example add_rooms.`,
    );
  }
  const script = await differenceToSchema(place);
  if (script === null) return null;
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `${stamp}_${name}`;
  mkdirSync(join(place.migrations, folder), { recursive: true });
  writeFileSync(join(place.migrations, folder, "migration.sql"), script);
  writeFileSync(
    join(place.migrations, "migration_lock.toml"),
    '# Written by prisma/migrate.ts; Prisma reads it to know the kind of database.\nprovider = "sqlite"\n',
  );
  return folder;
}

/**
 * The script that takes what the migrations make to the schema; null when they agree. The migrations are run on a database
 * file of its own first: the engine's own way, a database in memory, forgets all but their first statement on libSQL.
 */
async function differenceToSchema(place: MigrationPlace): Promise<string | null> {
  const schema = { files: [{ path: place.schema, content: readFileSync(place.schema, "utf8") }] };
  const folder = mkdtempSync(join(tmpdir(), "cpc-migration-"));
  const url = `file:${join(folder, "made.db")}`;
  try {
    await applyMigrations(url, place);
    return await withEngine(url, place, async (engine) => {
      const result = await engine.diff({
        from: { tag: "schemaDatasource", configDir: dirname(place.schema), ...schema },
        to: { tag: "schemaDatamodel", ...schema },
        script: true,
        exitCode: true,
        filters: NO_FILTER,
      });
      return result.exitCode === 2 ? result.stdout : null;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The engine's errors carry a trace of numbered frames after the sentence; only the sentence is for people. */
function engineMessage(error: unknown): string {
  const text = String((error as { message?: unknown } | null)?.message ?? error);
  const lines = text.trim().split("\n");
  const frames = lines.findIndex((line) => /^\s*\d+: /.test(line));
  return (frames > 0 ? lines.slice(0, frames) : lines).join(" ").trim();
}

async function main([command, argument]: string[]): Promise<void> {
  if (command === "new") {
    const folder = await writeMigration(argument ?? "", new Date());
    console.log(
      folder ? `prisma/migrations/${folder}/migration.sql` : "The schema asks for no new migration.",
    );
    return;
  }
  const { env } = await import("#app/platform/env.server.ts");
  if (command === "status") {
    console.log(JSON.stringify(await migrationStatus(env.databaseUrl), null, 2));
  } else if (command === "apply") {
    console.log(JSON.stringify({ applied: await applyMigrations(env.databaseUrl) }));
  } else {
    throw new AppError("invalid", "Say which: new NAME, status or apply.");
  }
}

// In the server's bundle this module is a part of another file, so the name is compared, not only the path.
const calledAs = process.argv[1] ?? "";
if (calledAs.endsWith("migrate.ts") && fileURLToPath(import.meta.url) === calledAs) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof AppError ? error.message : error);
    process.exitCode = 1;
  });
}
