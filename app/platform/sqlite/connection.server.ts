import Database from "libsql";
import { BoundedCache } from "../bounded-cache.ts";
import { primaryCodeOf, SQLITE_BUSY } from "./result-codes.ts";

/** Statements kept prepared, in characters of SQL: the product has some hundred, of about 600 characters each. */
const MOST_KEPT_CHARACTERS = 400_000;

/** How often the statements kept are held against the schema, in milliseconds: another process may have migrated the file. */
const SCHEMA_CHECK_MS = 1_000;

/** What Prisma's adapter reads of a libSQL result. */
export interface Result {
  columns: string[];
  /** The types as declared, such as DATETIME; empty for an expression. */
  columnTypes: string[];
  rows: unknown[][];
  rowsAffected: number;
}

/** A statement of libSQL; its own types lack half of what it does. */
interface Statement {
  reader: boolean;
  raw: (on: boolean) => Statement;
  run: (args: unknown[]) => { changes: number };
  all: (args: unknown[]) => unknown[][];
  columns: () => { name: string; type: string | null }[];
}

interface Kept {
  statement: Statement;
  /** Asked of libSQL once: each question to it crosses into native code. */
  isReader: boolean;
  columns: string[];
  columnTypes: string[];
}

/**
 * One open database file that stays open, with its statements kept prepared. Everything here happens at once (libSQL is
 * called synchronously), so a statement is over when its call returns, and a read never lies open.
 *
 * A statement that is refused as busy is left half begun by libSQL, and nothing resets it but running it again: as long as
 * it lies there no transaction of the connection can be committed. `isStuck` says so; `reopen` is the way out. BEGIN, COMMIT
 * and ROLLBACK go through `exec`, which ends its statements itself.
 */
export class Connection {
  readonly #path: string;
  readonly #busyTimeoutMs: number;
  #database: Database.Database | null = null;
  #kept = new BoundedCache<Kept>(MOST_KEPT_CHARACTERS);
  #schema: unknown = null;
  #schemaCheckedAt = Number.NEGATIVE_INFINITY;
  #isStuck = false;

  /** @param busyTimeoutMs how long a statement may hold the whole process up while another process has the lock */
  constructor(path: string, busyTimeoutMs: number) {
    this.#path = path;
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  /** Whether a statement was refused as busy since the connection was opened. */
  get isStuck(): boolean {
    return this.#isStuck;
  }

  get isInTransaction(): boolean {
    return this.#database?.inTransaction ?? false;
  }

  /** Runs one statement. Throws libSQL's SqliteError. */
  run(sql: string, args: readonly unknown[]): Result {
    try {
      const database = this.#open();
      this.#forgetWhenSchemaChanged(database);
      const kept = this.#kept.get(sql, () => prepare(database, sql));
      const given = args.map(toSql);
      if (!kept.isReader) {
        const { changes } = kept.statement.run(given);
        return { columns: [], columnTypes: [], rows: [], rowsAffected: changes };
      }
      const rows = kept.statement.all(given);
      // After a change of the schema SQLite prepares a statement anew by itself: `SELECT *` has other columns then.
      if (rows[0] !== undefined && rows[0].length !== kept.columns.length) readColumns(kept);
      for (const row of rows) fromSql(row);
      return { columns: kept.columns, columnTypes: kept.columnTypes, rows, rowsAffected: 0 };
    } catch (error) {
      if (primaryCodeOf(error) === SQLITE_BUSY) this.#isStuck = true;
      throw error;
    }
  }

  /** Runs statements that answer nothing, and ends each of them whatever happens. Throws libSQL's SqliteError. */
  exec(sql: string): void {
    this.#open().exec(sql);
  }

  /** Takes back what is uncommitted, by a fresh connection where the old one cannot be trusted. Never throws. */
  undo(): void {
    if (this.#isStuck) {
      this.reopen();
      return;
    }
    try {
      if (this.isInTransaction) this.exec("ROLLBACK");
    } catch {
      this.reopen();
    }
  }

  /** Takes back what is uncommitted, and begins with a fresh connection when the next statement comes. Never throws. */
  reopen(): void {
    this.#isStuck = false;
    this.#kept = new BoundedCache<Kept>(MOST_KEPT_CHARACTERS);
    this.#schemaCheckedAt = Number.NEGATIVE_INFINITY;
    const database = this.#database;
    this.#database = null;
    try {
      // A connection that is closed with a statement half begun keeps its locks until the statement is collected.
      if (database?.inTransaction) database.exec("ROLLBACK");
    } catch {
      // It is given up all the same.
    }
    database?.close();
  }

  #open(): Database.Database {
    this.#database ??= openFile(this.#path, this.#busyTimeoutMs);
    return this.#database;
  }

  #forgetWhenSchemaChanged(database: Database.Database): void {
    const now = performance.now();
    if (now - this.#schemaCheckedAt < SCHEMA_CHECK_MS) return;
    const { statement } = this.#kept.get("PRAGMA schema_version", () =>
      prepare(database, "PRAGMA schema_version"),
    );
    const schema = statement.all([])[0]?.[0];
    if (schema !== this.#schema) this.#kept = new BoundedCache<Kept>(MOST_KEPT_CHARACTERS);
    this.#schema = schema;
    this.#schemaCheckedAt = now;
  }
}

/** libSQL says only in words that a file cannot be opened, SQLite's result code last: here it stands where other errors have it. */
function openFile(path: string, busyTimeoutMs: number): Database.Database {
  try {
    return new Database(path, { timeout: busyTimeoutMs } as Database.Options);
  } catch (error) {
    const rawCode = /: (\d+)"\)$/.exec((error as Error).message)?.[1];
    if (rawCode !== undefined) Object.assign(error as Error, { rawCode: Number(rawCode) });
    throw error;
  }
}

function prepare(database: Database.Database, sql: string): Kept {
  const statement = database.prepare(sql) as unknown as Statement;
  const kept: Kept = { statement, isReader: statement.reader, columns: [], columnTypes: [] };
  if (kept.isReader) {
    statement.raw(true);
    readColumns(kept);
  }
  return kept;
}

function readColumns(kept: Kept): void {
  const columns = kept.statement.columns();
  kept.columns = columns.map(({ name }) => name);
  kept.columnTypes = columns.map(({ type }) => type ?? "");
}

/** What libSQL takes for a value that Prisma gives. */
function toSql(value: unknown): unknown {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new RangeError("Only finite numbers can be kept in the database.");
  }
  if (value === undefined) throw new TypeError("undefined cannot be kept in the database.");
  return value;
}

/** Changes a row of libSQL's into what Prisma's adapter expects, in place: copies of large lists are what a page waits for. */
function fromSql(row: unknown[]): void {
  for (let column = 0; column < row.length; column += 1) {
    const value = row[column];
    if (typeof value === "number") {
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
        throw new RangeError("A whole number in the database is too large to be read exactly.");
      }
    } else if (Buffer.isBuffer(value)) {
      row[column] = new Uint8Array(value).buffer;
    }
  }
}
