import { type Day, daysBetween, plusDays } from "#app/platform/days.ts";

/**
 * By how many days a visit is moved so that its second day is today, as the demonstration is made; one of a single day is moved to
 * today. Null while its days are not over.
 */
export function daysToMove({ first, last }: { first: Day; last: Day }, today: Day) {
  if (last >= today) return null;
  return daysBetween(first, first === last ? today : plusDays(today, -1));
}
