import { joinedFrom, type LunchRule, ONLINE, type Stay } from "#app/solver/day-rules.ts";
import type { PlacedSession } from "./timetable-record.ts";

/** One session of somebody's day, as the rules of a day take it (`#app/solver/day-rules.ts`). */
export interface DayStay extends Stay {
  session: PlacedSession;
  /** The session that has run longest up to here: `end` and `site` are its. Another than `session` only where some overlap. */
  latest: PlacedSession;
}

/**
 * What somebody does on one day, in order of time. A peer joins a session without a site of its own (online, or a visit to a place nobody
 * has named) from the site of a neighbouring one; people come for their own session, so one without a site has no journey.
 */
export function ownDay(sessions: readonly PlacedSession[], who: "peer" | "person"): DayStay[] {
  const stays = sessions.map((session) => ({
    session,
    latest: session,
    start: session.from,
    end: session.to,
    site: session.siteId ?? ONLINE,
  }));
  let before: DayStay | undefined;
  return (who === "peer" ? joinedFrom(stays) : stays).map((stay) => {
    if (before !== undefined && before.end >= stay.end) {
      before = { ...stay, end: before.end, site: before.site, latest: before.latest };
    } else before = stay;
    return before;
  });
}

/** Each stay that starts after all before it are over, with the one before. */
export function pausesOf(day: readonly DayStay[]): [DayStay, DayStay][] {
  return day.slice(1).flatMap((stay, index): [DayStay, DayStay][] => {
    const before = day[index];
    return before === undefined || stay.start < before.end ? [] : [[before, stay]];
  });
}

/**
 * The piece of a pause that lunch can take: before the journey where it fits there, else after it; null where it fits nowhere. Minutes
 * after midnight.
 */
export function lunchInPause(
  pause: { from: number; to: number },
  journeyMinutes: number,
  lunch: LunchRule,
): { from: number; to: number; isAfterJourney: boolean } | null {
  const piece = (from: number, to: number, isAfterJourney: boolean) => {
    const free = { from: Math.max(from, lunch.from), to: Math.min(to, lunch.to), isAfterJourney };
    return lunch.minutes > 0 && free.to - free.from >= lunch.minutes ? free : null;
  };
  return (
    piece(pause.from, pause.to - journeyMinutes, false) ?? piece(pause.from + journeyMinutes, pause.to, true)
  );
}
