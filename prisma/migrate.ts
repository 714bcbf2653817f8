/**
 * Writes migrations by Prisma's own schema engine as WebAssembly (decision 0104): nothing is downloaded. They are applied by
 * bring-up-to-date.ts.
 *
 *   tsx prisma/migrate.ts new NAME     writes prisma/migrations/<UTC time stamp>_NAME/migration.sql
 *   tsx prisma/migrate.ts status       prints what the database has and lacks, as JSON
 *   tsx prisma/migrate.ts apply        applies what is pending (the server does this itself at start)
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { AppError } from "#app/platform/errors.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import {
  databaseFileOf,
  type MigrationPlace,
  PROJECT_PLACE,
  readMigrationsOf,
  readSchemaOf,
} from "./migration-place.ts";

type SchemaEngine = engineBindings.SchemaEngine;

const NO_FILTER = { externalTables: [], externalEnums: [] };
const MIGRATION_NAME = /^[a-z0-9][a-z0-9_]{0,60}$/;

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
    { datamodels: readSchemaOf(place).map(({ path, content }) => [path, content]) },
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
  return {
    baseDir: place.migrations,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: readMigrationsOf(place).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}

/** What the database has and lacks beside prisma/migrations. */
export async function migrationStatus(databaseUrl: string, place: MigrationPlace = PROJECT_PLACE) {
  databaseFileOf(databaseUrl);
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
  const schema = { files: readSchemaOf(place) };
  const folder = mkdtempSync(join(tmpdir(), "cpc-migration-"));
  const url = `file:${join(folder, "made.db")}`;
  try {
    await bringUpToDate(url, { place });
    return await withEngine(url, place, async (engine) => {
      const result = await engine.diff({
        from: { tag: "schemaDatasource", configDir: place.schema, ...schema },
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

async function main([command, argument]: string[]): Promise<void> {
  if (command === "new") {
    const folder = await writeMigration(argument ?? "", new Date());
    console.log(
      folder ? `prisma/migrations/${folder}/migration.sql` : "The schema asks for no new migration.",
    );
    return;
  }
  const { env } = await import("#app/platform/settings/env.server.ts");
  if (command === "status") {
    console.log(JSON.stringify(await migrationStatus(env.databaseUrl), null, 2));
  } else if (command === "apply") {
    const { chainOldEvents } = await import("#app/audit/chain-old-events.server.ts");
    const applied = await bringUpToDate(env.databaseUrl);
    await chainOldEvents(applied);
    console.log(JSON.stringify({ applied }));
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
