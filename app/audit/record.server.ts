import { sha256 } from "#app/platform/sha256.server.ts";
import type { Actor, ChallengePermit } from "../access/permit.ts";
import { type Tx, transaction } from "../platform/db.server.ts";
import { newId } from "../platform/ids.ts";
import { type ChainHead, chainText, EMPTY_CHAIN } from "./chain.ts";
import { type AuditEvent, EVENT_SHAPES } from "./events.ts";
import { countEvent } from "./events-written.server.ts";

/** Who did it, where, when it is not a person in a challenge. */
export interface AuditContext {
  /** Null: somebody who is not signed in. */
  actor: Actor | { accountId: null; name: string } | null;
  challengeId: string | null;
  requestId: string | null;
}

/** What the workspace does by itself, outside any challenge. */
export const BY_ITSELF: AuditContext = {
  actor: { accountId: null, name: "The workspace" },
  challengeId: null,
  requestId: null,
};

/**
 * Writes an audit event on the client it is given: pass the transaction of the change, so that the change and
 * its trace stand or fall together. `now` is the instant of the change.
 */
export async function record(
  tx: Tx,
  permit: Pick<ChallengePermit, "actor" | "challengeId" | "requestId">,
  event: AuditEvent,
  now: Date,
): Promise<void> {
  await recordOutsideChallenge(
    tx,
    { actor: permit.actor, challengeId: permit.challengeId, requestId: permit.requestId },
    event,
    now,
  );
}

/** What happened without a change to stand with, such as a refusal: a transaction of its own. */
export async function recordAlone(context: AuditContext, event: AuditEvent, now: Date): Promise<void> {
  await transaction((tx) => recordOutsideChallenge(tx, context, event, now));
}

/**
 * The same for what belongs to no challenge, or to nobody who is signed in. Needs a transaction: an event carries the
 * hash of the one before it, so nothing may come between reading that and writing this.
 */
export async function recordOutsideChallenge(
  tx: Tx,
  context: AuditContext,
  event: AuditEvent,
  now: Date,
): Promise<void> {
  const head = await readHead(tx);
  const chained = {
    sequence: head.sequence + 1,
    id: newId(),
    at: now.toISOString(),
    challengeId: context.challengeId,
    accountId: context.actor?.accountId ?? null,
    actorName: context.actor?.name ?? "Somebody not signed in",
    type: event.type,
    data: JSON.stringify(EVENT_SHAPES[event.type].data.parse(event.data)),
    requestId: context.requestId,
    previousHash: head.hash,
  };
  await tx.auditEvent.create({
    data: { ...chained, at: now, hash: sha256(chainText(chained)) },
    select: { id: true },
  });
  countEvent();
}

/** The last event of the chain. */
export async function readHead(tx: Tx): Promise<ChainHead> {
  const rows = await tx.$queryRaw<{ sequence: number | bigint; hash: string }[]>`
    SELECT "sequence", "hash" FROM "AuditEvent" WHERE "sequence" IS NOT NULL ORDER BY "sequence" DESC LIMIT 1`;
  const row = rows[0];
  return row === undefined ? EMPTY_CHAIN : { sequence: Number(row.sequence), hash: row.hash };
}
