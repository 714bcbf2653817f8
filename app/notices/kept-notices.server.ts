import { destroyGoneMessages } from "../mail/kept-messages.server.ts";
import type { Tx } from "../platform/db.server.ts";

/** Messages destroyed in one statement. */
const AT_ONCE = 500;

/** How many notices of a challenge still hold the words that people were told. */
export function countToldWords(tx: Tx, challengeId: string): Promise<number> {
  return tx.toldNotice.count({ where: { challengeId, NOT: { text: "", page: "" } } });
}

/**
 * Empties the words that people of a challenge were told, and destroys the messages that told them, but for those that have not gone. That
 * somebody was told stays: without it they would be told again.
 */
export async function emptyToldWords(tx: Tx, challengeId: string): Promise<void> {
  const told = await tx.toldNotice.findMany({
    where: { challengeId },
    distinct: ["mailId"],
    select: { mailId: true },
  });
  for (let from = 0; from < told.length; from += AT_ONCE) {
    await destroyGoneMessages(
      tx,
      told.slice(from, from + AT_ONCE).map(({ mailId }) => mailId),
    );
  }
  await tx.toldNotice.updateMany({ where: { challengeId }, data: { text: "", page: "" } });
}

/** Forgets what somebody does without. */
export async function forgetChoicesOf(tx: Tx, accountId: string): Promise<void> {
  await tx.noticeChoice.deleteMany({ where: { accountId } });
}
