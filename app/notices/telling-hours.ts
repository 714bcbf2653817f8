import { type Day, dayOf, plusDays, timeOfDay } from "../platform/days.ts";

/** When people may be told something; all other time is quiet. Times of day in London, "HH:MM". */
export interface TellingHours {
  from: string;
  /** The first minute that is quiet again. */
  until: string;
  onWeekends: boolean;
  onBankHolidays: boolean;
}

/** Whether a day is a bank holiday: passed in, since the calendar belongs to the key dates. */
export type IsBankHoliday = (day: Day) => boolean;

/** Longer than any row of weekends and holidays: no day beyond is looked at. */
const MOST_QUIET_DAYS = 30;

function isWeekendDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Whether anything is told on a day at all. */
export function isTellingDay(day: Day, hours: TellingHours, isBankHoliday: IsBankHoliday): boolean {
  if (!hours.onWeekends && isWeekendDay(day)) return false;
  return hours.onBankHolidays || !isBankHoliday(day);
}

/** Whether nobody is told anything at an instant. */
export function isQuiet(now: Date, hours: TellingHours, isBankHoliday: IsBankHoliday): boolean {
  if (!isTellingDay(dayOf(now), hours, isBankHoliday)) return true;
  const time = timeOfDay(now);
  return time < hours.from || time >= hours.until;
}

/** The last day on or before a day on which people are told: what is to be known before a day is told before a weekend, not after. */
export function tellingDayOnOrBefore(day: Day, hours: TellingHours, isBankHoliday: IsBankHoliday): Day {
  for (let back = 0; back <= MOST_QUIET_DAYS; back += 1) {
    const earlier = plusDays(day, -back);
    if (isTellingDay(earlier, hours, isBankHoliday)) return earlier;
  }
  return day;
}
