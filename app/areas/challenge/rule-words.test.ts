import { expect, it } from "vitest";
import { keptRule, RULE_SETS } from "#app/areas/dates/rule-sets.ts";
import { ruleInWords } from "./rule-words.ts";

it.each([
  [
    "T + 3 weeks (2023 scope letter, Process)",
    "3 weeks after the last day on site (2023 scope letter, Process)",
  ],
  ["about T − 6 months", "about 6 months before the last day on site"],
  [
    "T − 4 to 6 months (LGA from April 2024)",
    "4 to 6 months before the last day on site (LGA from April 2024)",
  ],
  [
    "T + 3 months, with the report; T + 5 months at the very latest",
    "3 months after the last day on site, with the report; 5 months after the last day on site at the very latest",
  ],
  ["at least T + 1 year", "at least 1 year after the last day on site"],
  ["no later than December 2024", "no later than December 2024"],
  [
    "before the visit (2023 scope letter, Peer preparation)",
    "before the visit (2023 scope letter, Peer preparation)",
  ],
])("%s", (rule, words) => {
  expect(ruleInWords(rule)).toBe(words);
});

it.each(RULE_SETS.flatMap(({ rules }) => rules.map(keptRule)))("%s leaves no T", (rule) => {
  expect(ruleInWords(rule)).not.toMatch(/\bT\b/);
});
