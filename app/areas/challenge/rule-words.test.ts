import { expect, it } from "vitest";
import { keptRule, RULE_SETS } from "#app/areas/dates/rule-sets.ts";
import { ruleInWords } from "./rule-words.ts";

it.each([
  [
    "T + 3 weeks (2023 scope letter, Process)",
    "3 weeks after the last day on site (a default of the rule set “2023 scope letter”)",
  ],
  ["about T − 6 months", "about 6 months before the last day on site"],
  [
    "T − 4 to 6 months (LGA from April 2024)",
    "4 to 6 months before the last day on site (a default of the rule set “LGA from April 2024”)",
  ],
  [
    "T + 3 months, with the report; T + 5 months at the very latest",
    "3 months after the last day on site, with the report; 5 months after the last day on site at the very latest",
  ],
  ["at least T + 1 year", "at least 1 year after the last day on site"],
  ["no later than December 2024", "no later than December 2024"],
  [
    "before the visit (2023 scope letter, Peer preparation)",
    "before the visit (a default of the rule set “2023 scope letter”)",
  ],
  [
    "T + 3 weeks (scope letter, Process: “The draft report follows within 3 weeks of the visit.”)",
    "3 weeks after the last day on site (scope letter, Process: “The draft report follows within 3 weeks of the visit.”)",
  ],
])("%s", (rule, words) => {
  expect(ruleInWords(rule)).toBe(words);
});

it.each(RULE_SETS.flatMap(({ rules }) => rules.map(keptRule)))("%s leaves no T", (rule) => {
  expect(ruleInWords(rule)).not.toMatch(/\bT\b/);
});
