import { can } from "#app/access/permissions.ts";
import type { Actor } from "#app/access/permit.ts";
import { countTry, refuseWhenLimited } from "#app/access/rate-limits.server.ts";
import { newSecretToken, secretTokenId } from "#app/access/secret-token.server.ts";
import { to } from "#app/addresses.ts";
import { listMyChallenges, type MyChallenge } from "#app/areas/people/members/list-my-challenges.server.ts";
import { listPlacesOf } from "#app/areas/people/members/read-memberships.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import {
  type CalendarFile,
  calendarFile,
  isReadingToNote,
  type OwnCalendarAddress,
} from "#app/platform/calendars/secret-calendar.server.ts";
import { db, type Tx, transaction, writeIfFree } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { type CalendarDate, dateEntries, datesCalendar } from "./dates-calendar.ts";
import { readKeyDates } from "./read-key-dates.server.ts";

/** Whose address it is, and the request that makes or ends it. */
export interface FeedPerson {
  actor: Actor;
  requestId: string | null;
}

/** Where a program finds the calendar of a secret. */
export function datesFeedAddress(token: string): string {
  return absoluteUrl(to.keyDates.datesFeed({ token: `${token}.ics` }));
}

/** An account's own address, or null. */
export function readOwnDatesFeed(accountId: string): Promise<OwnCalendarAddress | null> {
  return db.datesFeed.findFirst({
    where: { accountId, revokedAt: null },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true, lastReadAt: true },
  });
}

/** Makes a secret address for the key dates of all challenges a person is in, and returns its secret. The one before ends. */
export async function makeDatesFeed(person: FeedPerson, now: Date): Promise<string> {
  const { token, id } = newSecretToken();
  await transaction(async (tx) => {
    await endFeeds(tx, person, now);
    await tx.datesFeed.create({
      data: { id, accountId: person.actor.accountId, createdAt: now },
      select: { id: true },
    });
    await note(tx, person, "made", now);
  });
  return token;
}

/** Ends a person's own address. Throws conflict when there is none any more. */
export async function revokeDatesFeed(person: FeedPerson, now: Date): Promise<void> {
  await transaction(async (tx) => {
    if ((await endFeeds(tx, person, now)) === 0) {
      throw new AppError("conflict", "There is no address to delete: it was deleted already.");
    }
    await note(tx, person, "taken back", now);
  });
}

async function endFeeds(tx: Tx, { actor }: FeedPerson, now: Date): Promise<number> {
  const { count } = await tx.datesFeed.updateMany({
    where: { accountId: actor.accountId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count;
}

function note(tx: Tx, { actor, requestId }: FeedPerson, what: string, now: Date): Promise<void> {
  const event = { type: "calendar-address-changed", data: { what: `key dates, ${what}` } } as const;
  return recordOutsideChallenge(tx, { actor, challengeId: null, requestId }, event, now);
}

/**
 * The key dates of a secret address: those of the challenges its owner is in today and that are not closed. Null for an address that is
 * unknown, ended or no longer anybody's; which it is, nobody is told. Throws too-many when an address of the network has guessed too often.
 */
export async function readDatesFeed(
  token: string | undefined,
  clientAddress: string,
  now: Date,
): Promise<CalendarFile | null> {
  const limits = [["token by address", clientAddress]] as const;
  await refuseWhenLimited(limits);
  const feed = await findFeed(token);
  if (feed === null) {
    await countTry(limits);
    return null;
  }
  const challenges = await listReadable(feed.account, now);
  const dates = await Promise.all(challenges.map((challenge) => datesOf(challenge, now)));
  const ics = datesCalendar(dateEntries(dates.flat()), feed.createdAt);
  await noteRead(feed, now);
  return calendarFile(ics);
}

async function findFeed(token: string | undefined) {
  const id = secretTokenId(token);
  if (id === null) return null;
  return db.datesFeed.findFirst({
    where: { id, revokedAt: null, account: { disabledAt: null, anonymisedAt: null } },
    select: {
      id: true,
      createdAt: true,
      lastReadAt: true,
      account: { select: { id: true } },
    },
  });
}

/** The challenges whose key dates the owner may see: asked afresh each time, since a place that ended counts at once. */
async function listReadable(account: { id: string }, now: Date): Promise<MyChallenge[]> {
  const readable: MyChallenge[] = [];
  for (const challenge of await listMyChallenges(account, now)) {
    const { id: challengeId, stage } = challenge;
    if (stage === "closed" || challenge.endedAt !== null) continue;
    const places = await listPlacesOf({ accountId: account.id, challengeId }, now);
    const mayRead = places.some(({ role, readerKind }) =>
      can(role, "challenge.read", { stage, reader: readerKind }),
    );
    if (mayRead) readable.push(challenge);
  }
  return readable;
}

async function datesOf({ id: challengeId, title }: MyChallenge, now: Date): Promise<CalendarDate[]> {
  const { dates } = await readKeyDates({ challengeId }, now);
  const href = absoluteUrl(to.keyDates.front({ challengeId }));
  return dates.map(({ id, label, dueOn, latestOn, doneOn, why, warnings, version }) => ({
    ...{ id, challenge: title, label, dueOn, latestOn, doneOn, why, warnings, version, href },
  }));
}

async function noteRead(
  { id, lastReadAt }: { id: string; lastReadAt: Date | null },
  now: Date,
): Promise<void> {
  if (!isReadingToNote(lastReadAt, now)) return;
  await writeIfFree(() => db.datesFeed.updateMany({ where: { id }, data: { lastReadAt: now } }));
}
