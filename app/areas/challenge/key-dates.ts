import { formatDay } from "#app/platform/day-words.ts";
import { type Day, daysBetween } from "#app/platform/days.ts";

/** What the rules about dates need to know of a key date. */
export interface DatedThing {
  notBefore: Day | null;
  dueOn: Day | null;
  doneOn: Day | null;
}

/** Whole days late: past the due day while not done, or done after it. Nought when on time or without a due day. */
export function daysLate(thing: DatedThing, today: Day): number {
  if (thing.dueOn === null) return 0;
  return Math.max(0, daysBetween(thing.dueOn, thing.doneOn ?? today));
}

/** Whether it should have been done by now and has not been. */
export function isOverdue(thing: DatedThing, today: Day): boolean {
  return thing.doneOn === null && daysLate(thing, today) > 0;
}

/** The day a date stands under in a list: when it is due, or else from when it may happen. */
export function dayInList(thing: DatedThing): Day | null {
  return thing.dueOn ?? thing.notBefore;
}

/** What is late, the longest first; what comes next, the nearest first; days without a date are in neither. */
export function lateAndNext<T extends DatedThing>(
  things: readonly T[],
  today: Day,
): { late: T[]; next: T[] } {
  const open = things.filter((thing) => thing.doneOn === null && dayInList(thing) !== null);
  const byDay = (a: T, b: T) => ((dayInList(a) ?? "") < (dayInList(b) ?? "") ? -1 : 1);
  return {
    late: open.filter((thing) => isOverdue(thing, today)).sort(byDay),
    next: open.filter((thing) => !isOverdue(thing, today)).sort(byDay),
  };
}

/**
 * Two conditions of one date that cannot both hold, in words; null when they can. Such contradictions are shown,
 * never resolved by the computer.
 */
export function contradiction(thing: DatedThing): string | null {
  if (thing.notBefore === null || thing.dueOn === null || thing.notBefore <= thing.dueOn) return null;
  return "The earliest day is after the latest day: both conditions cannot hold. Agree with the council which one counts.";
}

/** When it is planned, in words: "29 March 2024", "not before 8 March 2025; no later than 31 December 2024". */
export function whenInWords({ notBefore, dueOn }: Pick<DatedThing, "notBefore" | "dueOn">): string {
  if (notBefore === null) return dueOn === null ? "not set" : formatDay(dueOn);
  const earliest = `not before ${formatDay(notBefore)}`;
  return dueOn === null ? earliest : `${earliest}; no later than ${formatDay(dueOn)}`;
}
