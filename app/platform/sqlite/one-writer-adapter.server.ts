import { setTimeout as pause } from "node:timers/promises";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { Connection } from "./connection.server.ts";
import { patienceMs } from "./patience.server.ts";
import { busyError, primaryCodeOf, SQLITE_BUSY, writeError } from "./result-codes.ts";
import { type StatementKind, statementKind } from "./statement-kind.ts";
import { type ReleaseLock, WriteLock } from "./write-lock.ts";

/** How long a read may hold the process up while another process recovers or closes the file, in milliseconds. */
const READ_BUSY_TIMEOUT_MS = 250;

/** Milliseconds between two looks at a lock that another process holds: short at first, most are gone in a moment. */
const PAUSES_MS = [1, 2, 5, 10, 20];

/** Writes that may wait in this process: of more, the last would hardly have their turn before they have to be sent away. */
const MOST_WAITING = 1_000;

const ADAPTER = { provider: "sqlite", adapterName: "one-writer-sqlite" } as const;

export interface OneWriterOptions {
  /** How long a write waits while nothing is being saved before it is refused as busy, in milliseconds. */
  waitMs: number;
  /** Told of each write that may wait: how long it did, in milliseconds, and whether it was refused as busy. */
  onWait?: (waitedMs: number, isRefused: boolean) => void;
}

/**
 * Prisma's libSQL adapter over two connections that stay open: one reads what is committed, one writes, in turn. The lock
 * for writing is taken before a transaction reads anything, and waited for without holding the process up; nothing has been
 * done then, so what is tried again is always the whole transaction. Decision 0501.
 */
export class OneWriterSqlite implements SqlDriverAdapterFactory {
  readonly provider = ADAPTER.provider;
  readonly adapterName = ADAPTER.adapterName;
  readonly #path: string;
  readonly #options: OneWriterOptions;

  /** @param url `file:` and a path, percent-encoded as libSQL's own client reads it */
  constructor(url: string, options: OneWriterOptions) {
    this.#path = decodeURIComponent(url.replace(/^file:(\/\/(localhost)?(?=\/))?/, ""));
    this.#options = options;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const reading = new Connection(this.#path, READ_BUSY_TIMEOUT_MS);
    // No busy timeout: SQLite's own waiting would hold up every page of this process.
    const writing = new Connection(this.#path, 0);
    return new OneWriterAdapter(await LibSqlOver.connect(reading), await LibSqlOver.connect(writing), {
      reading,
      writing,
      ...this.#options,
    });
  }
}

type LibSqlClient = ReturnType<PrismaLibSql["createClient"]>;

/** Prisma's adapter, which turns values and errors into Prisma's, over a connection of ours. */
class LibSqlOver extends PrismaLibSql {
  readonly #connection: Connection;

  private constructor(connection: Connection) {
    super({ url: "file:" });
    this.#connection = connection;
  }

  static connect(connection: Connection): Promise<SqlDriverAdapter> {
    return new LibSqlOver(connection).connect();
  }

  override createClient(): LibSqlClient {
    const connection = this.#connection;
    // The whole of the client that the adapter calls: transactions are begun and ended by OneWriterAdapter.
    const client = {
      execute: async ({ sql, args }: { sql: string; args: unknown[] }) => connection.run(sql, args),
      executeMultiple: async (script: string) => connection.exec(script),
      close: () => connection.reopen(),
    };
    return client as unknown as LibSqlClient;
  }
}

interface Parts extends OneWriterOptions {
  reading: Connection;
  writing: Connection;
}

class OneWriterAdapter implements SqlDriverAdapter {
  readonly provider = ADAPTER.provider;
  readonly adapterName = ADAPTER.adapterName;
  readonly #reader: SqlDriverAdapter;
  readonly #writer: SqlDriverAdapter;
  readonly #reading: Connection;
  readonly #writing: Connection;
  readonly #turns = new WriteLock();
  readonly #waitMs: number;
  readonly #onWait: OneWriterOptions["onWait"];

  constructor(
    reader: SqlDriverAdapter,
    writer: SqlDriverAdapter,
    { reading, writing, waitMs, onWait }: Parts,
  ) {
    this.#reader = reader;
    this.#writer = writer;
    this.#reading = reading;
    this.#writing = writing;
    this.#waitMs = waitMs;
    this.#onWait = onWait;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#run(statementKind(query.sql), (adapter) => adapter.queryRaw(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#run(statementKind(query.sql), (adapter) => adapter.executeRaw(query));
  }

  executeScript(script: string): Promise<void> {
    return this.#run("alone", (adapter) => adapter.executeScript(script));
  }

  async startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    if (isolationLevel !== undefined && isolationLevel !== "SERIALIZABLE") {
      throw new Error(`SQLite's transactions are serializable, not ${isolationLevel}.`);
    }
    const release = await this.#begin();
    return new OneWriterTransaction(this.#writer, {
      writing: this.#writing,
      commit: () => this.#commit(),
      release,
    });
  }

  async dispose(): Promise<void> {
    this.#reading.reopen();
    this.#writing.reopen();
  }

  #run<T>(kind: StatementKind, work: (adapter: SqlDriverAdapter) => Promise<T>): Promise<T> {
    switch (kind) {
      case "read":
        return this.#read(work);
      case "write":
        return this.#write(work);
      case "alone":
        return this.#writeAlone(work);
    }
  }

  /** In a write-ahead log readers wait for nobody, but for the moment in which another process recovers or closes the file. */
  async #read<T>(work: (adapter: SqlDriverAdapter) => Promise<T>): Promise<T> {
    const result = await whenNotBusy(this.#waitMs, () => work(this.#reader));
    if (result !== null) return result.value;
    this.#reading.reopen();
    throw busyError();
  }

  async #write<T>(work: (adapter: SqlDriverAdapter) => Promise<T>): Promise<T> {
    const release = await this.#begin();
    try {
      const result = await work(this.#writer);
      await this.#commit();
      return result;
    } catch (error) {
      throw undo(this.#writing, error);
    } finally {
      release();
    }
  }

  async #writeAlone<T>(work: (adapter: SqlDriverAdapter) => Promise<T>): Promise<T> {
    const { release, leftMs } = await this.#takeTurn();
    try {
      const result = await whenNotBusy(leftMs, () => work(this.#writer));
      if (result === null) throw busyError();
      this.#turns.noteProgress();
      return result.value;
    } catch (error) {
      throw undo(this.#writing, error);
    } finally {
      // A script that ends within a transaction of its own has not committed it.
      this.#writing.undo();
      release();
    }
  }

  /** The turn, and the milliseconds that are left for the lock of the file. */
  async #takeTurn(tell?: (isRefused: boolean) => void): Promise<{ release: ReleaseLock; leftMs: number }> {
    const waitMs = patienceMs(this.#waitMs);
    const since = performance.now();
    const isFull = this.#turns.length >= MOST_WAITING && waitMs <= this.#waitMs;
    const release = isFull ? null : await this.#turns.take(waitMs);
    if (release !== null) return { release, leftMs: this.#turns.leftMs(since, waitMs) };
    tell?.(true);
    throw busyError();
  }

  /** Waits for the turn in this process, then for the lock of the file. */
  async #begin(): Promise<ReleaseLock> {
    const mayWait = patienceMs(this.#waitMs) > 0;
    const since = performance.now();
    const tell = (isRefused: boolean) => {
      // What may not wait at all makes way, and is no sign of trouble.
      if (mayWait) this.#onWait?.(performance.now() - since, isRefused);
    };
    const { release, leftMs } = await this.#takeTurn(tell);
    try {
      const begun = await whenNotBusy(leftMs, async () => this.#writing.exec("BEGIN IMMEDIATE"));
      tell(begun === null);
      if (begun === null) throw busyError();
      // Only who had the lock has got something done; those who were refused it leave the others' time running.
      this.#turns.noteProgress();
      return () => {
        this.#turns.noteProgress();
        release();
      };
    } catch (error) {
      release();
      throw undo(this.#writing, error);
    }
  }

  /** With a write-ahead log a commit is never refused as busy; without one it waits for the readers of other processes. */
  async #commit(): Promise<void> {
    if (this.#writing.isStuck) throw busyError();
    const committed = await whenNotBusy(this.#waitMs, async () => this.#writing.exec("COMMIT"));
    if (committed === null) throw busyError();
  }
}

interface TransactionParts {
  writing: Connection;
  commit: () => Promise<void>;
  release: ReleaseLock;
}

/** A transaction that has begun and holds the turn until it is committed or taken back. */
class OneWriterTransaction implements Transaction {
  readonly provider = ADAPTER.provider;
  readonly adapterName = ADAPTER.adapterName;
  /** COMMIT and ROLLBACK are sent here, not by Prisma. */
  readonly options = { usePhantomQuery: true };
  readonly #writer: SqlDriverAdapter;
  readonly #parts: TransactionParts;
  /** Why the database itself has taken everything back, such as a full disk. */
  #failure: unknown = null;

  constructor(writer: SqlDriverAdapter, parts: TransactionParts) {
    this.#writer = writer;
    this.#parts = parts;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#run(() => this.#writer.queryRaw(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#run(() => this.#writer.executeRaw(query));
  }

  async commit(): Promise<void> {
    try {
      this.#refuseAfterFailure();
      await this.#parts.commit();
    } catch (error) {
      throw undo(this.#parts.writing, error);
    } finally {
      this.#parts.release();
    }
  }

  async rollback(): Promise<void> {
    undo(this.#parts.writing, this.#failure);
    this.#parts.release();
  }

  async createSavepoint(name: string): Promise<void> {
    await this.#run(async () => this.#parts.writing.exec(`SAVEPOINT ${name}`));
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.#run(async () => this.#parts.writing.exec(`ROLLBACK TO ${name}`));
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.#run(async () => this.#parts.writing.exec(`RELEASE SAVEPOINT ${name}`));
  }

  async #run<T>(statement: () => Promise<T>): Promise<T> {
    this.#refuseAfterFailure();
    try {
      return await statement();
    } catch (error) {
      const told = writeError(error);
      // A refused value leaves the transaction as it was; a full disk or a lost lock ends it, also if nobody looks.
      if (told !== error || !this.#parts.writing.isInTransaction) this.#failure = told;
      throw told;
    }
  }

  #refuseAfterFailure(): void {
    if (this.#failure !== null) throw this.#failure;
    if (!this.#parts.writing.isInTransaction) throw new Error("The transaction is over.");
  }
}

/** Takes back what is uncommitted and answers what to throw. After trouble with the disk a connection is not trusted again. */
function undo(connection: Connection, error: unknown): unknown {
  const told = writeError(error);
  if (told === error) connection.undo();
  else connection.reopen();
  return told;
}

/** What `work` answers, tried again as long as it is refused as busy; null when it still is after `waitMs` milliseconds. */
async function whenNotBusy<T>(waitMs: number, work: () => Promise<T>): Promise<{ value: T } | null> {
  const until = performance.now() + waitMs;
  for (let refused = 0; ; refused += 1) {
    try {
      return { value: await work() };
    } catch (error) {
      if (primaryCodeOf(error) !== SQLITE_BUSY) throw error;
    }
    const left = until - performance.now();
    if (left <= 0) return null;
    const next = PAUSES_MS[Math.min(refused, PAUSES_MS.length - 1)] as number;
    // Not all at the same beat: two processes could look at the lock in step for ever.
    await pause(Math.min(left, next * (0.5 + Math.random())));
  }
}
