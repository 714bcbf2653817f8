import { applyOffset } from "#app/areas/dates/offsets.ts";
import { keptRule, type RuleSet } from "#app/areas/dates/rule-sets.ts";

export interface PlannedMilestone {
  key: string;
  label: string;
  /** YYYY-MM-DD; null when no rule gives a day. */
  due: string | null;
  /** YYYY-MM-DD: not before this day; null when there is no such condition. */
  notBefore: string | null;
  rule: string;
  isHouseRule: boolean;
}

/**
 * The key dates of a challenge by a set of rules, in its order.
 * @param T last day on site, YYYY-MM-DD
 * @param start first day on site; T when it is not known
 */
export function milestonesFor(T: string, ruleSet: RuleSet, start: string = T): PlannedMilestone[] {
  return ruleSet.rules.map((line) => {
    const from = line.base === "visit-start" ? start : T;
    return {
      key: line.key,
      label: line.label,
      due: line.due && applyOffset(from, line.due),
      notBefore: line.notBefore && applyOffset(from, line.notBefore),
      rule: keptRule(line),
      isHouseRule: line.isHouseRule,
    };
  });
}
