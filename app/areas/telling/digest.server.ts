import { to } from "#app/addresses.ts";
import { listOpenChallenges } from "#app/areas/challenge/find-challenges.server.ts";
import { readCouncilShortName } from "#app/areas/challenge/store.server.ts";
import { listChallengesOf, type TellablePerson } from "#app/areas/people/members/read-memberships.server.ts";
import type { MailBlock } from "#app/mail/mail-body.ts";
import { type CouncilView, digestMail } from "#app/notices/digest-words.ts";
import { type DueNotice, dueNotices } from "#app/notices/due-notices.ts";
import { markTold } from "#app/notices/notice-store.server.ts";
import type { TellingRules } from "#app/notices/telling-rules.ts";
import type { Db, Tx } from "#app/platform/db.server.ts";
import { inViewOf } from "#app/platform/in-view/council-address.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { isBankHoliday, readTellingFacts } from "./read-telling-facts.server.ts";

/** What a person is to be told, in one message: of each challenge in which something is due; who serves several councils, of each apart. */
export interface PersonsDigest {
  person: TellablePerson;
  parts: {
    title: string;
    council: string | null;
    councilId: string | null;
    views?: readonly CouncilView[];
    notices: DueNotice[];
  }[];
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
    const places = facts.members.filter((each) => each.accountId === accountId);
    const [place] = places;
    if (place === undefined || notices.length === 0) continue;
    person = place;
    const part = { title: challenge.title, council: null, councilId: place.councilId, notices };
    const councilIds = places.flatMap(({ councilId }) => councilId ?? []);
    parts.push(...(places.length === 1 ? [part] : await byCouncil(challenge.id, part, councilIds, client)));
  }
  return person === undefined ? null : { person, parts };
}

/** What is told to somebody who serves several councils: what is of all first, then of each, with the way to that council's pages. */
async function byCouncil(
  challengeId: string,
  part: PersonsDigest["parts"][number],
  councilIds: readonly string[],
  client: Db,
): Promise<PersonsDigest["parts"]> {
  const views: CouncilView[] = [];
  for (const councilId of councilIds) {
    views.push({ councilId, council: await readCouncilShortName({ challengeId, councilId }, client) });
  }
  const ofAll = part.notices.filter(({ councilId }) => councilId === null);
  const parts: PersonsDigest["parts"] = ofAll.length === 0 ? [] : [{ ...part, views, notices: ofAll }];
  for (const councilId of new Set(part.notices.map((notice) => notice.councilId))) {
    if (councilId === null) continue;
    const council =
      views.find((view) => view.councilId === councilId)?.council ??
      (await readCouncilShortName({ challengeId, councilId }, client));
    const notices = part.notices
      .filter((notice) => notice.councilId === councilId)
      .map((notice) => ({ ...notice, page: inViewOf(notice.page, councilId) }));
    parts.push({ ...part, council, councilId, notices });
  }
  return parts;
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
