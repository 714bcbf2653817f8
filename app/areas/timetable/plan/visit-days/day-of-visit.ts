import { visitDaysWords } from "#app/areas/visits/visit-words.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { TimetableVisit } from "../timetable-record.ts";

/**
 * Why a session of a visit cannot be on a day, as a sentence that names the days it can be on; null when it can. A session on no day of its
 * visit would stand on no page by day, in no search and in no paper, so there is none. `others` are the other visits of the challenge.
 */
export function whyNotOnDay(
  day: Day,
  visit: TimetableVisit,
  others: readonly Pick<TimetableVisit, "id" | "name" | "days">[],
): string | null {
  if (visit.days.includes(day)) return null;
  const words = visitDaysWords(visit);
  if (words === null) {
    return `The days of this visit (${visit.name}) are not known yet. Set them under Visits first, or leave the day open.`;
  }
  const other = others.find(({ id, days }) => id !== visit.id && days.includes(day));
  const isWhere =
    other === undefined ? "is no day of any visit" : `is a day of another visit (${other.name})`;
  return `${formatDayWithWeekday(day)} ${isWhere}. The days of this one (${visit.name}) are ${words}. Choose one of them, or change the days under Visits.`;
}
