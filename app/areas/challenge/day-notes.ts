import { bankHolidayOn } from "#app/areas/dates/bank-holidays.ts";
import { periodsOn } from "#app/areas/dates/elections.ts";
import { type Day, isWeekend } from "#app/platform/days.ts";

/** What is awkward about a day for a council's business, in words; null when nothing is. */
export function noteOnDay(day: Day): string | null {
  const holiday = bankHolidayOn(day);
  if (holiday !== null) return `A bank holiday: ${holiday}`;
  if (isWeekend(day)) return "At a weekend";
  if (periodsOn([], day).length > 0)
    return "In the pre-election period (house rule: six weeks before the May elections)";
  return null;
}
