import { type ChallengeScope, demand } from "../access/scope.ts";
import { record } from "../audit/record.server.ts";
import { transaction } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
import { readableMail } from "./store.server.ts";

/** Drafts on the person's side of the wall; one of them when an id is given. */
function drafts(scope: ChallengeScope, mailId: string | undefined) {
  return { ...readableMail(scope), status: "draft", ...(mailId === undefined ? {} : { id: mailId }) };
}

/** Lets drafts go: all of them, or one. Returns how many. Throws forbidden, or conflict when there is none any more. */
export async function sendDrafts(
  scope: ChallengeScope,
  mailId: string | undefined,
  now: Date,
): Promise<number> {
  demand(scope, "mail.send");
  return transaction(async (tx) => {
    const { count } = await tx.outgoingMail.updateMany({
      where: drafts(scope, mailId),
      data: { status: "waiting", nextAttemptAt: now },
    });
    if (count === 0)
      throw new AppError("conflict", "There is nothing to send: somebody has sent it already.");
    await record(tx, scope, { type: "mail-sent", data: { messages: count } }, now);
    return count;
  });
}

/** Drops drafts, which nobody has been told yet: all of them, or one. Returns how many. Throws forbidden or conflict. */
export async function dropDrafts(
  scope: ChallengeScope,
  mailId: string | undefined,
  now: Date,
): Promise<number> {
  demand(scope, "mail.send");
  return transaction(async (tx) => {
    const { count } = await tx.outgoingMail.updateMany({
      where: drafts(scope, mailId),
      data: { status: "discarded", nextAttemptAt: null },
    });
    if (count === 0)
      throw new AppError("conflict", "There is nothing to drop: somebody has sent it already.");
    await record(tx, scope, { type: "mail-dropped", data: { messages: count } }, now);
    return count;
  });
}
