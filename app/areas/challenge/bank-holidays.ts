import { addDays, dayOfParts, isWeekend, weekday } from "./calendar-arithmetic.ts";

/**
 * Bank holidays of England. The regular ones follow from the Banking and Financial Dealings Act 1971 and the
 * proclamations that go with it: fixed days that fall on a weekend move to the next free weekday. The irregular ones
 * were proclaimed once each and are listed (gov.uk/bank-holidays).
 */
export interface BankHoliday {
  /** YYYY-MM-DD */
  day: string;
  name: string;
}

/** Days added once, by royal proclamation. */
const ONE_OFF: readonly BankHoliday[] = [
  { day: "1999-12-31", name: "Millennium bank holiday" },
  { day: "2002-06-03", name: "Golden Jubilee bank holiday" },
  { day: "2011-04-29", name: "Royal Wedding bank holiday" },
  { day: "2012-06-05", name: "Diamond Jubilee bank holiday" },
  { day: "2022-06-03", name: "Platinum Jubilee bank holiday" },
  { day: "2022-09-19", name: "State Funeral of Queen Elizabeth II" },
  { day: "2023-05-08", name: "Coronation bank holiday" },
];

/** Regular days that were moved for one year, from their usual day to another. */
const MOVED: Readonly<Record<string, string>> = {
  "1995-05-01": "1995-05-08",
  "2002-05-27": "2002-06-04",
  "2012-05-28": "2012-06-04",
  "2020-05-04": "2020-05-08",
  "2022-05-30": "2022-06-02",
};

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm, Nature, 1876). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return fixed(year, month, day);
}

function fixed(year: number, month: number, day: number): string {
  return dayOfParts({ year, month, day }) ?? "";
}

function firstMonday(year: number, month: number): string {
  const first = fixed(year, month, 1);
  return addDays(first, (8 - weekday(first)) % 7);
}

function lastMonday(year: number, month: number): string {
  const last = addDays(month === 12 ? fixed(year + 1, 1, 1) : fixed(year, month + 1, 1), -1);
  return addDays(last, -((weekday(last) + 6) % 7));
}

/** Bank holidays of England in a year (1978 on, when the present set began), in order. */
export function bankHolidaysOf(year: number): BankHoliday[] {
  const easter = easterSunday(year);
  const days: BankHoliday[] = [
    withSubstitute(fixed(year, 1, 1), "New Year’s Day", []),
    { day: addDays(easter, -2), name: "Good Friday" },
    { day: addDays(easter, 1), name: "Easter Monday" },
    regular(firstMonday(year, 5), "Early May bank holiday"),
    regular(lastMonday(year, 5), "Spring bank holiday"),
    { day: lastMonday(year, 8), name: "Summer bank holiday" },
    ...christmas(year),
    ...ONE_OFF.filter((holiday) => holiday.day.startsWith(`${year}-`)),
  ];
  return days.sort((a, b) => a.day.localeCompare(b.day));
}

function regular(day: string, name: string): BankHoliday {
  return { day: MOVED[day] ?? day, name };
}

function christmas(year: number): BankHoliday[] {
  const boxing = fixed(year, 12, 26);
  const boxingDay = isWeekend(boxing) ? null : boxing;
  const first = withSubstitute(fixed(year, 12, 25), "Christmas Day", boxingDay ? [boxingDay] : []);
  return [first, withSubstitute(boxing, "Boxing Day", [first.day])];
}

function withSubstitute(day: string, name: string, taken: readonly string[]): BankHoliday {
  if (!isWeekend(day)) return { day, name };
  let next = day;
  while (isWeekend(next) || taken.includes(next)) next = addDays(next, 1);
  return { day: next, name: `${name} (substitute day)` };
}

/** The name of the bank holiday on a day (YYYY-MM-DD), or null. */
export function bankHolidayOn(day: string): string | null {
  return bankHolidaysOf(Number(day.slice(0, 4))).find((holiday) => holiday.day === day)?.name ?? null;
}

/** Monday to Friday and not a bank holiday of England. */
export function isWorkingDay(day: string): boolean {
  return !isWeekend(day) && bankHolidayOn(day) === null;
}

/** The last working day on or before a day. */
export function workingDayOnOrBefore(day: string): string {
  let found = day;
  while (!isWorkingDay(found)) found = addDays(found, -1);
  return found;
}

/** The first working day on or after a day. */
export function workingDayOnOrAfter(day: string): string {
  let found = day;
  while (!isWorkingDay(found)) found = addDays(found, 1);
  return found;
}

/** `count` working days later; the day itself is not counted. Negative counts go back. */
export function addWorkingDays(day: string, count: number): string {
  const step = Math.sign(count);
  let found = day;
  for (let left = Math.abs(count); left > 0; ) {
    found = addDays(found, step);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}
