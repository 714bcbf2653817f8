import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { type Day, isDay, plusDays } from "#app/platform/days.ts";
import { readTime } from "../../plan/house-rules.ts";

/** What was read from a cell, with a note when it could have meant something else; or what is wrong with it. */
export type Reading<T> = { value: T; note?: string } | { wrong: string };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const WEEKDAY = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?(?:\s+|$)(?:the\s+)?/i;

const NO_DAY = "This is not a day that can be read.";

/**
 * A day as people write it ("Tue 3 March", "03/03/2026", "3.3.26", "2026-03-03", "Tuesday", "day 2", an Excel number).
 * Without a year it is the one of the visit (`days`, its days in order). A weekday that does not fit is wrong.
 */
export function readDayText(text: string, days: readonly Day[]): Reading<Day> {
  const trimmed = text.trim();
  const nth = /^day\s*(\d{1,2})$/i.exec(trimmed);
  if (nth !== null) {
    const day = days[Number(nth[1]) - 1];
    return day === undefined ? { wrong: "The visit has no such day." } : { value: day };
  }
  const weekday = WEEKDAY.exec(trimmed)?.[1]?.toLowerCase();
  const rest = weekday === undefined ? trimmed : trimmed.replace(WEEKDAY, "");
  if (rest === "" && weekday !== undefined) return dayOfWeek(weekday, days);
  const day = dateOf(rest, days);
  if (day === null) return { wrong: NO_DAY };
  if (weekday !== undefined && weekdayOf(day) !== weekday) {
    return {
      wrong: `${formatDayWithWeekday(day).replace(/^(\w+) (.*)$/, "$2 is a $1")}, not a ${text.split(/\s/)[0]}.`,
    };
  }
  return { value: day };
}

function weekdayOf(day: Day): string {
  return WEEKDAYS[Number(format(parseISO(day), "i")) % 7] as string;
}

function dayOfWeek(weekday: string, days: readonly Day[]): Reading<Day> {
  const those = days.filter((day) => weekdayOf(day) === weekday);
  if (those.length === 1) return { value: those[0] as Day };
  return {
    wrong: those.length === 0 ? "The visit has no such weekday." : "The visit has that weekday twice.",
  };
}

function dateOf(text: string, days: readonly Day[]): Day | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso !== null) return dayFrom(iso[1], Number(iso[2]), Number(iso[3]), days);
  const figures = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(text);
  // Day before month, as in Britain.
  if (figures !== null) return dayFrom(figures[3], Number(figures[2]), Number(figures[1]), days);
  const words =
    /^(?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?<month>[a-z]{3,9})\.?,?[\s-]*(?<year>\d{4}|\d{2})?$/i.exec(
      text,
    ) ?? /^(?<month>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s*(?<year>\d{4})?$/i.exec(text);
  if (words?.groups !== undefined) {
    const month = MONTHS.indexOf((words.groups.month ?? "").slice(0, 3).toLowerCase()) + 1;
    return dayFrom(words.groups.year, month, Number(words.groups.day), days);
  }
  // A date whose cell Excel shows as a number: days since 1899.
  if (/^[3-6]\d{4}(?:\.\d+)?$/.test(text)) return plusDays("1899-12-30", Math.floor(Number(text)));
  return null;
}

function dayFrom(year: string | undefined, month: number, day: number, days: readonly Day[]): Day | null {
  const two = (part: number) => String(part).padStart(2, "0");
  const of = (one: string) => `${one.length === 2 ? `20${one}` : one}-${two(month)}-${two(day)}`;
  if (year !== undefined) return isDay(of(year)) ? of(year) : null;
  const years = [...new Set(days.map((one) => one.slice(0, 4)))];
  const candidates = years.map(of).filter(isDay);
  return candidates.find((one) => days.includes(one)) ?? candidates[0] ?? null;
}

const NO_TIME = "This is not a time of day that can be read.";
const EARLY = 7 * 60;

/** A time of day as people and Excel write it: what `readTime` takes, and "9.3" for 9:30, "9h30", "noon", 0.395833. */
export function readTimeText(text: string): Reading<string> {
  const trimmed = text
    .trim()
    .toLowerCase()
    .replace(/^\d{4}-\d{2}-\d{2}[t ](?=\d)/, "")
    .replace(/^(\d{1,2}:\d{2}):\d{2}$/, "$1")
    .replace(/^(\d{1,2})h(\d{2})$/, "$1:$2")
    .replace(/^(?:12\s*)?(?:noon|midday)$/, "12:00")
    .replace(/\s*(?:hrs|hours|h)$/, "");
  // A time whose cell Excel shows as a number: the part of a day.
  const fraction = /^0?\.\d+$/.test(trimmed) ? Math.round(Number(trimmed) * 24 * 60) : null;
  if (fraction !== null) return { value: timeOf(fraction), note: `Read as ${timeOf(fraction)}.` };
  const isCut = /^\d{1,2}\.\d$/.test(trimmed);
  const time = readTime(isCut ? `${trimmed}0` : trimmed);
  if (time === null) return { wrong: NO_TIME };
  if (isCut) return { value: time, note: `Read as ${time}.` };
  return minutesOf(time) < EARLY && !/am|^0/.test(trimmed)
    ? {
        value: time,
        note: `Read as ${time} in the night. Write ${timeOf(minutesOf(time) + 720)} if the afternoon is meant.`,
      }
    : { value: time };
}

/** A start, or a start and an end ("9:30–10:15"), which also says how long. */
export function readStart(text: string): Reading<{ start: string; minutes: number | null }> {
  const [from = "", to] = text.split(/\s*(?:–|—|-|\bto\b|\buntil\b)\s*/i);
  if (to === undefined || /^\d{4}-/.test(text.trim())) {
    const time = readTimeText(text);
    return "wrong" in time ? time : { ...time, value: { start: time.value, minutes: null } };
  }
  const start = readTimeText(from);
  const end = readTimeText(to);
  if ("wrong" in start) return start;
  if ("wrong" in end) return end;
  const minutes = minutesOf(end.value) - minutesOf(start.value);
  if (minutes <= 0) return { wrong: "It would end before it starts." };
  return {
    value: { start: start.value, minutes },
    ...(start.note === undefined ? {} : { note: start.note }),
  };
}

/** How long, in minutes: "45", "45 min", "1 hour", "1h30", "1:30", "1.5 hours". */
export function readLength(text: string): Reading<number> {
  const trimmed = text.trim().toLowerCase();
  const minutes = lengthOf(trimmed);
  if (minutes === null || !Number.isInteger(minutes))
    return { wrong: "This is not a length that can be read." };
  return minutes < 5 || minutes > 720 ? { wrong: "A session takes 5 to 720 minutes." } : { value: minutes };
}

function lengthOf(text: string): number | null {
  const plainMinutes = /^(\d{1,3})\s*(?:m|min|mins|minutes?)?$/.exec(text);
  if (plainMinutes !== null) return Number(plainMinutes[1]);
  const clock = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const hours =
    /^(\d{1,2}(?:\.\d+)?)\s*(?:h|hr|hrs|hours?)(?:\s*(?:and\s*)?(\d{1,2})\s*(?:m|min|mins|minutes?)?)?$/.exec(
      text,
    );
  if (hours === null) return null;
  return Math.round(Number(hours[1]) * 60) + Number(hours[2] ?? 0);
}
