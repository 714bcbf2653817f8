import { TZDate, tz } from "@date-fns/tz";
import { addDays, differenceInCalendarDays, format, parseISO } from "date-fns";
import { minutesOf } from "./clock-time.ts";

/** A calendar day in the place where people are, "YYYY-MM-DD". Never an instant. */
export type Day = string;

const LONDON = tz("Europe/London");

/** The calendar day in London at an instant. */
export function dayOf(instant: Date): Day {
  return format(instant, "yyyy-MM-dd", { in: LONDON });
}

/** The instant at which a day begins in London. */
export function startOfDay(day: Day): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date, "Europe/London").getTime());
}

/** The last day that is over at an instant, or under way: what people are told of a time limit. */
export function lastDayBefore(instant: Date): Day {
  return dayOf(new Date(instant.getTime() - 1));
}

/** The time of day in London at an instant, "HH:MM". */
export function timeOfDay(instant: Date): string {
  return format(instant, "HH:mm", { in: LONDON });
}

/** Whether a text is a day that exists in the calendar. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parseISO(text).getTime());
}

/** The day `count` days later (earlier when negative). */
export function plusDays(day: Day, count: number): Day {
  return format(addDays(parseISO(day), count), "yyyy-MM-dd");
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

/** "8 March 2024". */
export function formatDay(day: Day): string {
  return format(parseISO(day), "d MMMM yyyy");
}

/** "Friday 8 March 2024". */
export function formatDayWithWeekday(day: Day): string {
  return format(parseISO(day), "EEEE d MMMM yyyy");
}

/** "8 Mar 2024", for narrow columns. */
export function formatShortDay(day: Day): string {
  return format(parseISO(day), "d MMM yyyy");
}

/** "4 to 8 March 2024", "28 February to 1 March 2024": the months and years are said once where they agree. */
export function formatDayRange(from: Day, to: Day): string {
  if (from === to) return formatDay(from);
  const first = parseISO(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const start = format(first, sameMonth ? "d" : sameYear ? "d MMMM" : "d MMMM yyyy");
  return `${start} to ${formatDay(to)}`;
}

/** "22 November 2026, 3:05pm" in London, for an instant. */
export function formatInstant(instant: Date): string {
  return format(instant, "d MMMM yyyy, h:mmaaa", { in: LONDON });
}

/** "9:30am" of "09:30". */
export function formatTime(time: string): string {
  const minutes = minutesOf(time);
  const hour = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const clock = `${((hour + 11) % 12) + 1}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
  return `${clock}${hour < 12 ? "am" : "pm"}`;
}
