import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "./env.server.ts";
import { type Prisma, PrismaClient } from "./generated/prisma/client.ts";

/** Milliseconds a writer waits for another before it gives up. */
const BUSY_TIMEOUT_MS = 5_000;

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
 * A check that guards a write is made inside, on the same client, so that nothing can change in between.
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(
    async (tx) => {
      await beAlone(tx);
      return work(tx);
    },
    { timeout: TRANSACTION_TIMEOUT_MS, maxWait: BUSY_TIMEOUT_MS },
  );
}

/**
 * Takes the lock of a writer before anything is read. A transaction that read first and then wants to write is refused by SQLite
 * when another process, such as the command line, wrote in between. Prisma cannot begin one as a writer, but a write that
 * touches no row does the same.
 */
async function beAlone(tx: Tx): Promise<void> {
  await tx.$executeRaw`DELETE FROM "AuditEvent" WHERE 1 = 0`;
}
