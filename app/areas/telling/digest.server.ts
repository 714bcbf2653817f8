import { to } from "#app/addresses.ts";
import { listOpenChallenges } from "#app/areas/challenge/find-challenges.server.ts";
import { listChallengesOf, type TellablePerson } from "#app/areas/people/members/read-memberships.server.ts";
import type { MailBlock } from "#app/mail/mail-body.ts";
import { digestMail } from "#app/notices/digest-words.ts";
import { type DueNotice, dueNotices } from "#app/notices/due-notices.ts";
import { markTold } from "#app/notices/notice-store.server.ts";
import type { TellingRules } from "#app/notices/telling-rules.ts";
import type { Db, Tx } from "#app/platform/db.server.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { isBankHoliday, readTellingFacts } from "./read-telling-facts.server.ts";

/** What a person is to be told, in one message: of each challenge in which something is due. */
export interface PersonsDigest {
  person: TellablePerson;
  parts: { title: string; councilId: string | null; notices: DueNotice[] }[];
}

/**
 * What is due for somebody in all their challenges; null when it is nothing. `besides`: a message that has not gone; what it tells counts
 * as not told.
 */
export async function readDigest(
  accountId: string,
  rules: TellingRules,
  now: Date,
  client: Db,
  besides: string | null = null,
): Promise<PersonsDigest | null> {
  let person: TellablePerson | undefined;
  const parts: PersonsDigest["parts"] = [];
  const challengeIds = await listChallengesOf(accountId, now, client);
  for (const challenge of await listOpenChallenges(client, challengeIds)) {
    const facts = await readTellingFacts(challenge, rules, now, client, besides);
    const notices = dueNotices(facts, rules, isBankHoliday, now).filter(
      (each) => each.accountId === accountId,
    );
    const member = facts.members.find((each) => each.accountId === accountId);
    if (member === undefined || notices.length === 0) continue;
    person = member;
    parts.push({ title: challenge.title, councilId: member.councilId, notices });
  }
  return person === undefined ? null : { person, parts };
}

/** The message. */
export function digestWords({ person, parts }: PersonsDigest): { subject: string; body: MailBlock[] } {
  return digestMail({ name: person.name, parts, choicesPage: to.telling.ownNotices(), urlOf: absoluteUrl });
}

/** Marks all that a digest says as told by a message, in the transaction that writes it. */
export async function markDigest(tx: Tx, { parts }: PersonsDigest, mailId: string, now: Date): Promise<void> {
  const told = parts.flatMap(({ councilId, notices }) =>
    notices.map((notice) => ({
      ...notice,
      // Somebody may have a place for each of two councils.
      toCouncilId: councilId === null ? null : (notice.councilId ?? councilId),
    })),
  );
  await markTold(tx, told, mailId, now);
}
