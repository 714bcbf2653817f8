import type { Actor } from "../access/scope.ts";
import { recordOutsideChallenge } from "../audit/record.server.ts";
import { transaction } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
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

/** Sends a message again that could not be sent, or tries at once. Throws conflict when there is nothing to try. */
export async function retryMail(actor: Actor, mailId: string, now: Date, requestId: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.outgoingMail.updateMany({
      where: { id: mailId, status: { in: ["failed", "waiting"] } },
      data: { status: "waiting", attempts: 0, nextAttemptAt: now },
    });
    if (count === 0) throw new AppError("conflict", "This message does not wait to be sent any more.");
    const event = { type: "mail-retried", data: { mailId } } as const;
    await recordOutsideChallenge(tx, { actor, challengeId: null, requestId }, event, now);
  });
}
