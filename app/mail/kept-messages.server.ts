import { type Db, db, type Tx } from "#app/platform/db.server.ts";

/** States of a message that has not gone and still may: somebody has yet to read it, or to get it. */
const YET_TO_GO = ["draft", "waiting", "sending"];

/** How many messages of a challenge have gone, or never will. */
export function countMessages(tx: Tx, challengeId: string): Promise<number> {
  return tx.outgoingMail.count({ where: { challengeId, status: { notIn: YET_TO_GO } } });
}

/** How many messages of a challenge have not gone and still may, besides those that say that something will be destroyed. */
export function countUnsent(challengeId: string, client: Db = db): Promise<number> {
  return client.outgoingMail.count({
    where: { challengeId, status: { in: YET_TO_GO }, kind: { not: "retention-reminder" } },
  });
}

/** Destroys the messages of a challenge, but for those that have not gone and still may. */
export async function destroyMessages(tx: Tx, challengeId: string): Promise<void> {
  await tx.outgoingMail.deleteMany({ where: { challengeId, status: { notIn: YET_TO_GO } } });
}

/** Destroys those of some messages that have gone, or never will. */
export async function destroyGoneMessages(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.outgoingMail.deleteMany({
    where: { id: { in: [...ids] }, status: { notIn: YET_TO_GO } },
  });
}

/** Destroys the messages to an address, in one challenge or everywhere. */
export async function destroyMessagesTo(tx: Tx, toAddress: string, challengeId?: string): Promise<void> {
  await tx.outgoingMail.deleteMany({
    where: challengeId === undefined ? { toAddress } : { challengeId, toAddress },
  });
}

/** Messages outside any challenge that were written before an instant; one that waits to go is listed in the outbox until it has. */
const accountMessages = (before: Date) => ({
  challengeId: null,
  createdAt: { lt: before },
  status: { notIn: YET_TO_GO },
});

/** How many messages outside any challenge were written before an instant, without those that have yet to go. */
export function countAccountMessages(tx: Tx, before: Date): Promise<number> {
  return tx.outgoingMail.count({ where: accountMessages(before) });
}

/** Destroys the messages that `countAccountMessages` counts, and says how many they were. */
export async function destroyAccountMessages(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.outgoingMail.deleteMany({ where: accountMessages(before) });
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
