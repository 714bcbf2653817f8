import { readTrailEnds } from "#app/audit/read-events.server.ts";
import {
  countRows,
  type DatabaseFile,
  damageOf,
  orphansOf,
  sqlName,
  tableNames,
} from "#app/platform/database-file.server.ts";
import { SCHEMA_QUERY, type SchemaPart, schemaDrift } from "#prisma/schema-drift.ts";

/** What a manifest says of a database, read from the copy and not from the one at work. */
export interface DatabaseFacts {
  migrations: string[];
  tables: Record<string, number>;
  auditHead: { sequence: number; hash: string } | null;
  /** Id of the first event of the trail: what tells one workspace from another. */
  workspace: string | null;
  /** Keys of kept files that rows name. */
  fileKeys: string[];
  /** What SQLite finds wrong: the copy is no good. */
  damage: string[];
  orphans: string[];
  /** How its tables differ from what its migrations made: it can be restored, and does not start as it is. */
  drift: string[];
}

/** Reads the facts of a database of any version of the product, also of one older than its trail's chain. */
export async function readDatabaseFacts(file: DatabaseFile): Promise<DatabaseFacts> {
  const damage = await damageOf(file);
  if (damage.length > 0) {
    return {
      migrations: [],
      tables: {},
      auditHead: null,
      workspace: null,
      fileKeys: [],
      damage,
      orphans: [],
      drift: [],
    };
  }
  const migrations = await readMigrations(file);
  return {
    migrations,
    tables: await countRows(file),
    ...(await readTrail(file)),
    fileKeys: await readFileKeys(file),
    damage,
    orphans: await orphansOf(file),
    drift: schemaDrift(await file.rows<SchemaPart>(SCHEMA_QUERY), migrations.at(-1)),
  };
}

/** Names of the migrations that were applied, in order. */
export async function readMigrations(file: DatabaseFile): Promise<string[]> {
  const [table] = await file.rows(
    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'",
  );
  if (table === undefined) return [];
  const rows = await file.rows<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name",
  );
  return rows.map((row) => row.migration_name);
}

async function readTrail(file: DatabaseFile): Promise<Pick<DatabaseFacts, "auditHead" | "workspace">> {
  if (!(await columnNames(file, "AuditEvent")).includes("sequence"))
    return { auditHead: null, workspace: null };
  const { last, firstId } = await readTrailEnds(file);
  return { auditHead: last, workspace: firstId };
}

/** Every column named fileKey, in whatever table, names a kept file. */
async function readFileKeys(file: DatabaseFile): Promise<string[]> {
  const keys = new Set<string>();
  for (const table of await tableNames(file)) {
    if (!(await columnNames(file, table)).includes("fileKey")) continue;
    const rows = await file.rows<{ fileKey: string }>(
      `SELECT DISTINCT "fileKey" FROM ${sqlName(table)} WHERE "fileKey" IS NOT NULL`,
    );
    for (const { fileKey } of rows) if (/^[0-9a-f]{64}$/.test(fileKey)) keys.add(fileKey);
  }
  return [...keys].sort();
}

async function columnNames(file: DatabaseFile, table: string): Promise<string[]> {
  const rows = await file.rows<{ name: string }>(`PRAGMA table_info(${sqlName(table)})`);
  return rows.map(({ name }) => name);
}
