import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import { addMonths } from "date-fns/addMonths";
import { format } from "date-fns/format";
import { lastDayOfMonth } from "date-fns/lastDayOfMonth";
import { parseISO } from "date-fns/parseISO";
import { BoundedCache } from "./bounded-cache.ts";
import { formatDay } from "./day-words.ts";

/** A calendar day in the place where people are, "YYYY-MM-DD". Never an instant. */
export type Day = string;

/** Made once: it says an instant in a tenth of the time that a date of a zone takes, and a list of notes says fifty. */
const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

interface InLondon {
  day: Day;
  time: string;
}

// A page asks for the same few instants again and again, its own now above all. By the second: no clock of London was ever apart by less.
const known = new BoundedCache<InLondon>(10_000);

/** The day and the time of day, "HH:MM", in London at an instant. Throws RangeError for what is none. */
function inLondon(instant: Date): InLondon {
  return known.get(String(Math.floor(instant.getTime() / 1000)), () => readLondon(instant));
}

function readLondon(instant: Date): InLondon {
  const {
    year = "",
    month,
    day,
    hour,
    minute,
  } = Object.fromEntries(LONDON.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { day: `${year.padStart(4, "0")}-${month}-${day}`, time: `${hour}:${minute}` };
}

const DAY_MS = 24 * 60 * 60 * 1000;

// Calendar days are made as dates of the machine's own zone, read and written in that same zone: which one it is does not show.
const dayFrom = (date: Date): Day => format(date, "yyyy-MM-dd");

/** The calendar day in London at an instant. */
export function dayOf(instant: Date): Day {
  return inLondon(instant).day;
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
  return inLondon(instant).time;
}

/** Whether a text is a day that exists in the calendar. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parseISO(text).getTime());
}

/** The day of a year, a month from 1 to 12 and a day of the month; null when the calendar has no such day (31 April). */
export function dayOfParts(year: number, month: number, date: number): Day | null {
  const day = [
    String(year).padStart(4, "0"),
    ...[month, date].map((part) => String(part).padStart(2, "0")),
  ].join("-");
  return isDay(day) ? day : null;
}

/** The day `count` days later (earlier when negative). */
export function plusDays(day: Day, count: number): Day {
  return dayFrom(addDays(parseISO(day), count));
}

/** The same day of a later month (earlier when negative); the month's last day when it has no such day (31 January + 1 month). */
export function plusMonths(day: Day, count: number): Day {
  return dayFrom(addMonths(parseISO(day), count));
}

/** The last day of the month a day is in. */
export function endOfMonth(day: Day): Day {
  return dayFrom(lastDayOfMonth(parseISO(day)));
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(day).getUTCDay();
}

/** Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  return weekdayOf(day) % 6 === 0;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Both are read as midnight of one clock, which skips no hour. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** "22 November 2026, 3:05pm" in London, for an instant. */
export function formatInstant(instant: Date): string {
  const { day, time } = inLondon(instant);
  const [hour = "", minute] = time.split(":");
  return `${formatDay(day)}, ${((Number(hour) + 11) % 12) + 1}:${minute}${hour < "12" ? "am" : "pm"}`;
}
