import { minutesOf } from "./clock-time.ts";
import type { Day } from "./days.ts";
import { MONTH_NAMES } from "./month-names.ts";

// Pages say days in the browser too: no library of dates comes along for that.

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

interface DayInWords {
  date: string;
  month: string;
  year: string;
}

/** Throws for a text that is no day. */
function inWords(day: Day): DayInWords {
  const [year = "", month = "", date = ""] = day.split("-");
  const name = MONTH_NAMES[Number(month) - 1];
  if (name === undefined || date === "") throw new RangeError(`“${day}” is not a day.`);
  return { date: String(Number(date)), month: name.charAt(0).toUpperCase() + name.slice(1), year };
}

/** "8 March 2024". */
export function formatDay(day: Day): string {
  const { date, month, year } = inWords(day);
  return `${date} ${month} ${year}`;
}

/** "Friday 8 March 2024". */
export function formatDayWithWeekday(day: Day): string {
  return `${WEEKDAYS[new Date(`${day}T00:00Z`).getUTCDay()]} ${formatDay(day)}`;
}

/** "8 Mar 2024", for narrow columns. */
export function formatShortDay(day: Day): string {
  const { date, month, year } = inWords(day);
  return `${date} ${month.slice(0, 3)} ${year}`;
}

/** "4 to 8 March 2024", "28 February to 1 March 2024": the months and years are said once where they agree. */
export function formatDayRange(from: Day, to: Day): string {
  if (from === to) return formatDay(from);
  const { date, month } = inWords(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const start = sameMonth ? date : sameYear ? `${date} ${month}` : formatDay(from);
  return `${start} to ${formatDay(to)}`;
}

/**
 * Days in words, each run of days that follow one another: "2 to 3 March 2026 and 5 March 2026". A day between that is none of them is not
 * said. In any order; "" for none.
 */
export function formatDays(days: readonly Day[]): string {
  const runs: { from: Day; to: Day }[] = [];
  for (const day of [...new Set(days)].sort()) {
    const run = runs.at(-1);
    if (run !== undefined && Date.parse(`${day}T00:00Z`) - Date.parse(`${run.to}T00:00Z`) === A_DAY) {
      run.to = day;
    } else {
      runs.push({ from: day, to: day });
    }
  }
  const words = runs.map(({ from, to }) => formatDayRange(from, to));
  return words.length <= 1 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const A_DAY = 86_400_000;

/** "9:30am" of "09:30". */
export function formatTime(time: string): string {
  const minutes = minutesOf(time);
  const hour = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const clock = `${((hour + 11) % 12) + 1}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
  return `${clock}${hour < 12 ? "am" : "pm"}`;
}
