import { listOpenChallenges } from "#app/areas/challenge/find-challenges.server.ts";
import { readMailOutlook } from "#app/mail/deliveries.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { readMailFate } from "#app/mail/unsent-messages.server.ts";
import { mayHaveDigest } from "#app/notices/digest-words.ts";
import { dueNotices } from "#app/notices/due-notices.ts";
import { readLastTelling } from "#app/notices/notice-store.server.ts";
import { readTellingRules } from "#app/notices/rules-store.server.ts";
import { isQuiet } from "#app/notices/telling-hours.ts";
import type { TellingRules } from "#app/notices/telling-rules.ts";
import { dayOf } from "#app/platform/days.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { digestWords, markDigest, readDigest } from "./digest.server.ts";
import { isBankHoliday, readTellingFacts } from "./read-telling-facts.server.ts";

/** Whether it is the time in which people are told things. */
export async function isTellingTime(now: Date): Promise<boolean> {
  const { hours } = await readTellingRules(db);
  return !isQuiet(now, hours, isBankHoliday);
}

/**
 * Writes a message to each person for whom something is due and who had none today: what it tells is marked as told in the same
 * transaction, each person's in one of its own. Nothing while there is no way to send messages: what is due then is told later. Answers how
 * many messages were written.
 */
export async function tellPeople(now: Date): Promise<number> {
  if (!(await isTellingTime(now)) || (await readMailOutlook()) === "nowhere") return 0;
  const rules = await readTellingRules(db);
  let written = 0;
  for (const accountId of await listWhoIsDue(rules, now)) {
    // All is looked at again inside: a right may have gone since, or another process told them.
    if (await transaction((tx) => writeDigest(tx, accountId, rules, now))) written += 1;
  }
  return written;
}

async function listWhoIsDue(rules: TellingRules, now: Date): Promise<ReadonlySet<string>> {
  const accountIds = new Set<string>();
  for (const challenge of await listOpenChallenges(db)) {
    const facts = await readTellingFacts(challenge, rules, now, db);
    for (const { accountId } of dueNotices(facts, rules, isBankHoliday, now)) accountIds.add(accountId);
  }
  return accountIds;
}

async function writeDigest(tx: Tx, accountId: string, rules: TellingRules, now: Date): Promise<boolean> {
  if (!(await hadNoneToday(tx, accountId, now))) return false;
  const digest = await readDigest(accountId, rules, now, tx);
  if (digest === null) return false;
  const { name, email } = digest.person;
  const mailId = await queueMail(
    tx,
    {
      kind: "digest",
      space: "person",
      to: { address: email, name },
      ...digestWords(digest),
      challengeId: null,
      createdByName: null,
    },
    now,
  );
  await markDigest(tx, digest, mailId, now);
  return true;
}

async function hadNoneToday(tx: Tx, accountId: string, now: Date): Promise<boolean> {
  const last = await readLastTelling(accountId, tx);
  if (last === null) return true;
  const fate = await readMailFate(last.mailId, tx);
  return mayHaveDigest(
    {
      lastOn: dayOf(fate?.sentAt ?? last.toldAt),
      isOnItsWay: fate !== null && ["waiting", "sending"].includes(fate.status),
    },
    dayOf(now),
  );
}
