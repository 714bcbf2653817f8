import { can, isPeerTeamRole, type Permission, type Role, STAGES } from "#app/access/permissions.ts";
import type { ReaderKind } from "#app/access/readers/reader-rights.ts";
import { NOTICE_KIND_NAMES, NOTICE_KINDS, type NoticeKind } from "#app/notices/kinds.ts";
import { formatDay, formatDayRange } from "#app/platform/day-words.ts";
import { type Day, daysBetween } from "#app/platform/days.ts";

/** Somebody's place in a challenge, as far as it bears on who stands in for them. */
export interface DeputyPlace {
  membershipId: string;
  name: string;
  role: Role;
  /** Who a council's reader is, by which rights differ; null or absent for everybody else. */
  readerKind?: ReaderKind | null | undefined;
  councilId: string | null;
}

/** Days in which somebody is away and somebody else stands in: first and last, both counted. */
export interface DeputyTime {
  fromOn: Day;
  untilOn: Day;
}

/** Such a time as it is kept, with those it is about. */
export interface NamedDeputy extends DeputyTime {
  away: DeputyPlace;
  deputy: DeputyPlace;
}

/** Longer than this somebody is not away but has gone: then what they have is handed over (house rule). */
export const MOST_DAYS_AWAY = 183;

/** What somebody's rights follow from. */
type Rights = Pick<DeputyPlace, "role" | "readerKind">;

/** Tell of people, and ask for no work. */
const OF_PEOPLE: readonly NoticeKind[] = ["deputy", "member-left", "things-handed-over"];

/** What is somebody's own turn: a deputy without the right to any of it would be told nothing. */
const TAKEN_UP: readonly Permission[] = [
  ...new Set(
    NOTICE_KIND_NAMES.filter((kind) => !NOTICE_KINDS[kind].isOptional && !OF_PEOPLE.includes(kind)).map(
      (kind) => NOTICE_KINDS[kind].permission,
    ),
  ),
];

const mayEver = ({ role, readerKind }: Rights, permission: Permission) =>
  STAGES.some((stage) => can(role, permission, { stage, reader: readerKind }));

/**
 * What of somebody's own turns a deputy of another role can take up, and what not: a deputy has their own rights and no others, so that
 * nobody gains one by being named.
 */
export function takenUp(away: Rights, deputy: Rights): { can: Permission[]; cannot: Permission[] } {
  const own = TAKEN_UP.filter((permission) => mayEver(away, permission));
  return {
    can: own.filter((permission) => mayEver(deputy, permission)),
    cannot: own.filter((permission) => !mayEver(deputy, permission)),
  };
}

/** Whether two people are on one side of the wall and, there, of one council. */
export function areOfOneSide(
  one: Pick<DeputyPlace, "role" | "councilId">,
  other: Pick<DeputyPlace, "role" | "councilId">,
): boolean {
  return isPeerTeamRole(one.role) === isPeerTeamRole(other.role) && one.councilId === other.councilId;
}

/** Why somebody cannot stand in for another, whatever the days; null when they can. */
export function reasonNotToStandIn(away: DeputyPlace, deputy: DeputyPlace): string | null {
  if (away.membershipId === deputy.membershipId) return "Choose somebody else: nobody is their own deputy.";
  if (!areOfOneSide(away, deputy)) {
    return "Choose somebody of the same side, and of the same council: nothing goes across by a deputy.";
  }
  if (takenUp(away, deputy).can.length === 0) {
    return `${deputy.name} can do nothing of what ${away.name} has to do here. Choose somebody with more of the same rights.`;
  }
  return null;
}

const doOverlap = (one: DeputyTime, other: DeputyTime) =>
  one.fromOn <= other.untilOn && other.fromOn <= one.untilOn;

/** A sentence that is said beside one of the fields. */
export interface DeputyRefusal {
  field: "fromOn" | "untilOn" | "deputy";
  reason: string;
}

/**
 * Why somebody cannot be named for a time; null when they can. One deputy at a time; and nobody stands in who is away, or is away while
 * standing in for somebody: a message must not go round in circles, nor to nobody.
 */
export function deputyRefusal(
  { away, deputy, fromOn, untilOn }: NamedDeputy,
  others: readonly NamedDeputy[],
  today: Day,
): DeputyRefusal | null {
  if (untilOn < fromOn) return { field: "untilOn", reason: "The last day must not be before the first day." };
  if (untilOn < today) return { field: "untilOn", reason: "The last day must not be over already." };
  if (daysBetween(fromOn, untilOn) >= MOST_DAYS_AWAY) {
    return {
      field: "untilOn",
      reason: `A deputy stands in for at most ${MOST_DAYS_AWAY} days. For longer, hand over what ${away.name} has.`,
    };
  }
  const why = reasonNotToStandIn(away, deputy);
  if (why !== null) return { field: "deputy", reason: why };
  const same = others.filter((other) => doOverlap({ fromOn, untilOn }, other));
  const is = (one: DeputyPlace, other: DeputyPlace) => one.membershipId === other.membershipId;
  const own = same.find((other) => is(other.away, away));
  if (own !== undefined) {
    return {
      field: "fromOn",
      reason: `${own.deputy.name} stands in for ${away.name} ${timeInWords(own)} already. End that first, or choose other days.`,
    };
  }
  const goneToo = same.find((other) => is(other.away, deputy));
  if (goneToo !== undefined) {
    return {
      field: "deputy",
      reason: `${deputy.name} is away ${timeInWords(goneToo)}. Choose somebody who is there.`,
    };
  }
  const standsIn = same.find((other) => is(other.deputy, away));
  if (standsIn !== undefined) {
    return {
      field: "fromOn",
      reason: `${away.name} stands in for ${standsIn.away.name} ${timeInWords(standsIn)}. Name somebody else for ${standsIn.away.name} first.`,
    };
  }
  return null;
}

/** "from 4 to 8 March 2024", "on 4 March 2024". */
export function timeInWords({ fromOn, untilOn }: DeputyTime): string {
  return fromOn === untilOn ? `on ${formatDay(fromOn)}` : `from ${formatDayRange(fromOn, untilOn)}`;
}

/** Whether somebody stands in on a day. */
export function isDuring({ fromOn, untilOn }: DeputyTime, day: Day): boolean {
  return fromOn <= day && day <= untilOn;
}
