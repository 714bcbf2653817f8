import { can, type Role, type Stage } from "#app/access/permissions.ts";
import { demand, type VisitPermit } from "#app/access/permit.ts";
import { countTry, refuseWhenLimited } from "#app/access/rate-limits.server.ts";
import { newSecretToken, secretTokenId } from "#app/access/secret-token.server.ts";
import { to } from "#app/addresses.ts";
import { listPlacesOf } from "#app/areas/people/members/read-memberships.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import {
  type CalendarFile,
  calendarFile,
  isReadingToNote,
  type OwnCalendarAddress,
} from "#app/platform/calendars/secret-calendar.server.ts";
import { db, type Tx, transaction, writeIfFree } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { seesConfidential } from "../plan/confidential-sessions.ts";
import { readLastRelease } from "../plan/last-release.server.ts";
import { type CalendarEntry, feedCalendar } from "./calendar-text.ts";
import { feedEntries } from "./feed-entries.ts";
import { readInvitationStates } from "./read-invitations.server.ts";

/** Where a program finds the calendar of a secret. */
export function feedAddress(token: string): string {
  return absoluteUrl(to.timetable.calendarFeed({ token: `${token}.ics` }));
}

/** The person's own calendar address in the challenge, or null. */
export async function readOwnFeed({ challengeId, actor }: VisitPermit): Promise<OwnCalendarAddress | null> {
  return db.calendarFeed.findFirst({
    where: { challengeId, accountId: actor.accountId, revokedAt: null },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true, lastReadAt: true },
  });
}

/**
 * Makes a secret address for the person's own calendar and returns its secret, which is kept nowhere. The one before ends.
 * Throws forbidden, also for somebody let in for support, or conflict in a closed challenge.
 */
export async function makeFeed(permit: VisitPermit, now: Date): Promise<string> {
  demandOwnCalendar(permit);
  if (permit.stage === "closed")
    throw new AppError("conflict", "The challenge is closed: there is nothing to come.");
  const { challengeId, actor, peerId } = permit;
  const { token, id } = newSecretToken();
  await transaction(async (tx) => {
    await endFeeds(tx, permit, now);
    await tx.calendarFeed.create({
      data: { id, challengeId, accountId: actor.accountId, peerId, createdAt: now },
      select: { id: true },
    });
    await record(tx, permit, { type: "calendar-address-changed", data: { what: "made" } }, now);
  });
  return token;
}

/** Takes the person's own calendar address back. Throws forbidden, or conflict when there is none any more. */
export async function revokeFeed(permit: VisitPermit, now: Date): Promise<void> {
  demandOwnCalendar(permit);
  await transaction(async (tx) => {
    if ((await endFeeds(tx, permit, now)) === 0) {
      throw new AppError("conflict", "There is no address to delete: it was deleted already.");
    }
    await record(tx, permit, { type: "calendar-address-changed", data: { what: "taken back" } }, now);
  });
}

function demandOwnCalendar(permit: VisitPermit): void {
  demand(permit, "timetable.read");
  if (permit.supportUntil !== null) throw new AppError("forbidden", "Support may read, not make addresses.");
}

async function endFeeds(tx: Tx, { challengeId, actor }: VisitPermit, now: Date): Promise<number> {
  const { count } = await tx.calendarFeed.updateMany({
    where: { challengeId, accountId: actor.accountId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count;
}

/**
 * The calendar of a secret address: what its owner may see today of every visit. Null for one that is unknown, taken back or no longer
 * anybody's: whoever left the challenge, withdrew from the team or has no account any more, and all of a closed challenge. Which
 * it is, nobody is told. Throws too-many when an address of the network has guessed too often.
 */
export async function readFeed(
  token: string | undefined,
  clientAddress: string,
  now: Date,
): Promise<CalendarFile | null> {
  const limits = [["token by address", clientAddress]] as const;
  await refuseWhenLimited(limits);
  const owner = await readOwner(token, now);
  if (owner === null) {
    await countTry(limits);
    return null;
  }
  const { entries, newest, isOnSite } = await entriesOf(owner);
  // Stamped with the newest release, so that what did not change stays the same to the byte.
  const ics = feedCalendar(
    `${isOnSite ? "On site" : "Peer challenge"}: ${owner.challengeTitle}`,
    entries,
    newest ?? owner.createdAt,
  );
  await noteRead(owner, now);
  return calendarFile(ics);
}

/** The entries of every visit whose timetable was released, in the order of the visits, and when the newest of them was. */
async function entriesOf(
  owner: FeedOwner,
): Promise<{ entries: CalendarEntry[]; newest: Date | null; isOnSite: boolean }> {
  const entries: CalendarEntry[] = [];
  let newest: Date | null = null;
  let isOnSite = true;
  for (const { id: visitId, kind } of await listVisits(owner.challengeId)) {
    const at = { ...owner, visitId };
    const released = await readLastRelease(at);
    if (released === null) continue;
    const { issuedAt } = released;
    if (newest === null || issuedAt > newest) newest = issuedAt;
    isOnSite &&= kind === "on-site";
    const said = (await readInvitationStates(at)).map(({ sessionId, to: whom, last, queuedAt }) => ({
      sessionId,
      to: whom,
      told: last.told,
      isSince: queuedAt > issuedAt,
    }));
    const hrefOf = (sessionId: string) => absoluteUrl(to.timetable.session({ ...at, sessionId }));
    entries.push(...feedEntries(released, said, owner, hrefOf));
  }
  return { entries, newest, isOnSite };
}

interface FeedOwner {
  id: string;
  challengeId: string;
  challengeTitle: string;
  role: Role;
  peerId: string | null;
  createdAt: Date;
  lastReadAt: Date | null;
}

async function readOwner(token: string | undefined, now: Date): Promise<FeedOwner | null> {
  const id = secretTokenId(token);
  if (id === null) return null;
  const feed = await db.calendarFeed.findFirst({
    where: { id, revokedAt: null },
    select: {
      challengeId: true,
      accountId: true,
      createdAt: true,
      lastReadAt: true,
      challenge: { select: { title: true, stage: true } },
    },
  });
  if (feed === null || feed.accountId === null) return null;
  // Asked afresh each time: a role that changed, or ended, counts at once.
  const places = await listPlacesOf({ accountId: feed.accountId, challengeId: feed.challengeId }, now);
  const stage = feed.challenge.stage as Stage;
  if (stage === "closed") return null;
  // A co-ordinator sees confidential sessions, whatever the role for another council.
  const readable = places.filter(({ role, readerKind }) =>
    can(role, "timetable.read", { stage, reader: readerKind }),
  );
  const place = readable.find(({ role }) => seesConfidential(role)) ?? readable[0];
  if (place === undefined) return null;
  const { role } = place;
  return {
    id,
    challengeId: feed.challengeId,
    challengeTitle: feed.challenge.title,
    role,
    // Managers and support officers are in the team too; they need the whole timetable.
    peerId: role === "peer" ? place.peerId : null,
    createdAt: feed.createdAt,
    lastReadAt: feed.lastReadAt,
  };
}

async function noteRead({ id, lastReadAt }: FeedOwner, now: Date): Promise<void> {
  if (!isReadingToNote(lastReadAt, now)) return;
  await writeIfFree(() => db.calendarFeed.updateMany({ where: { id }, data: { lastReadAt: now } }));
}
