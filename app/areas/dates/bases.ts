import type { VisitKind } from "#app/access/visit-kinds.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { Base } from "./rule-sets.ts";

/**
 * Days on which peers meet people: conversations before the visit, one phase on site (there may be several, weeks apart), or a
 * progress review. In any order, each day once or more often.
 */
export interface VisitDays {
  kind: VisitKind;
  days: readonly Day[];
  /** What it is called, where it has a name. */
  name?: string;
}

/** The days that key dates are counted from, each null while it is not known. */
export type BaseDays = Record<Exclude<Base, "stated">, Day | null>;

/**
 * The days to count from. T is the last day of the last phase on site, the start the first day of the first one; conversations before and
 * progress reviews count for neither.
 */
export function baseDays(visits: readonly VisitDays[], finalReportOn: Day | null): BaseDays {
  const onSite = visits
    .filter(({ kind }) => kind === "on-site")
    .flatMap(({ days }) => days)
    .sort();
  return { visit: onSite.at(-1) ?? null, "visit-start": onSite[0] ?? null, "final-report": finalReportOn };
}

const NAMES = {
  visit: "the last day on site",
  "visit-start": "the first day on site",
  "final-report": "the day the final report was finished",
} as const satisfies Record<keyof BaseDays, string>;

/** "the last day on site, 8 March 2024"; for a stated day that day alone. */
export function baseInWords(base: Base, day: Day): string {
  return base === "stated" ? formatDay(day) : `${NAMES[base]}, ${formatDay(day)}`;
}

/** What is missing while a base is not known, as a sentence. */
export function missingBase(base: Base): string {
  switch (base) {
    case "visit":
    case "visit-start":
      return "The days on site are not known yet, so this day cannot be worked out.";
    case "final-report":
      return "The day the final report was finished is not known yet, so this day cannot be worked out.";
    case "stated":
      return "The day to count from is not stated, so this day cannot be worked out.";
  }
}
