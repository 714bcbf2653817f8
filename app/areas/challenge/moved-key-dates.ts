import type { BaseDays } from "#app/areas/dates/bases.ts";
import type { DateBound } from "#app/areas/dates/conditions.ts";
import { daysByConditions, keptConditions } from "#app/areas/dates/kept-conditions.ts";
import type { Day } from "#app/platform/days.ts";

/** The days of a key date as they are kept. */
export interface KeptDays {
  notBefore: Day | null;
  dueOn: Day | null;
  latestOn: Day | null;
}

/** A key date as the moving of dates looks at it. */
export interface MovableDate extends KeptDays {
  id: string;
  label: string;
  doneOn: Day | null;
  conditions: string | null;
}

/** One date that would move with what it is counted from. */
export interface MovedKeyDate extends KeptDays {
  id: string;
  label: string;
  /** What is shown: the first of its days that moves. */
  from: Day | null;
  to: Day | null;
}

/** Where each day of the rules is kept. */
const COLUMN_OF = { due: "dueOn", latest: "latestOn", notBefore: "notBefore" } as const satisfies Record<
  DateBound,
  keyof KeptDays
>;

/**
 * The dates that follow from what they are counted from (the visit, the final report) and would move with it. A day that people set,
 * which is not where its conditions put it, stays, and so does what is done already. What was empty for want of a base is filled in.
 */
export function movedKeyDates(
  dates: readonly MovableDate[],
  before: BaseDays,
  after: BaseDays,
): MovedKeyDate[] {
  return dates.flatMap(({ id, label, doneOn, conditions, ...kept }) => {
    if (doneOn !== null || conditions === null) return [];
    const given = keptConditions.read(conditions);
    const was = daysByConditions(given, before);
    const becomes = daysByConditions(given, after);
    const moving = (["due", "latest", "notBefore"] as const).filter(
      (bound) => kept[COLUMN_OF[bound]] === was[bound] && becomes[bound] !== was[bound],
    );
    const [shown] = moving;
    if (shown === undefined) return [];
    const days = { notBefore: kept.notBefore, dueOn: kept.dueOn, latestOn: kept.latestOn };
    for (const bound of moving) days[COLUMN_OF[bound]] = becomes[bound];
    return [{ id, label, from: was[shown], to: becomes[shown], ...days }];
  });
}
