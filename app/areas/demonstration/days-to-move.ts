import { type Day, daysBetween, plusDays } from "#app/platform/days.ts";

/**
 * By how many days a visit is moved so that its second day is today, as the demonstration is made; one of a single day is moved to
 * today. Null while its days are not over.
 */
export function daysToMove({ onSiteStart, onSiteEnd }: { onSiteStart: Day; onSiteEnd: Day }, today: Day) {
  if (onSiteEnd >= today) return null;
  const first = onSiteStart === onSiteEnd ? today : plusDays(today, -1);
  return daysBetween(onSiteStart, first);
}
