import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { type BaseDays, baseDays, type VisitDays } from "./bases.ts";
import { compare } from "./compare.ts";
import { BOUNDS, type Conditions, conditionsOf, type DateBound, type StatedCondition } from "./conditions.ts";
import type { CouncilDates } from "./councils.ts";
import { type DateWarning, endWarnings, warningsOnDay } from "./day-warnings.ts";
import { decisionsBefore } from "./decisions-before.ts";
import { orderWarnings, reviewDayWarnings } from "./order-of-dates.ts";
import {
  type Base,
  type DateRule,
  isMilestoneKey,
  MILESTONE_KEYS,
  milestoneLabel,
  type RuleSet,
} from "./rule-sets.ts";
import { type DaysSet, whyInWords } from "./why.ts";

/** All that key dates follow from. */
export interface DatesQuestion {
  ruleSet: Pick<RuleSet, "rules">;
  visits: readonly VisitDays[];
  /** The day the final report was finished; null while it is not. */
  finalReportOn: Day | null;
  /** Dates that are counted from another base than their rule says, by their keys. `from` is the day of a stated base. */
  countFrom: Readonly<Record<string, { base: Base; from: Day | null }>>;
  councils: readonly CouncilDates[];
  /** What the letter states itself: it goes before the rules. */
  stated: readonly StatedCondition[];
  /** Days that people set: they go before all. At most one for each key. */
  overrides: readonly DaysSet[];
}

/** A key date. Days are null where nothing gives one. */
export interface KeyDate {
  key: string;
  label: string;
  /** The day by which it is due. */
  due: Day | null;
  /** The very latest day, where there is one beside the day it is due. */
  latest: Day | null;
  notBefore: Day | null;
  /** What its days are counted from; `stated` when they are named, null when there is no rule. */
  base: Base | null;
  /** Where each day comes from, in sentences; a day that people set is named beside the rule's. */
  why: string;
  warnings: DateWarning[];
  /** What rule and letter give, whatever people set. */
  byRule: Record<DateBound, Day | null>;
  /** Which of the days people set. */
  set: DateBound[];
}

/**
 * The key dates of a challenge: those of the rules, of the letter and those that people set, in the order they come (docs/domain.md, "Stages and
 * dates"); its own dates stand behind, by their days. Pure, without a clock: the same question has the same answer, in whatever
 * order its lists stand.
 */
export function keyDatesOf(question: DatesQuestion): KeyDate[] {
  const bases = baseDays(question.visits, question.finalReportOn);
  const dates = keysOf(question).map((key) => keyDate(key, question, bases));
  const byOrder = inOrder(dates);
  return byOrder.map((date) => ({
    ...date,
    warnings: distinct([
      ...date.warnings,
      ...orderWarnings(date, byOrder, bases),
      ...reviewDayWarnings(date, question.visits),
      ...dayWarnings(date, question.councils),
      ...decisionsBefore(date, question.councils, bases).warnings,
    ]),
  }));
}

function keysOf({ ruleSet, stated, overrides }: DatesQuestion): string[] {
  return [...new Set([...ruleSet.rules, ...stated, ...overrides].map(({ key }) => key))];
}

function keyDate(key: string, question: DatesQuestion, bases: BaseDays): KeyDate {
  const { ruleSet, countFrom, councils, stated, overrides } = question;
  const rule = ruleSet.rules.find((one) => one.key === key) ?? null;
  const own = stated.filter((one) => one.key === key);
  const set = overrides.find((one) => one.key === key) ?? null;
  const conditions = conditionsOf(rebased(rule, countFrom[key]), own, bases);
  const byRule = { due: null, latest: null, notBefore: null } as KeyDate["byRule"];
  for (const bound of BOUNDS) byRule[bound] = conditions[bound]?.day ?? null;
  const days = { ...byRule };
  const isSet = BOUNDS.filter((bound) => set?.[bound] !== undefined);
  for (const bound of isSet) days[bound] = set?.[bound] ?? null;
  const date = { key, label: labelOf(key, rule, own, set), ...days };
  return {
    ...date,
    base: conditions.base,
    why: [whyInWords(conditions, set, days), ...decisionsBefore(date, councils, bases).words]
      .filter(Boolean)
      .join(" "),
    warnings: [...conditions.warnings, ...boundWarnings(days, conditions, set)],
    byRule,
    set: isSet,
  };
}

function rebased(
  rule: DateRule | null,
  from: DatesQuestion["countFrom"][string] | undefined,
): DateRule | null {
  return rule === null || from === undefined ? rule : { ...rule, ...from };
}

function labelOf(
  key: string,
  rule: DateRule | null,
  stated: readonly StatedCondition[],
  set: DaysSet | null,
): string {
  const [own = null] = [set?.label ?? null, ...stated.map(({ label }) => label).sort()].filter(Boolean);
  return rule?.label ?? own ?? (isMilestoneKey(key) ? milestoneLabel(key) : key);
}

/** Conditions of one date that cannot all hold. They are shown, never resolved. */
function boundWarnings(
  days: Record<DateBound, Day | null>,
  conditions: Conditions,
  set: DaysSet | null,
): DateWarning[] {
  const { notBefore, due, latest } = days;
  const said = (bound: DateBound) =>
    set?.[bound] !== undefined ? "as it was set" : (conditions[bound]?.words ?? "");
  const found: DateWarning[] = [];
  for (const bound of ["due", "latest"] as const) {
    const last = days[bound];
    if (notBefore === null || last === null || notBefore <= last) continue;
    found.push({
      code: "contradiction",
      message: `Not before ${formatDay(notBefore)}: ${said("notBefore")}. No later than ${formatDay(last)}: ${said(bound)}. Both cannot hold: agree with the council which one counts.`,
    });
  }
  if (due !== null && latest !== null && due > latest) {
    found.push({
      code: "past-latest",
      message: `The day it is due, ${formatDay(due)}, is after the very latest day, ${formatDay(latest)}: ${said("latest")}.`,
    });
  }
  return found;
}

function dayWarnings({ due, latest, notBefore }: KeyDate, councils: readonly CouncilDates[]): DateWarning[] {
  const last = [due, latest].filter((day): day is Day => day !== null);
  // From when something may happen is no day on which it does; but a council that has ended by then will not do it.
  if (last.length === 0) return notBefore === null ? [] : endWarnings(notBefore, councils);
  return last.flatMap((day) => warningsOnDay(day, councils));
}

function distinct(warnings: readonly DateWarning[]): DateWarning[] {
  return [...new Map(warnings.map((one) => [`${one.code} ${one.message}`, one])).values()];
}

function inOrder(dates: readonly KeyDate[]): KeyDate[] {
  const place = (key: string) => (isMilestoneKey(key) ? MILESTONE_KEYS.indexOf(key) : MILESTONE_KEYS.length);
  // Behind those of the list: the first first, without a day last.
  const day = ({ due, latest, notBefore }: KeyDate) => due ?? latest ?? notBefore ?? "9999";
  return [...dates].sort(
    (a, b) => place(a.key) - place(b.key) || compare(day(a), day(b)) || compare(a.key, b.key),
  );
}
