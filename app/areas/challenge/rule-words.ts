/**
 * The rule of a key date as it is kept ("T + 3 weeks (2023 scope letter, Process)"), in words that everybody reads: "3 weeks after
 * the last day on site (2023 scope letter, Process)". What is no such rule stays as it is. T: docs/domain.md, "Stages and dates".
 */
export function ruleInWords(rule: string): string {
  return rule.replace(
    /T ([+−-]) ((?:\d+ to )?\d+ (?:day|week|month|year)s?)\b/g,
    (_, sign: string, length: string) =>
      `${length} ${sign === "+" ? "after" : "before"} the last day on site`,
  );
}
