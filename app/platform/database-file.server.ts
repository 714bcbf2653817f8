import { PrismaLibSql } from "@prisma/adapter-libsql";

/** A connection of its own to one SQLite file, beside the server's client: for copies, checks and updates of the file. */
export interface DatabaseFile {
  /** The rows of a query, by the names of their columns. */
  rows: <Row = Record<string, unknown>>(sql: string) => Promise<Row[]>;
  /** Runs statements one after another; the first that fails ends them, and takes back a transaction begun among them. */
  script: (sql: string) => Promise<void>;
  close: () => Promise<void>;
}

/** Milliseconds such a connection waits for a lock that another process holds. */
const BUSY_TIMEOUT_MS = 5_000;

/** Opens the file at a path, which is made when it is not there. What a statement does holds this process until it is done. */
export async function openDatabaseFile(path: string): Promise<DatabaseFile> {
  const connection = await new PrismaLibSql({ url: `file:${path}`, timeout: BUSY_TIMEOUT_MS }).connect();
  return {
    async rows<Row>(sql: string) {
      const { columnNames, rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
      return rows.map(
        (row) => Object.fromEntries(columnNames.map((name, index) => [name, row[index]])) as Row,
      );
    },
    script: (sql) => connection.executeScript(sql),
    close: () => connection.dispose(),
  };
}

/** Works on the file at a path with a connection that is closed afterwards, whatever happens. */
export async function withDatabaseFile<Result>(
  path: string,
  work: (file: DatabaseFile) => Promise<Result>,
): Promise<Result> {
  const file = await openDatabaseFile(path);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** A text as SQL writes it. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of a table or column as SQL writes it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Writes one consistent copy of a database into a new file while others write: what was deleted is not in it. Fails when the
 * target is there. The caller flushes it to the disk.
 */
export function copyDatabase(from: string, to: string): Promise<void> {
  return withDatabaseFile(from, (file) => file.script(`VACUUM INTO ${sqlText(to)}`));
}

/** What SQLite finds wrong with the pages and indexes of a file, in its words; empty when nothing is. */
export async function damageOf(file: DatabaseFile): Promise<string[]> {
  const found = await file.rows<{ integrity_check: string }>("PRAGMA integrity_check(20)");
  return found.map((row) => row.integrity_check).filter((text) => text !== "ok");
}

/** Which tables have rows that name a row that is not there, as sentences; foreign keys keep this empty. */
export async function orphansOf(file: DatabaseFile): Promise<string[]> {
  const rows = await file.rows<{ table: string; parent: string }>("PRAGMA foreign_key_check");
  return [
    ...new Set(rows.map(({ table, parent }) => `Rows of ${table} name a ${parent} that is not there.`)),
  ];
}

/** Names of the tables people's records are in, in the order of the alphabet. */
export async function tableNames(file: DatabaseFile): Promise<string[]> {
  const rows = await file.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name",
  );
  return rows.map(({ name }) => name);
}

/** How many rows each table has. */
export async function countRows(file: DatabaseFile): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of await tableNames(file)) {
    const [row] = await file.rows<{ rows: number | string }>(`SELECT count(*) AS rows FROM ${sqlName(name)}`);
    counts[name] = Number(row?.rows ?? 0);
  }
  return counts;
}
