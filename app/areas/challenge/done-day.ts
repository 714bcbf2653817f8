/** Whether a key date can have been done on a day, and whether its delay wants a reason. */
import type { BaseDays } from "#app/areas/dates/bases.ts";
import { followsTheVisit } from "#app/areas/dates/order-of-dates.ts";
import { lastDayOf } from "#app/areas/dates/standing.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { type Day, plusMonths } from "#app/platform/days.ts";

/** House rule: what a challenge has to do lies within so many years before it and its record. Anything earlier is a slip in the year. */
const MOST_YEARS_BEFORE = 5;

/**
 * Why something cannot have been done on a day, as a sentence; null when it can: not after today, what follows the visit not before the first
 * day on site, and nothing years before there was a challenge. A day before the record of the challenge is one like any other.
 */
export function whyNotDoneOn(
  { key, label, doneOn }: { key: string; label: string; doneOn: Day },
  { today, recordBegan, bases }: { today: Day; recordBegan: Day; bases: BaseDays },
): string | null {
  if (doneOn > today) return `The day it was done cannot be after today, ${formatDay(today)}.`;
  const start = bases["visit-start"];
  if (start !== null && doneOn < start && followsTheVisit(key)) {
    return `${label} follows the visit, so it cannot have been done before the first day on site, ${formatDay(start)}.`;
  }
  const began = start !== null && start < recordBegan ? start : recordBegan;
  if (doneOn < plusMonths(began, -12 * MOST_YEARS_BEFORE)) {
    return `${formatDay(doneOn)} is more than ${MOST_YEARS_BEFORE} years before this challenge. Look at the year.`;
  }
  return null;
}

/** A key date as somebody is about to keep it, and the day it was planned for. */
interface DelayFacts {
  wasDueOn: Day | null;
  dueOn: Day | null;
  latestOn: Day | null;
  doneOn: Day | null;
  lateReason: string | null;
}

/** What is asked where a date is done late or planned later without a reason; null where there is nothing to ask. */
export function reasonToAsk({ wasDueOn, dueOn, latestOn, doneOn, lateReason }: DelayFacts): string | null {
  if (lateReason !== null) return null;
  const last = lastDayOf({ due: dueOn, latest: latestOn });
  if (doneOn !== null && last !== null && doneOn > last) {
    return "Say why it was done late. If nobody knows any more, say that";
  }
  if (doneOn === null && wasDueOn !== null && dueOn !== null && dueOn > wasDueOn) {
    return "Say why it is planned later";
  }
  return null;
}
