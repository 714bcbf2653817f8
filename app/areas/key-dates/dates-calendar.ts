/** Key dates as a calendar to subscribe to (RFC 5545): whole days, which block nobody's time. */
import { TZDate } from "@date-fns/tz";
import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { calendarLine, calendarText } from "#app/platform/calendars/calendar-text.ts";
import { type Day, plusDays } from "#app/platform/days.ts";

/** A key date of one of somebody's challenges. */
export interface CalendarDate {
  id: string;
  challenge: string;
  label: string;
  dueOn: Day | null;
  latestOn: Day | null;
  doneOn: Day | null;
  why: string;
  warnings: readonly { message: string }[];
  /** How often it was changed: programs take the entry with the higher number. */
  version: number;
  /** The page with the key dates of its challenge. */
  href: string;
}

/** One entry: a day, and what is due on it. */
export interface DateEntry {
  uid: string;
  version: number;
  day: Day;
  title: string;
  about: readonly string[];
  href: string;
}

/** What is still to be done, on the day it is due; the very latest day is an entry of its own. In order of days. */
export function dateEntries(dates: readonly CalendarDate[]): DateEntry[] {
  return dates
    .filter(({ doneOn }) => doneOn === null)
    .flatMap((date) => [
      ...entry(date, "due", date.dueOn, ""),
      ...entry(date, "latest", date.latestOn, date.dueOn === null ? "" : " (very latest day)"),
    ])
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.uid < b.uid ? -1 : 1));
}

function entry(
  { id, challenge, label, why, warnings, version, href }: CalendarDate,
  which: "due" | "latest",
  day: Day | null,
  added: string,
): DateEntry[] {
  if (day === null) return [];
  return [
    {
      uid: `${id}-${which}@peer-challenge-workspace`.toLowerCase(),
      version,
      day,
      title: `${label}${added}: ${challenge}`,
      about: [why, ...warnings.map(({ message }) => message)],
      href,
    },
  ];
}

/** The calendar as text. `madeAt` stamps it, so that what did not change stays the same to the byte. */
export function datesCalendar(entries: readonly DateEntry[], madeAt: Date): string {
  const calendar = ical({
    prodId: { company: "Peer challenge workspace", product: "Key dates", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    name: calendarLine("Key dates of peer challenges"),
    ttl: 6 * 60 * 60,
  });
  for (const { uid, version, day, title, about, href } of entries) {
    calendar.createEvent({
      id: uid,
      sequence: version,
      start: midnight(day),
      // The day after: the end of a day is not part of it.
      end: midnight(plusDays(day, 1)),
      allDay: true,
      stamp: madeAt,
      summary: calendarText(title),
      description: about.map(calendarText).join("\n\n"),
      url: href,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** A day is written as the parts that its date has in the zone of the calendar, which has none. */
function midnight(day: Day): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new TZDate(year, month - 1, date, "UTC");
}
