import { keptRule, RULE_SETS } from "#app/areas/dates/rule-sets.ts";

/** The rules that no letter has to state, as they are kept, with the set that each is of. */
const DEFAULTS = new Map(
  RULE_SETS.flatMap(({ title, rules }) => rules.map((rule) => [keptRule(rule), { title, rule }] as const)),
);

/**
 * The rule of a key date as it is kept ("T + 3 weeks (2023 scope letter, Process)"), in words that everybody reads: "3 weeks after
 * the last day on site (a default of the rule set “2023 scope letter”)". A default is called one, and of which set, so that nobody takes it for
 * what their own letter says. What is no such rule stays as it is. T: docs/domain.md, "Stages and dates".
 */
export function ruleInWords(rule: string): string {
  const standard = DEFAULTS.get(rule);
  const words =
    standard === undefined ? rule : `${standard.rule.words} (a default of the rule set “${standard.title}”)`;
  return words.replace(
    /T ([+−-]) ((?:\d+ to )?\d+ (?:day|week|month|year)s?)\b/g,
    (_, sign: string, length: string) =>
      `${length} ${sign === "+" ? "after" : "before"} the last day on site`,
  );
}
