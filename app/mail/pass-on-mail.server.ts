import type { Actor } from "../access/permit.ts";
import { recordOutsideChallenge } from "../audit/record.server.ts";
import { transaction } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
import { STUCK_STATES } from "./kinds.ts";
import { tryMailAgain } from "./mail-halt.server.ts";
import { type Mail, readAccountMail } from "./store.server.ts";

/** Reads a message to an account with its links, which leaves a trace: whoever reads a link could use it. Throws not-found. */
export async function openAccountMail(
  actor: Actor,
  mailId: string,
  now: Date,
  requestId: string,
): Promise<Mail> {
  return transaction(async (tx) => {
    const mail = await readAccountMail(tx, mailId);
    const event = { type: "mail-read", data: { mailId, kind: mail.kind } } as const;
    await recordOutsideChallenge(tx, { actor, challengeId: null, requestId }, event, now);
    return mail;
  });
}

/**
 * Sends a message again that could not be sent, or of which it is not known, or tries at once; when no message goes at
 * present, that is tried too. Throws conflict when there is nothing to try.
 */
export async function retryMail(actor: Actor, mailId: string, now: Date, requestId: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.outgoingMail.updateMany({
      where: { id: mailId, status: { in: ["waiting", ...STUCK_STATES] } },
      data: { status: "waiting", attempts: 0, nextAttemptAt: now, lastError: null },
    });
    if (count === 0) throw new AppError("conflict", "This message does not wait to be sent any more.");
    await tryMailAgain(now, tx);
    const event = { type: "mail-retried", data: { mailId } } as const;
    await recordOutsideChallenge(tx, { actor, challengeId: null, requestId }, event, now);
  });
}
