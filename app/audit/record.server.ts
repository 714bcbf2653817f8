import type { Actor, ChallengeScope } from "../access/scope.ts";
import type { Db } from "../platform/db.server.ts";
import { newId } from "../platform/ids.ts";
import { type AuditEvent, EVENT_SHAPES } from "./events.ts";

/** Who did it, where, when it is not a person in a challenge. */
export interface AuditContext {
  actor: Actor | null;
  challengeId: string | null;
  requestId: string | null;
}

/**
 * Writes an audit event on the client it is given: pass the transaction of the change, so that the change and
 * its trace stand or fall together. `now` is the instant of the change.
 */
export async function record(tx: Db, scope: ChallengeScope, event: AuditEvent, now: Date): Promise<void> {
  await recordOutsideChallenge(
    tx,
    { actor: scope.actor, challengeId: scope.challengeId, requestId: scope.requestId },
    event,
    now,
  );
}

/** The same for what belongs to no challenge, or to nobody who is signed in. */
export async function recordOutsideChallenge(
  tx: Db,
  context: AuditContext,
  event: AuditEvent,
  now: Date,
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      id: newId(),
      at: now,
      challengeId: context.challengeId,
      accountId: context.actor?.accountId ?? null,
      actorName: context.actor?.name ?? "Somebody not signed in",
      type: event.type,
      data: JSON.stringify(EVENT_SHAPES[event.type].data.parse(event.data)),
      requestId: context.requestId,
    },
    select: { id: true },
  });
}
