/** What is asked before a visit gets days that are past, or loses a day on which it has sessions. Nothing is forbidden. */
import { formatDay, formatDays } from "#app/platform/day-words.ts";
import { type Day, plusDays } from "#app/platform/days.ts";

/** House rule: days of a visit are written down some weeks after it at the latest. Days further back are likely a slip in the year. */
const WRITTEN_DOWN_WITHIN_DAYS = 30;

/** Sessions that are named before the others are counted. */
const MOST_NAMED = 6;

const IS_MEANT = "Look at the year, or say below that they are meant";

/** What is asked of days that a visit is given; null where the last of them is not long past. */
export function questionOfPastDays(days: readonly Day[], today: Day): string | null {
  const last = [...days].sort().at(-1);
  if (last === undefined || last >= plusDays(today, -WRITTEN_DOWN_WITHIN_DAYS)) return null;
  return `These days are long past: ${formatDays(days)}. ${IS_MEANT}`;
}

/** What is asked of days to which a visit is put off; null where all of them are still to come, or today. */
export function questionOfPutOffDays(days: readonly Day[], today: Day): string | null {
  const past = days.filter((day) => day < today);
  if (past.length === 0) return null;
  return `A visit is put off to days that are still to come, and ${past.length === 1 ? "this one is" : "these are"} past: ${formatDays(past)}. ${IS_MEANT}`;
}

/** A session as it is named with the day it stands on. */
export interface SessionOnDay {
  title: string;
  date: Day;
}

/** What is asked where sessions stand on days that the visit would no longer have: each by day; null for none. `becomes` says what becomes of them. */
export function questionOfLeftSessions(sessions: readonly SessionOnDay[], becomes: string): string | null {
  if (sessions.length === 0) return null;
  const named = sessions.slice(0, MOST_NAMED);
  const days = [...new Set(named.map(({ date }) => date))].sort().map((day) => {
    const titles = named.filter(({ date }) => date === day).map(({ title }) => `“${title}”`);
    return `${formatDay(day)}: ${titles.join(", ")}`;
  });
  const more = sessions.length - named.length;
  const others = more === 0 ? "" : ` and ${more} more`;
  const count = sessions.length === 1 ? "One session is" : `${sessions.length} sessions are`;
  return `${count} on days that this leaves out (${days.join("; ")}${others}). ${becomes} Say below that this is meant`;
}
