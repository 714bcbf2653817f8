import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "./env.server.ts";
import { type Prisma, PrismaClient } from "./generated/prisma/client.ts";

/** Milliseconds a writer waits for another before it gives up. */
const BUSY_TIMEOUT_MS = 5_000;

/** How often a writer begins to wait anew before it gives up. */
const MOST_WAITS = 4;

/** Milliseconds a transaction may take: an import writes several hundred rows in one. */
const TRANSACTION_TIMEOUT_MS = 60_000;

/** The client inside a transaction: what every write and its audit row share. */
export type Tx = Prisma.TransactionClient;

/** Anything that can be asked: the client itself, or the client of a transaction under way. */
export type Db = Tx;

function connect(): PrismaClient {
  const adapter = env.databaseUrl.startsWith("file:")
    ? new PrismaLibSql({ url: env.databaseUrl, timeout: BUSY_TIMEOUT_MS })
    : new PrismaPg({ connectionString: env.databaseUrl });
  return new PrismaClient({ adapter });
}

// One client per process, also when the development server loads this module again.
const holder = globalThis as typeof globalThis & { cpcDatabase?: PrismaClient };

holder.cpcDatabase ??= connect();

/**
 * The database. The file keeps a write-ahead log (prisma/migrate.ts); foreign keys are on and a commit is on the disk before it
 * is answered: libSQL's defaults, kept true by a test.
 */
export const db: PrismaClient = holder.cpcDatabase;

/**
 * Runs `work` so that all of its writes happen or none. Mail and files come after the commit, never inside.
 * A check that guards a write is made inside, on the same client, so that nothing can change in between: the right to
 * write is taken before anything is read.
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(
    async (tx) => {
      await takeTurn(tx);
      return work(tx);
    },
    { timeout: TRANSACTION_TIMEOUT_MS, maxWait: BUSY_TIMEOUT_MS },
  );
}

/**
 * Waits until this transaction is the one that writes. The adapter begins transactions as SQLite's "deferred": two
 * processes that both read and then both want to write would refuse each other until one gives up, and the `cpc`
 * command is a process beside the server. A statement that writes nothing takes the lock at once, and waits for it.
 */
async function takeTurn(tx: Tx, waits = 1): Promise<void> {
  try {
    await tx.$executeRaw`UPDATE "AuditEvent" SET "id" = "id" WHERE 0`;
  } catch (error) {
    // Waiting writers are not served in order: one may be passed over for as long as it waits. Nothing has been done yet.
    if (waits >= MOST_WAITS || !/SQLITE_BUSY|timed out/.test(String(error))) throw error;
    await takeTurn(tx, waits + 1);
  }
}
