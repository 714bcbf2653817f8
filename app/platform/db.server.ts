import { createRequire } from "node:module";
import { type Prisma, PrismaClient } from "./generated/prisma/client.ts";
import { countWriteWait } from "./metrics.server.ts";
import { env } from "./settings/env.server.ts";
import { OneWriterSqlite } from "./sqlite/one-writer-adapter.server.ts";
import { refusalOf } from "./sqlite/result-codes.ts";

export { withPatience, writeIfFree } from "./sqlite/patience.server.ts";
export { refusalOf } from "./sqlite/result-codes.ts";

/** Milliseconds a transaction may take: an import writes several hundred rows in one. */
const TRANSACTION_TIMEOUT_MS = 60_000;

/** Prisma's own limit on waiting for a transaction: beyond any of ours, so that who waits too long is told so in our words. */
const PRISMA_WAITS_MS = 60 * 60_000;

/** The client inside a transaction: what every write and its audit row share. */
export type Tx = Prisma.TransactionClient;

/** Anything that can be asked: the client itself, or the client of a transaction under way. */
export type Db = Tx;

const require = createRequire(import.meta.url);

/** The way to PostgreSQL takes its time to load, in each of many processes, and most workspaces never take it. */
function postgres(connectionString: string) {
  const { PrismaPg } = require("@prisma/adapter-pg") as typeof import("@prisma/adapter-pg");
  return new PrismaPg({ connectionString });
}

function connect(): PrismaClient {
  const adapter = env.databaseUrl.startsWith("file:")
    ? new OneWriterSqlite(env.databaseUrl, { waitMs: env.databaseWaitMs, onWait: countWriteWait })
    : postgres(env.databaseUrl);
  return new PrismaClient({
    adapter,
    transactionOptions: { timeout: TRANSACTION_TIMEOUT_MS, maxWait: PRISMA_WAITS_MS },
  });
}

// One client per process, also when the development server loads this module again.
const holder = globalThis as typeof globalThis & { cpcDatabase?: PrismaClient };

holder.cpcDatabase ??= connect();

/**
 * The database. A read sees what is committed, never half a transaction, and goes on while others write. A write takes its
 * turn like a transaction; one that cannot be made in time is refused (AppError busy), and so is one that the disk does not
 * take (AppError not-writable). The file keeps a write-ahead log (prisma/migrate.ts); foreign keys are on and a commit is on
 * the disk before it is answered: libSQL's defaults, kept true by a test.
 *
 * Statements run in this process, one at a time: what takes seconds (`VACUUM INTO` for a back-up) belongs into a child
 * process with a connection of its own, which holds nobody up and needs no turn, since it writes nothing here.
 */
export const db: PrismaClient = holder.cpcDatabase;

/**
 * Runs `work` so that all of its writes happen or none. Mail and files come after the commit, never inside.
 * A check that guards a write is made inside, on the same client, so that nothing can change in between: the right to
 * write is taken before anything is read. Transactions of this process are served in the order in which they came. Inside,
 * nothing is written through `db`: it would wait for the end of the transaction that waits for it.
 * Throws busy or not-writable (AppError) when nothing could be saved.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction(work);
  } catch (error) {
    throw refusalOf(error);
  }
}
