/** Arithmetic on calendar days written "YYYY-MM-DD". No clock and no time zone: a day is a day. */

/** Year, month from 1 to 12, day of the month. */
export interface DayParts {
  year: number;
  month: number;
  day: number;
}

export function calendarParts(day: string): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** The day of these parts, or null when the calendar has no such day (31 April). */
export function dayOfParts({ year, month, day }: DayParts): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function addDays(day: string, count: number): string {
  const { year, month, day: date } = calendarParts(day);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** The same day of a later month; the last day of the month when it has no such day (31 January + 1 month). */
export function addMonths(day: string, count: number): string {
  const { year, month, day: date } = calendarParts(day);
  const months = year * 12 + (month - 1) + count;
  const target = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  const clamped = Math.min(date, daysInMonth(target.year, target.month));
  return dayOfParts({ ...target, day: clamped }) ?? day;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: string): number {
  const { year, month, day: date } = calendarParts(day);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay();
}

export function isWeekend(day: string): boolean {
  return weekday(day) === 0 || weekday(day) === 6;
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** "29 March 2024". */
export function sayDay(day: string): string {
  const { year, month, day: date } = calendarParts(day);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}
