import { db } from "../platform/db.server.ts";

/** What is in the outbox of the installation, without a word of any message. */
export interface OutboxState {
  /** Messages that wait to be sent, drafts that somebody still has to release not among them. */
  waiting: number;
  /** When the oldest of those was written; null: none waits. */
  oldestAt: Date | null;
  /** Messages that are not tried again by themselves: refused, or nobody knows whether they went. */
  stuck: number;
}

/** Reads how many messages wait, and since when. */
export async function readOutboxState(): Promise<OutboxState> {
  const waiting = await db.outgoingMail.aggregate({
    where: { status: { in: ["waiting", "sending"] } },
    _count: true,
    _min: { createdAt: true },
  });
  const stuck = await db.outgoingMail.count({ where: { status: { in: ["failed", "unknown"] } } });
  return { waiting: waiting._count, oldestAt: waiting._min.createdAt, stuck };
}
