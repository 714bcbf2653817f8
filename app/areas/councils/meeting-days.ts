import { formatDay } from "#app/platform/day-words.ts";
import { type Day, isDay, plusDays } from "#app/platform/days.ts";
import { MONTH_NAMES } from "#app/platform/month-names.ts";
import { FIRST_YEAR, isYearSpokenOf, LAST_YEAR } from "./elections.ts";

/** Meetings that one body can have on the list: some years of monthly ones. */
export const MOST_MEETINGS = 120;

/** The days in a box with one a line. `problem` is a sentence when they cannot be used. */
export interface TypedDays {
  days: Day[];
  problem: string | null;
}

/**
 * Reads the days of a body's meetings, one a line: "8 January 2027", "Thursday 8 Jan 2027", "8/1/2027" or "2027-01-08". A time
 * behind a day, as calendars of meetings have it, is passed over. Days named
 * twice are one; they come back in order.
 */
export function readMeetingDays(text: string): TypedDays {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  const days = new Set<Day>();
  for (const line of lines) {
    const day = readDay(line);
    if (day === null) {
      return {
        days: [],
        problem: `“${line.slice(0, 60)}” is not a day. Write one day a line, like 8 January 2027`,
      };
    }
    if (!isYearSpokenOf(day)) {
      return {
        days: [],
        problem: `“${line.slice(0, 60)}” is not a day between ${FIRST_YEAR} and ${LAST_YEAR}. Write the year in full`,
      };
    }
    days.add(day);
  }
  if (days.size > MOST_MEETINGS) {
    return { days: [], problem: `Enter at most ${MOST_MEETINGS} days. Leave out those long past` };
  }
  return { days: [...days].sort(), problem: null };
}

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i;

/** "7.00pm", "at 18:30", "7 pm", "noon": when a meeting begins is not kept. */
const TIME_BEHIND =
  /,?\s+(?:at\s+)?(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|(?:12\s+)?noon)$/i;

function readDay(line: string): Day | null {
  const text = line.replace(WEEKDAY, "").replace(TIME_BEHIND, "");
  const inNumbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (inNumbers !== null) return asDay(inNumbers[3], inNumbers[2], inNumbers[1]);
  const inWords = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})$/i.exec(text);
  if (inWords !== null) {
    const name = (inWords[2] ?? "").toLowerCase();
    const month = MONTH_NAMES.findIndex((each) => each.startsWith(name));
    return month < 0 ? null : asDay(inWords[3], String(month + 1), inWords[1]);
  }
  return isDay(text) ? text : null;
}

function asDay(year = "", month = "", date = ""): Day | null {
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}

/** The days as the box shows them, one a line. */
export function meetingDaysAsText(days: readonly Day[]): string {
  return days.map(formatDay).join("\n");
}

/** The day by which papers for a meeting are due; null when nobody has said how long before. */
export function papersDueOn(meeting: Day, paperDays: number | null): Day | null {
  return paperDays === null ? null : plusDays(meeting, -paperDays);
}

/** The next meeting from a day on, and up to the council's last day where that is known; null when none is. */
export function nextMeeting(days: readonly Day[], from: Day, lastDay: Day | null): Day | null {
  return [...days].sort().find((day) => day >= from && (lastDay === null || day <= lastDay)) ?? null;
}
