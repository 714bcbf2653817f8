import { visitDaysWords } from "#app/areas/visits/visit-words.ts";
import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday, formatShortDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { PlacedSession, TimetableRecord, TimetableSession, TimetableVisit } from "./timetable-record.ts";
import { TRACKS } from "./timetable-words.ts";

/** The sessions that take place and have a day and a time, in order of time. */
export function placedSessions(sessions: readonly TimetableSession[]): PlacedSession[] {
  const placed: PlacedSession[] = [];
  for (const session of sessions) {
    if (session.status === "cancelled" || session.date === null || session.start === null) continue;
    const from = minutesOf(session.start);
    placed.push({
      ...session,
      date: session.date,
      start: session.start,
      from,
      to: from + session.minutes,
    });
  }
  return placed.sort(
    (a, b) =>
      a.date.localeCompare(b.date) ||
      a.from - b.from ||
      (a.track ?? "").localeCompare(b.track ?? "") ||
      a.id.localeCompare(b.id),
  );
}

/** Sessions that still lack a day or a time. */
export function unplacedSessions(sessions: readonly TimetableSession[]): TimetableSession[] {
  return sessions.filter(
    (session) => session.status === "planned" && (session.date === null || session.start === null),
  );
}

/** The days of the visit and any other day that has a session, in order. */
export function timetableDays(record: {
  visit: Pick<TimetableVisit, "days">;
  sessions: readonly TimetableSession[];
}): Day[] {
  const days = new Set<Day>(record.visit.days);
  for (const session of record.sessions) {
    if (session.status === "planned" && session.date !== null) days.add(session.date);
  }
  return [...days].sort();
}

/** From the first to the last day of a visit, in words; null while its days are not known. */
export function visitRange(visit: Pick<TimetableVisit, "kind" | "days">): string | null {
  return visitDaysWords(visit);
}

/** The tracks in use, and as many as the team has pairs. At least one. */
export function tracksInUse(record: Pick<TimetableRecord, "sessions" | "peers">): string[] {
  const pairs = Math.max(1, Math.ceil(record.peers.filter((peer) => !peer.isStaff).length / 2));
  const used = new Set<string>(TRACKS.slice(0, Math.min(pairs, TRACKS.length)));
  for (const session of record.sessions) {
    if (session.track !== null && session.status === "planned") used.add(session.track);
  }
  return [...used].sort();
}

/** "HH:MM" at which a session ends. */
export function endOf(session: { start: string; minutes: number }): string {
  return timeOf(minutesOf(session.start) + session.minutes);
}

/** "Mon 2 Mar", for the tabs of days. */
export function dayTabLabel(day: Day): string {
  const weekday = formatDayWithWeekday(day).slice(0, 3);
  return `${weekday} ${formatShortDay(day).replace(/ \d{4}$/, "")}`;
}
