import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  HOUSE_RULES,
  MOST_POINTS,
  MOST_RULE_MINUTES,
  ruleText,
  SOFT_WEIGHTS,
} from "#app/areas/timetable/plan/house-rules.ts";
import { STEP_KIND_NAMES, STEP_KINDS } from "#app/notices/kinds.ts";
import { leadsInWords, tellingHoursInWords } from "#app/notices/rule-words.ts";
import { HOUSE_TELLING_RULES, LAPSES_AFTER_DAYS } from "#app/notices/telling-rules.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { DEFAULT_SOFT_RULES } from "#app/solver/weights.ts";

const domain = readFileSync(join(projectRoot, "docs", "domain.md"), "utf8");

it("says in docs/domain.md what the house rules of a timetable are, as the form has them", () => {
  const rows = [
    ...HOUSE_RULES.map(({ key, unit, minutes, label }) => {
      const value = ruleText(key, minutes);
      return `| ${label} | ${unit === "minutes" ? `${value} minutes` : value} |`;
    }),
    ...SOFT_WEIGHTS.map(({ key, label, hint }) => `| ${label} | ${DEFAULT_SOFT_RULES[key]} points ${hint} |`),
  ];
  expect(domain).toContain(["| house rule | default |", "| --- | --- |", ...rows].join("\n"));
  expect(domain).toContain(`0 to ${MOST_RULE_MINUTES} minutes`);
  expect(domain.replaceAll(/\s+/g, " ")).toContain(`points go from 0 to ${MOST_POINTS}`);
});

it("says in docs/domain.md when people are told what is their turn", () => {
  const { hours, gatherMinutes, leads } = HOUSE_TELLING_RULES;
  const rows = [
    `| People are told things | ${tellingHoursInWords(hours)} |`,
    `| After something happened more is waited for | ${gatherMinutes} minutes |`,
    ...STEP_KIND_NAMES.map((kind) => `| ${STEP_KINDS[kind].label} | ${leadsInWords(leads[kind])} |`),
    `| What nobody was told is told no more after | ${LAPSES_AFTER_DAYS} days |`,
  ];
  expect(domain).toContain(["| house rule | default |", "| --- | --- |", ...rows].join("\n"));
});

it("weighs by the thresholds that the names of the weights say in words", () => {
  // "more than an hour", "a quarter of an hour", "more than two above the usual".
  expect(DEFAULT_SOFT_RULES).toMatchObject({ idleMinutes: 60, stepMinutes: 15, togetherAllowance: 2 });
});
