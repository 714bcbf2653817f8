import type { BaseDays } from "#app/areas/dates/bases.ts";
import {
  conditionsOfRule,
  daysByConditions,
  type KeptConditions,
  keptConditions,
} from "#app/areas/dates/kept-conditions.ts";
import {
  keptRule,
  LGA_FROM_APRIL_2024,
  type RuleSet,
  SCOPE_LETTER_2023,
} from "#app/areas/dates/rule-sets.ts";
import type { Day } from "#app/platform/days.ts";
import type { QuestionSet } from "./question-sets.ts";

/** A key date to be written; the days are null while what they are counted from is not known. */
export interface KeyDatePlan {
  key: string;
  label: string;
  rule: string;
  isHouseRule: boolean;
  notBefore: Day | null;
  dueOn: Day | null;
  latestOn: Day | null;
  /** What they are worked out from (dates/kept-conditions.ts). */
  conditions: string;
  /** Somebody set the day before the challenge was made. */
  isSet?: boolean | undefined;
}

/** The days on site; both or neither are known. The last of them is T. */
export interface OnSite {
  start: Day | null;
  end: Day | null;
}

/** What key dates are counted from while there is no report yet. */
export function basesOf({ start, end }: OnSite): BaseDays {
  return { visit: end, "visit-start": start, "final-report": null };
}

/** The rule set that goes with a question set. */
export function ruleSetOf(questionSet: QuestionSet["key"]): RuleSet {
  return questionSet === "2021" ? SCOPE_LETTER_2023 : LGA_FROM_APRIL_2024;
}

/** A key date with the days that its conditions give. */
export function plannedBy(
  facts: Pick<KeyDatePlan, "key" | "label" | "rule" | "isHouseRule">,
  conditions: KeptConditions,
  bases: BaseDays,
): KeyDatePlan {
  const { due, latest, notBefore } = daysByConditions(conditions, bases);
  return { ...facts, dueOn: due, latestOn: latest, notBefore, conditions: keptConditions.write(conditions) };
}

/** The key dates of a rule set; every one can be changed in the challenge. */
export function planKeyDates(questionSet: QuestionSet["key"], bases: BaseDays): KeyDatePlan[] {
  return ruleSetOf(questionSet).rules.map((rule) =>
    plannedBy(
      { key: rule.key, label: rule.label, rule: keptRule(rule), isHouseRule: rule.isHouseRule },
      conditionsOfRule(rule),
      bases,
    ),
  );
}
