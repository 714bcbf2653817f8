import { timeOf } from "#app/platform/clock-time.ts";
import { lunchRule } from "../plan/house-rules.ts";
import { type DayStay, lunchInPause, ownDay } from "../plan/own-day.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { type JourneyTable, journeyTable } from "../plan/travel.ts";

/** A line of one peer's day, in order of time. Times are minutes after midnight. */
export type PeerDayLine =
  | { what: "session"; session: PlacedSession }
  | { what: "lunch"; from: number; to: number }
  /** `minutes` is null when nobody has said how long the way is. */
  | { what: "journey"; leaveBy: number; toSiteId: string; minutes: number | null };

/**
 * A peer's day with what lies between the sessions: the journey to another site, and lunch where the house rule's minutes
 * are free in its window. Lunch comes before the journey where it fits there, else after it. `sessions` is in order.
 */
export function peerDayLines(record: TimetableRecord, sessions: readonly PlacedSession[]): PeerDayLine[] {
  const journey = journeyTable(record.journeys);
  const lines: PeerDayLine[] = [];
  let before: DayStay | undefined;
  let hadLunch = false;
  for (const stay of ownDay(sessions, "peer")) {
    if (before !== undefined && stay.start >= before.end) {
      const between = linesBetween(record, before, stay, journey, hadLunch);
      hadLunch ||= between.some((line) => line.what === "lunch");
      lines.push(...between);
    }
    lines.push({ what: "session", session: stay.session });
    before = stay;
  }
  return lines;
}

function linesBetween(
  { rules }: TimetableRecord,
  { end: freeFrom, site }: DayStay,
  next: DayStay,
  journey: JourneyTable,
  hadLunch: boolean,
): PeerDayLine[] {
  const minutes = journey(site, next.site);
  const way = minutes ?? 0;
  const lunch = hadLunch ? null : lunchInPause({ from: freeFrom, to: next.start }, way, lunchRule(rules));
  const meal: PeerDayLine[] = lunch === null ? [] : [{ what: "lunch", from: lunch.from, to: lunch.to }];
  if (minutes === 0) return meal;
  const isLate = lunch?.isAfterJourney === true;
  const travel: PeerDayLine = {
    what: "journey",
    leaveBy: Math.max(freeFrom, isLate ? lunch.from - way : next.start - way),
    toSiteId: next.site,
    minutes,
  };
  return isLate ? [travel, ...meal] : [...meal, travel];
}

/** The time a line begins, "HH:MM", with the end where it has one. */
export function lineTimes(line: Exclude<PeerDayLine, { what: "session" }>): string {
  if (line.what === "lunch") return `${timeOf(line.from)} to ${timeOf(line.to)}`;
  return line.minutes === null ? "" : `Leave by ${timeOf(line.leaveBy)}`;
}
