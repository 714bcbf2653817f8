import { type ChallengePermit, demand } from "../access/permit.ts";
import { record } from "../audit/record.server.ts";
import { transaction } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
import type { MailKind } from "./kinds.ts";
import { narrowed, readableMail } from "./store.server.ts";

/** Which drafts: one, or those of a kind or written together; nothing said means all. */
export interface DraftChoice {
  mailId?: string | undefined;
  kind?: MailKind | undefined;
  writtenAt?: Date | undefined;
}

/** The drafts meant, on the person's side of the wall. */
function drafts(permit: ChallengePermit, { mailId, ...filter }: DraftChoice = {}) {
  return {
    ...readableMail(permit),
    ...narrowed({ ...filter, status: "draft" }),
    ...(mailId === undefined ? {} : { id: mailId }),
  };
}

/** Lets drafts go: those chosen, or all. Returns how many. Throws forbidden, or conflict when there is none any more. */
export function sendDrafts(
  permit: ChallengePermit,
  choice: DraftChoice | undefined,
  now: Date,
): Promise<number> {
  return settleDrafts(permit, choice, { status: "waiting", nextAttemptAt: now }, now);
}

/** Drops drafts, which nobody has been told yet: those chosen, or all. Returns how many. Throws forbidden or conflict. */
export function dropDrafts(
  permit: ChallengePermit,
  choice: DraftChoice | undefined,
  now: Date,
): Promise<number> {
  return settleDrafts(permit, choice, { status: "discarded", nextAttemptAt: null }, now);
}

async function settleDrafts(
  permit: ChallengePermit,
  choice: DraftChoice | undefined,
  data: { status: "waiting" | "discarded"; nextAttemptAt: Date | null },
  now: Date,
): Promise<number> {
  demand(permit, "mail.send");
  const isSent = data.status === "waiting";
  return transaction(async (tx) => {
    const { count } = await tx.outgoingMail.updateMany({ where: drafts(permit, choice), data });
    if (count === 0) {
      throw new AppError(
        "conflict",
        `There is nothing to ${isSent ? "send" : "remove"}: somebody has sent it already.`,
      );
    }
    await record(tx, permit, { type: isSent ? "mail-sent" : "mail-dropped", data: { messages: count } }, now);
    return count;
  });
}
