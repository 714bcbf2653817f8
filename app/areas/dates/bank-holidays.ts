import { type Day, dayOfParts, endOfMonth, isWeekend, plusDays, weekdayOf } from "#app/platform/days.ts";

/**
 * Bank holidays of England. The regular ones follow from the Banking and Financial Dealings Act 1971 and the
 * proclamations that go with it: fixed days that fall on a weekend move to the next free weekday. The irregular ones
 * were proclaimed once each and are listed (gov.uk/bank-holidays).
 */
export interface BankHoliday {
  day: Day;
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
  return dayOfParts(year, month, day) ?? "";
}

function firstMonday(year: number, month: number): string {
  const first = fixed(year, month, 1);
  return plusDays(first, (8 - weekdayOf(first)) % 7);
}

function lastMonday(year: number, month: number): string {
  const last = endOfMonth(fixed(year, month, 1));
  return plusDays(last, -((weekdayOf(last) + 6) % 7));
}

/** Bank holidays of England in a year (1978 on, when the present set began), in order. */
export function bankHolidaysOf(year: number): BankHoliday[] {
  const easter = easterSunday(year);
  const days: BankHoliday[] = [
    withSubstitute(fixed(year, 1, 1), "New Year’s Day", []),
    { day: plusDays(easter, -2), name: "Good Friday" },
    { day: plusDays(easter, 1), name: "Easter Monday" },
    regular(firstMonday(year, 5), "Early May bank holiday"),
    regular(lastMonday(year, 5), "Spring bank holiday"),
    { day: lastMonday(year, 8), name: "Summer bank holiday" },
    ...christmas(year),
    ...ONE_OFF.filter((holiday) => holiday.day.startsWith(`${year}-`)),
  ];
  return days.sort((a, b) => a.day.localeCompare(b.day));
}

function regular(day: Day, name: string): BankHoliday {
  return { day: MOVED[day] ?? day, name };
}

function christmas(year: number): BankHoliday[] {
  const boxing = fixed(year, 12, 26);
  const boxingDay = isWeekend(boxing) ? null : boxing;
  const first = withSubstitute(fixed(year, 12, 25), "Christmas Day", boxingDay ? [boxingDay] : []);
  return [first, withSubstitute(boxing, "Boxing Day", [first.day])];
}

function withSubstitute(day: Day, name: string, taken: readonly string[]): BankHoliday {
  if (!isWeekend(day)) return { day, name };
  let next = day;
  while (isWeekend(next) || taken.includes(next)) next = plusDays(next, 1);
  return { day: next, name: `${name} (substitute day)` };
}

/** The holidays of each year that was asked for, by day: a list of dates asks for the same few years again and again. */
const byDay = new Map<number, ReadonlyMap<Day, string>>();

function namesOf(year: number): ReadonlyMap<Day, string> {
  const known = byDay.get(year);
  if (known !== undefined) return known;
  const names = new Map(bankHolidaysOf(year).map(({ day, name }) => [day, name]));
  byDay.set(year, names);
  return names;
}

/** The name of the bank holiday on a day (YYYY-MM-DD), or null. */
export function bankHolidayOn(day: Day): string | null {
  return namesOf(Number(day.slice(0, 4))).get(day) ?? null;
}

/**
 * The days for which the holidays are known: the present set began in 1978, and gov.uk/bank-holidays was read to the end of the last year
 * here. Beyond it the regular ones are worked out, and nobody knows which will be moved or added.
 */
export const BANK_HOLIDAYS_KNOWN = { from: "1978-01-01", to: "2027-12-31" } as const;

/** Whether the bank holidays of that time are known. */
export function areBankHolidaysKnown(day: Day): boolean {
  return day >= BANK_HOLIDAYS_KNOWN.from && day <= BANK_HOLIDAYS_KNOWN.to;
}

/** Monday to Friday and not a bank holiday of England. */
export function isWorkingDay(day: Day): boolean {
  return !isWeekend(day) && bankHolidayOn(day) === null;
}

/** The last working day on or before a day. */
export function workingDayOnOrBefore(day: Day): string {
  let found = day;
  while (!isWorkingDay(found)) found = plusDays(found, -1);
  return found;
}

/** The first working day on or after a day. */
export function workingDayOnOrAfter(day: Day): string {
  let found = day;
  while (!isWorkingDay(found)) found = plusDays(found, 1);
  return found;
}

/** `count` working days later; the day itself is not counted. Negative counts go back. */
export function addWorkingDays(day: Day, count: number): string {
  const step = Math.sign(count);
  let found = day;
  for (let left = Math.abs(count); left > 0; ) {
    found = plusDays(found, step);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}
