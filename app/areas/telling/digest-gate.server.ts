import type { MailGate } from "#app/mail/send-due-mail.server.ts";
import { rewriteMail, takeBackWaiting } from "#app/mail/unsent-messages.server.ts";
import type { DueNotice } from "#app/notices/due-notices.ts";
import { listToldBy, unmarkTold } from "#app/notices/notice-store.server.ts";
import { readTellingRules } from "#app/notices/rules-store.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { digestWords, markDigest, readDigest } from "./digest.server.ts";
import { isTellingTime } from "./tell-people.server.ts";

/** Keeps a digest back in quiet hours, and looks at it again at the moment it would go. */
export const digestGate: MailGate = {
  kind: "digest",
  isShut: async (now) => !(await isTellingTime(now)),
  mayGo: isStillDue,
};

/**
 * Looks at a digest again that is about to go, which may be a day after it was written where the mail server did not work: what is not due
 * any more, or not for this person, is taken out of it, and what came meanwhile put in. Whether anything is left to send.
 */
function isStillDue(mailId: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const was = await listToldBy(mailId, tx);
    const accountId = was[0]?.accountId;
    const rules = await readTellingRules(tx);
    const digest = accountId === undefined ? null : await readDigest(accountId, rules, now, tx, mailId);
    if (digest === null) {
      if (await takeBackWaiting(tx, mailId)) await unmarkTold(tx, mailId);
      return false;
    }
    const is = digest.parts.flatMap(({ notices }) => notices);
    if (contentOf(was) === contentOf(is)) return true;
    // Whoever has it in hand sends what it says.
    if (!(await rewriteMail(tx, mailId, digestWords(digest)))) return false;
    await unmarkTold(tx, mailId);
    await markDigest(tx, digest, mailId, now);
    return true;
  });
}

type Said = Pick<DueNotice, "challengeId" | "kind" | "recordId" | "occasion" | "text">;

/** All that notices say, in one order: the same where they say the same. */
function contentOf(notices: readonly Said[]): string {
  const said = notices.map(({ challengeId, kind, recordId, occasion, text }) =>
    JSON.stringify([challengeId, kind, recordId, occasion, text]),
  );
  return JSON.stringify(said.sort());
}
