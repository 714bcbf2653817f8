import { type ChallengePermit, demand } from "../access/permit.ts";
import { record } from "../audit/record.server.ts";
import { transaction } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
import { STUCK_STATES } from "./kinds.ts";
import { sendableMail } from "./store.server.ts";

/**
 * Sends a message of the challenge again that could not be sent, or of which it is not known, on the person's side of the
 * wall. Throws forbidden, or conflict when it is neither.
 */
export async function resendMail(permit: ChallengePermit, mailId: string, now: Date): Promise<void> {
  demand(permit, "mail.send");
  await transaction(async (tx) => {
    const { count } = await tx.outgoingMail.updateMany({
      where: { ...sendableMail(permit), id: mailId, status: { in: [...STUCK_STATES] } },
      data: { status: "waiting", attempts: 0, nextAttemptAt: now, lastError: null },
    });
    if (count === 0) throw new AppError("conflict", "This message does not have to be sent again any more.");
    await record(tx, permit, { type: "mail-retried", data: { mailId } }, now);
  });
}
