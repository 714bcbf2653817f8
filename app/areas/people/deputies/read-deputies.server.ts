import type { Role } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { isReaderKind } from "#app/access/readers/reader-rights.ts";
import type { StandIn } from "#app/notices/stand-ins.ts";
import { rowsIn } from "#app/platform/counting.server.ts";
import { type Day, dayOf, plusDays } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import { listTellablePeople, type TellablePerson, whoIsThere } from "../members/read-memberships.server.ts";
import {
  areOfOneSide,
  type DeputyPlace,
  type DeputyTime,
  isDuring,
  reasonNotToStandIn,
  takenUp,
  timeInWords,
} from "./deputy-rules.ts";

/** Days after its last for which it is kept who stood in: as long as what happened is told (house rule). */
const KEPT_DAYS = 30;

/** Somebody's place, with the account that signs in. */
type Place = DeputyPlace & { accountId: string };

/** A time in which somebody stands in, as it is kept. */
export interface KeptDeputy extends DeputyTime {
  id: string;
  away: Place;
  deputy: Place;
}

const PLACE = {
  id: true,
  accountId: true,
  role: true,
  readerKind: true,
  councilId: true,
  account: { select: { name: true } },
} as const;

interface PlaceRow {
  id: string;
  accountId: string;
  role: string;
  readerKind: string | null;
  councilId: string | null;
  account: { name: string };
}

const placeFrom = ({ id, accountId, role, readerKind, councilId, account }: PlaceRow): Place => ({
  membershipId: id,
  accountId,
  name: account.name,
  role: role as Role,
  readerKind: isReaderKind(readerKind) ? readerKind : null,
  councilId,
});

/** Counts the times from today on in which somebody stands in, for a page that asks for more counts: 0 where `listDeputies` finds nobody. */
export function deputyCounts(challengeId: string, today: Day) {
  return {
    deputies: rowsIn("Deputy", challengeId, Prisma.sql`AND t."endedAt" IS NULL AND t."untilOn" >= ${today}`),
  };
}

/**
 * Who stands in for whom in a challenge today or later, the next first; at most 500. Only as long as both are there and still of one side
 * and council: somebody who was moved since stands in for nobody.
 */
export async function listDeputies(challengeId: string, now: Date, client: Db): Promise<KeptDeputy[]> {
  const ahead = { challengeId, endedAt: null, untilOn: { gte: dayOf(now) } };
  // Most often there is nobody: the people behind it are not looked for then.
  if ((await client.deputy.findFirst({ where: ahead, select: { id: true } })) === null) return [];
  const rows = await client.deputy.findMany({
    where: { ...ahead, away: whoIsThere(now), deputy: whoIsThere(now) },
    orderBy: [{ fromOn: "asc" }, { id: "asc" }],
    take: 500,
    select: {
      id: true,
      fromOn: true,
      untilOn: true,
      away: { select: PLACE },
      deputy: { select: PLACE },
    },
  });
  return rows
    .map(({ away, deputy, ...time }) => ({ ...time, away: placeFrom(away), deputy: placeFrom(deputy) }))
    .filter(({ away, deputy }) => areOfOneSide(away, deputy));
}

/** Whether a place is the one the permit stands for. */
export function isOwnPlace(permit: ChallengePermit, place: Place): boolean {
  const { actor, role, councilId } = permit;
  return place.accountId === actor.accountId && place.role === role && place.councilId === councilId;
}

/** Whether somebody may say who stands in for a person: each for oneself, whoever manages for those of the own side and council. */
export function mayNameFor(permit: ChallengePermit, away: Place): boolean {
  return isOwnPlace(permit, away) || (permit.may("members.invite") && areOfOneSide(permit, away));
}

/** Who stands in for whom, as far as somebody may know: of oneself, and for whoever manages of the own side and council. */
export async function listShownDeputies(
  permit: ChallengePermit,
  now: Date,
  client: Db = db,
): Promise<KeptDeputy[]> {
  return (await listDeputies(permit.challengeId, now, client)).filter(
    ({ away, deputy }) => mayNameFor(permit, away) || isOwnPlace(permit, deputy),
  );
}

/** Who stands in for the permit's person, and for whom they do, in sentences. */
export async function listOwnDeputyLines(permit: ChallengePermit, now: Date): Promise<string[]> {
  return (await listDeputies(permit.challengeId, now, db)).flatMap((time) =>
    isOwnPlace(permit, time.away)
      ? [`${time.deputy.name} stands in for you ${timeInWords(time)}.`]
      : isOwnPlace(permit, time.deputy)
        ? [`You stand in for ${time.away.name} ${timeInWords(time)}.`]
        : [],
  );
}

/** Somebody for whom the permit's person stands in on a day, and until when. */
export interface AwayPerson {
  accountId: string;
  name: string;
  role: Role;
  untilOn: Day;
}

/** For whom the permit's person stands in now. */
export async function listAwayNow(
  permit: ChallengePermit,
  now: Date,
  client: Db = db,
): Promise<AwayPerson[]> {
  const today = dayOf(now);
  return (await listDeputies(permit.challengeId, now, client))
    .filter((time) => isDuring(time, today) && isOwnPlace(permit, time.deputy))
    .map(({ away: { accountId, name, role }, untilOn }) => ({ accountId, name, role, untilOn }));
}

/** Who is away in a challenge today, with who stands in: for whoever tells people what is their turn. */
export async function listStandIns(challengeId: string, now: Date, client: Db): Promise<StandIn[]> {
  const today = dayOf(now);
  return (await listDeputies(challengeId, now, client))
    .filter((time) => isDuring(time, today))
    .map(({ away, deputy, untilOn }) => ({
      awayAccountId: away.accountId,
      awayName: away.name,
      deputyAccountId: deputy.accountId,
      councilId: away.councilId,
      untilOn,
    }));
}

const placeOf = ({ membershipId, accountId, name, role, readerKind, councilId }: TellablePerson): Place => ({
  membershipId,
  accountId,
  name,
  role,
  readerKind,
  councilId,
});

/** The people who are there for one to be named for and to be named, by name. */
export async function listOwnSide(permit: ChallengePermit, now: Date, client: Db): Promise<Place[]> {
  return (await listTellablePeople(permit.challengeId, now, client))
    .map(placeOf)
    .filter((place) => areOfOneSide(permit, place))
    .sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
}

/** The membership that the permit stands for; null where it is of no member, as in a visit for support. */
export async function readOwnPlace(permit: ChallengePermit, now: Date): Promise<string | null> {
  const places = await listOwnSide(permit, now, db);
  return places.find((place) => isOwnPlace(permit, place))?.membershipId ?? null;
}

/** Somebody who may be named as a deputy, with what they cannot take up. */
export interface PossibleDeputy extends Place {
  cannot: ReturnType<typeof takenUp>["cannot"];
}

/**
 * For whom a deputy can be named by the permit's person, oneself first, and who can stand in for the one that is asked about. `forId`: a
 * membership; left out, or not one's to name for: oneself. Throws forbidden.
 */
export async function readChoices(
  permit: ChallengePermit,
  forId: string | null,
  now: Date,
): Promise<{ away: Place | null; people: Place[]; possible: PossibleDeputy[] }> {
  demand(permit, "deputies.name");
  const places = await listOwnSide(permit, now, db);
  const people = places.filter((place) => mayNameFor(permit, place));
  const away =
    people.find(({ membershipId }) => membershipId === forId) ??
    people.find((place) => isOwnPlace(permit, place)) ??
    null;
  return {
    away,
    people,
    possible:
      away === null
        ? []
        : places
            .filter((place) => reasonNotToStandIn(away, place) === null)
            .map((place) => ({ ...place, cannot: takenUp(away, place).cannot })),
  };
}

/** Forgets who stood in so long ago that nothing depends on it any more: when somebody was away is theirs. */
export async function forgetOldDeputies(now: Date, client: Db): Promise<void> {
  const before = plusDays(dayOf(now), -KEPT_DAYS);
  await client.deputy.deleteMany({
    where: { OR: [{ untilOn: { lt: before } }, { endedAt: { lt: new Date(`${before}T00:00:00Z`) } }] },
  });
}
