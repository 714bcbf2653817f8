import { type Db, db, type Tx } from "#app/platform/db.server.ts";

/** How many messages of a challenge are kept. */
export function countMessages(tx: Tx, challengeId: string): Promise<number> {
  return tx.outgoingMail.count({ where: { challengeId } });
}

/** Destroys the messages of a challenge. */
export async function destroyMessages(tx: Tx, challengeId: string): Promise<void> {
  await tx.outgoingMail.deleteMany({ where: { challengeId } });
}

/** Destroys those of some messages that have gone, or never will. */
export async function destroyGoneMessages(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.outgoingMail.deleteMany({
    where: { id: { in: [...ids] }, status: { notIn: ["waiting", "sending"] } },
  });
}

/** Destroys the messages to an address, in one challenge or everywhere. */
export async function destroyMessagesTo(tx: Tx, toAddress: string, challengeId?: string): Promise<void> {
  await tx.outgoingMail.deleteMany({
    where: challengeId === undefined ? { toAddress } : { challengeId, toAddress },
  });
}

/** How many messages outside any challenge were written before an instant. */
export function countAccountMessages(tx: Tx, before: Date): Promise<number> {
  return tx.outgoingMail.count({ where: { challengeId: null, createdAt: { lt: before } } });
}

/** Destroys messages outside any challenge that were written before an instant, and says how many they were. */
export async function destroyAccountMessages(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.outgoingMail.deleteMany({
    where: { challengeId: null, createdAt: { lt: before } },
  });
  return count;
}

/** What is told of a message to whom it was sent to. */
const TOLD = { subject: true, status: true, createdAt: true, sentAt: true } as const;

/** The messages to an account's address, the oldest first; at most 10,000. */
export function listMessagesTo(toAddress: string, client: Db = db) {
  return client.outgoingMail.findMany({
    where: { toAddress },
    orderBy: { createdAt: "asc" },
    take: 10_000,
    select: TOLD,
  });
}

/**
 * The messages of one side to an address in a challenge, the oldest first; at most 500. What the peer team wrote to somebody
 * is not the council's to hand out.
 */
export function listMessagesOfSide(
  { challengeId, councilId }: { challengeId: string; councilId: string | null },
  toAddress: string,
  client: Db = db,
) {
  return client.outgoingMail.findMany({
    where: {
      challengeId,
      toAddress,
      OR: [{ space: "shared" }, { space: "council", councilId: councilId ?? "" }],
    },
    orderBy: { createdAt: "asc" },
    take: 500,
    select: TOLD,
  });
}
