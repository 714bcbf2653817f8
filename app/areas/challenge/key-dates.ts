import type { DateFacts } from "#app/areas/dates/standing.ts";
import type { Day } from "#app/platform/days.ts";

/** The days of a key date as they are kept. */
export interface KeptDays {
  notBefore: Day | null;
  dueOn: Day | null;
  doneOn: Day | null;
}

/** What the rules of dates need to know of a key date that is kept. */
export function factsOf({ notBefore, dueOn, doneOn }: KeptDays): DateFacts {
  return { notBefore, due: dueOn, latest: null, done: doneOn };
}

/**
 * Two conditions of one date that cannot both hold, in words; null when they can. Such contradictions are shown,
 * never resolved by the computer.
 */
export function contradiction({ notBefore, dueOn }: Pick<KeptDays, "notBefore" | "dueOn">): string | null {
  if (notBefore === null || dueOn === null || notBefore <= dueOn) return null;
  return "The earliest day is after the latest day: both conditions cannot hold. Agree with the council which one counts.";
}
