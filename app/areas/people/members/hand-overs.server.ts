import type { ChallengePermit } from "#app/access/permit.ts";
import type { Db, Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";

/** Days for which a hand-over can be put back (house rule); then what was there before it is forgotten. */
export const UNDO_DAYS = 14;

const DAY_MS = 86_400_000;

const since = (now: Date) => new Date(now.getTime() - UNDO_DAYS * DAY_MS);

/** One thing of a hand-over: which record, and what stood there before. */
export interface HandedThing {
  kind: string;
  recordId: string;
  had: string;
}

/** A hand-over that can be put back. */
export interface KeptHandOver {
  id: string;
  fromAccountId: string;
  toAccountId: string;
  doneAt: Date;
  things: HandedThing[];
}

/** Writes down what was handed over, in the transaction that does it. */
export async function writeHandOver(
  tx: Tx,
  { challengeId, councilId, actor }: ChallengePermit,
  { things, ...parties }: { fromAccountId: string; toAccountId: string; things: readonly HandedThing[] },
  now: Date,
): Promise<void> {
  const own = { challengeId, councilId, ...parties };
  await tx.handOver.create({
    data: { id: newId(), ...own, doneAt: now, doneById: actor.accountId, things: { create: [...things] } },
    select: { id: true },
  });
}

/** What was handed over from somebody on the permit's own side and can be put back, the newest first; at most 50. */
export function listHandOvers(
  { challengeId, councilId }: ChallengePermit,
  fromAccountId: string,
  now: Date,
  client: Db,
): Promise<KeptHandOver[]> {
  return client.handOver.findMany({
    where: { challengeId, councilId, fromAccountId, undoneAt: null, doneAt: { gte: since(now) } },
    orderBy: [{ doneAt: "desc" }, { id: "desc" }],
    take: 50,
    select: {
      id: true,
      fromAccountId: true,
      toAccountId: true,
      doneAt: true,
      things: { select: { kind: true, recordId: true, had: true } },
    },
  });
}

/** Says that a hand-over was put back. */
export async function markUndone(tx: Tx, { actor }: ChallengePermit, id: string, now: Date): Promise<void> {
  await tx.handOver.update({
    where: { id },
    data: { undoneAt: now, undoneById: actor.accountId },
    select: { id: true },
  });
}

/** Forgets hand-overs that can be put back no more. What was done stands in the trail. */
export async function forgetOldHandOvers(now: Date, client: Db): Promise<void> {
  await client.handOver.deleteMany({ where: { doneAt: { lt: since(now) } } });
}
