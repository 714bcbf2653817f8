/** When people whom the peers meet can come to a visit: what they answered, and how it is read and shown. Times are of London. */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import { type Day, plusDays } from "#app/platform/days.ts";
import type { RuleMinutes } from "./house-rules.ts";

/** A stretch of one day, "HH:MM" in London. */
export interface TimeWindow {
  date: string;
  start: string;
  end: string;
}

/** What people answered when they were asked when they can come. "Not asked" is not "free". */
export const AVAILABILITIES = ["not-asked", "asked", "any-time", "some-times", "cannot-come"] as const;

export type Availability = (typeof AVAILABILITIES)[number];

/** How each is called on a page. */
export const AVAILABILITY_NAMES = {
  "not-asked": "Not asked yet",
  asked: "Asked, no answer yet",
  "any-time": "Any time",
  "some-times": "Some times",
  "cannot-come": "Cannot come",
} as const satisfies Record<Availability, string>;

/** The same where there is little room. */
export const AVAILABILITY_TAGS = {
  "not-asked": "Not asked",
  asked: "Asked",
  "any-time": "Any time",
  "some-times": "Some times",
  "cannot-come": "Cannot come",
} as const satisfies Record<Availability, string>;

/** What a person can answer. */
export const ANSWERS = ["any-time", "some-times", "cannot-come"] as const satisfies Availability[];

/** Whether somebody has said when they can come. */
export function isAnswered(availability: Availability): boolean {
  return (ANSWERS as readonly Availability[]).includes(availability);
}

/** A day without hours. Nothing on site is near either end of it. */
export const WHOLE_DAY = { start: "00:00", end: "23:59" } as const;

/** The same times in order, those that overlap or touch made one: a session may run across where two met. */
export function mergeTimes(times: readonly TimeWindow[]): TimeWindow[] {
  const merged: TimeWindow[] = [];
  const inOrder = [...times].sort((a, b) => a.date.localeCompare(b.date) || a.start.localeCompare(b.start));
  for (const { date, start, end } of inOrder) {
    const last = merged.at(-1);
    if (last === undefined || last.date !== date || last.end < start) merged.push({ date, start, end });
    else if (last.end < end) last.end = end;
  }
  return merged;
}

/** "9am to 12:30pm", "all day", "from 2pm", "until 11am". */
export function hoursInWords({ start, end }: Pick<TimeWindow, "start" | "end">): string {
  if (start === WHOLE_DAY.start && end === WHOLE_DAY.end) return "all day";
  if (end === WHOLE_DAY.end) return `from ${formatTime(start)}`;
  if (start === WHOLE_DAY.start) return `until ${formatTime(end)}`;
  return `${formatTime(start)} to ${formatTime(end)}`;
}

/** A line for each day: "Monday 2 March 2026: 9am to 11am and from 2pm". */
export function timesInWords(times: readonly TimeWindow[]): string[] {
  const days = new Map<Day, string[]>();
  for (const window of mergeTimes(times)) {
    days.set(window.date, [...(days.get(window.date) ?? []), hoursInWords(window)]);
  }
  return [...days].map(([day, hours]) => `${formatDayWithWeekday(day)}: ${hours.join(" and ")}`);
}

/** How many people stand where. */
export function availabilityCounts(
  people: readonly { availability: Availability }[],
): Record<Availability, number> {
  const counts = Object.fromEntries(AVAILABILITIES.map((one) => [one, 0])) as Record<Availability, number>;
  for (const { availability } of people) counts[availability] += 1;
  return counts;
}

/** The two halves of a day on site, which people tick instead of typing times. */
export const HALVES = ["morning", "afternoon"] as const;

export type Half = (typeof HALVES)[number];

/** The hours of the house rules that halves are made from, in minutes after midnight. */
type Hours = Pick<RuleMinutes, "dayStart" | "dayEnd" | "lunchFrom" | "lunchTo">;

/** When each half starts and ends. They meet in the middle of lunch; where lunch is not within the day, in its middle. */
export function halvesOf({
  dayStart,
  dayEnd,
  lunchFrom,
  lunchTo,
}: Hours): Record<Half, { start: string; end: string }> {
  const lunch = Math.floor((lunchFrom + lunchTo) / 2);
  const middle = lunch > dayStart && lunch < dayEnd ? lunch : Math.floor((dayStart + dayEnd) / 2);
  return {
    morning: { start: timeOf(dayStart), end: timeOf(middle) },
    afternoon: { start: timeOf(middle), end: timeOf(dayEnd) },
  };
}

/** A half of a day as the form sends it. */
export function halfValue(day: Day, half: Half): string {
  return `${day} ${half}`;
}

/** The times that ticked halves and typed rows say together. Anything that is no half of these days is left out. */
export function timesOfAnswer(
  { halves, rows }: { halves: readonly string[]; rows: readonly TimeWindow[] },
  days: readonly Day[],
  hours: Hours,
): TimeWindow[] {
  const spans = halvesOf(hours);
  const ticked = days.flatMap((date) =>
    HALVES.filter((half) => halves.includes(halfValue(date, half))).map((half) => ({
      date,
      ...spans[half],
    })),
  );
  return mergeTimes([...ticked, ...rows.filter(({ date }) => days.includes(date))]);
}

/** The other way: the halves to tick and the rows to fill for times said before. */
export function answerOfTimes(
  times: readonly TimeWindow[],
  hours: Hours,
): { halves: string[]; rows: TimeWindow[] } {
  const { morning, afternoon } = halvesOf(hours);
  const halves: string[] = [];
  const rows: TimeWindow[] = [];
  for (const window of mergeTimes(times)) {
    const { date, start, end } = window;
    if (start === morning.start && (end === morning.end || end === afternoon.end)) {
      halves.push(halfValue(date, "morning"));
      if (end === afternoon.end) halves.push(halfValue(date, "afternoon"));
    } else if (start === afternoon.start && end === afternoon.end) {
      halves.push(halfValue(date, "afternoon"));
    } else rows.push(window);
  }
  return { halves, rows };
}

/**
 * The last day on which a personal link works: the last before the peers are on site, however far off; while they are, their
 * last. null when the visit is over.
 */
export function lastDayOfLink(visit: { firstDay: Day; lastDay: Day }, today: Day): Day | null {
  if (today > visit.lastDay) return null;
  return today < visit.firstDay ? plusDays(visit.firstDay, -1) : visit.lastDay;
}

/** Whether a session of these minutes fits into the times, for a line about somebody who can come only then. */
export function fitsInto(
  times: readonly TimeWindow[],
  session: { date: Day; start: string; minutes: number },
): boolean {
  const end = timeOf(minutesOf(session.start) + session.minutes);
  return mergeTimes(times).some(
    (one) => one.date === session.date && one.start <= session.start && end <= one.end,
  );
}

/** Whether somebody can be in a session, as far as they have said: who has not answered, or has named no times, counts as free. */
export function isFree(
  { availability, times }: { availability: Availability; times: readonly TimeWindow[] },
  session: { date: Day; start: string; minutes: number },
): boolean {
  if (availability === "cannot-come") return false;
  return availability !== "some-times" || times.length === 0 || fitsInto(times, session);
}

/** What somebody says of one visit. */
export interface Answer {
  availability: Availability;
  /** In order; none but for an answer that is some-times. */
  times: TimeWindow[];
  /** What else they said of the time. */
  note: string;
  askedAt: Date | null;
  answeredAt: Date | null;
}

/** What stands for a visit of which somebody was not asked. */
export const NO_ANSWER: Readonly<Answer> = {
  availability: "not-asked",
  times: [],
  note: "",
  askedAt: null,
  answeredAt: null,
};

/**
 * What stands after somebody who arranges the visit has written down what they were told, by telephone or in a file. The same once more keeps
 * when it was said; what is left out of it stays.
 */
export function writtenDown(
  before: Answer,
  said: { availability: Availability; times: readonly TimeWindow[]; note?: string | undefined },
  now: Date,
): Answer {
  const { availability, note = before.note } = said;
  const times = availability === "some-times" ? mergeTimes(said.times) : [];
  const isSame =
    availability === before.availability && timesInWords(times).join() === timesInWords(before.times).join();
  return {
    availability,
    times,
    note,
    askedAt: availability === "not-asked" ? null : (before.askedAt ?? now),
    answeredAt: isSame ? before.answeredAt : isAnswered(availability) ? now : null,
  };
}

/** Times as the rows of a form start with: whole days without hours. */
export function rowDefaults(times: readonly TimeWindow[]) {
  return times.map(({ date, start, end }) => ({
    date,
    start: start === WHOLE_DAY.start ? "" : start,
    end: end === WHOLE_DAY.end ? "" : end,
  }));
}
