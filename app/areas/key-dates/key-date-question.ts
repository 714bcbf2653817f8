import { baseDays, type VisitDays } from "#app/areas/dates/bases.ts";
import { BOUNDS, type DateBound, type StatedCondition } from "#app/areas/dates/conditions.ts";
import type { CouncilDates } from "#app/areas/dates/councils.ts";
import {
  daysByConditions,
  type KeptConditions,
  keptConditions,
  statedOf,
} from "#app/areas/dates/kept-conditions.ts";
import type { DatesQuestion } from "#app/areas/dates/key-dates.ts";
import type { DaysSet } from "#app/areas/dates/why.ts";
import { type Day, dayOf } from "#app/platform/days.ts";

/** A key date as it is kept. */
export interface KeptDate {
  key: string;
  label: string;
  notBefore: Day | null;
  dueOn: Day | null;
  latestOn: Day | null;
  conditions: string | null;
  setByName: string | null;
  setAt: Date | null;
  lateReason: string | null;
}

/** What the dates of a challenge are counted from. */
export interface CountedFrom {
  visits: readonly VisitDays[];
  finalReportOn: Day | null;
}

const NO_CONDITIONS: KeptConditions = { due: null, latest: null, notBefore: null };

/**
 * The key dates of a challenge as a question to the rules of dates. What is kept is what holds: a day that is not where its conditions put
 * it was set by people.
 */
export function questionOf(
  dates: readonly KeptDate[],
  { visits, finalReportOn }: CountedFrom,
  councils: readonly CouncilDates[],
): DatesQuestion {
  const bases = baseDays(visits, finalReportOn);
  const stated: StatedCondition[] = [];
  const overrides: DaysSet[] = [];
  for (const date of dates) {
    const conditions = date.conditions === null ? NO_CONDITIONS : keptConditions.read(date.conditions);
    stated.push(...statedOf(date.key, date.label, conditions));
    const byRule = daysByConditions(conditions, bases);
    const kept = { due: date.dueOn, latest: date.latestOn, notBefore: date.notBefore };
    const set = BOUNDS.filter((bound) => kept[bound] !== byRule[bound]);
    // A date without conditions and without a day is asked about too.
    if (set.length > 0 || date.conditions === null) overrides.push(settingOf(date, kept, set));
  }
  return { ruleSet: { rules: [] }, visits, finalReportOn, countFrom: {}, councils, stated, overrides };
}

function settingOf(
  { key, label, setByName, setAt, lateReason }: KeptDate,
  kept: Record<DateBound, Day | null>,
  set: readonly DateBound[],
): DaysSet {
  return {
    key,
    label,
    by: setByName ?? "",
    on: setAt === null ? null : dayOf(setAt),
    reason: lateReason ?? "",
    ...Object.fromEntries(set.map((bound) => [bound, kept[bound]])),
  };
}
