import { timeOf } from "#app/platform/clock-time.ts";
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
  let before: PlacedSession | undefined;
  // The way is from the last place that has a site: a visit without one is planned with its own journey.
  let siteId: string | null = null;
  let hadLunch = false;
  for (const session of sessions) {
    if (before !== undefined && session.from >= before.to) {
      const between = linesBetween(record, before.to, session, siteId, journey, hadLunch);
      hadLunch ||= between.some((line) => line.what === "lunch");
      lines.push(...between);
    }
    lines.push({ what: "session", session });
    if (session.siteId !== null) siteId = session.siteId;
    if (before === undefined || session.to > before.to) before = session;
  }
  return lines;
}

function linesBetween(
  { rules }: TimetableRecord,
  freeFrom: number,
  next: PlacedSession,
  siteId: string | null,
  journey: JourneyTable,
  hadLunch: boolean,
): PeerDayLine[] {
  const moves = siteId !== null && next.siteId !== null && siteId !== next.siteId;
  const minutes = moves ? journey(siteId, next.siteId) : 0;
  const way = minutes ?? 0;
  const lunchIn = (from: number, to: number) => {
    const start = Math.max(from, rules.lunchFrom);
    const end = Math.min(to, rules.lunchTo);
    return !hadLunch && end - start >= rules.lunchMinutes ? { start, end } : null;
  };
  const early = lunchIn(freeFrom, next.from - way);
  const late = lunchIn(freeFrom + way, next.from);
  const isLate = early === null && late !== null;
  const lunch = isLate ? late : early;
  const meal: PeerDayLine[] = lunch === null ? [] : [{ what: "lunch", from: lunch.start, to: lunch.end }];
  if (!moves) return meal;
  const travel: PeerDayLine = {
    what: "journey",
    leaveBy: Math.max(freeFrom, late !== null && isLate ? late.start - way : next.from - way),
    toSiteId: next.siteId ?? "",
    minutes,
  };
  return isLate ? [travel, ...meal] : [...meal, travel];
}

/** The time a line begins, "HH:MM", with the end where it has one. */
export function lineTimes(line: Exclude<PeerDayLine, { what: "session" }>): string {
  if (line.what === "lunch") return `${timeOf(line.from)} to ${timeOf(line.to)}`;
  return line.minutes === null ? "" : `Leave by ${timeOf(line.leaveBy)}`;
}
