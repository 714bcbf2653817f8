import fc from "fast-check";
import { expect, it } from "vitest";
import { NOTICE_KIND_NAMES } from "./kinds.ts";
import {
  changedRules,
  inOrder,
  markOfRules,
  readLeads,
  rulesFrom,
  ruleValues,
  tellingProblem,
} from "./stored-rules.ts";
import { HOUSE_TELLING_RULES, type TellingRules } from "./telling-rules.ts";

it.each([
  ["28, 7", [28, 7]],
  ["7 and 28", [7, 28]],
  ["7;7 ,1", [7, 1]],
  ["  ", []],
  ["0", [0]],
  ["180", [180]],
  ["181", null],
  ["1, 2, 3, 4, 5, 6", [1, 2, 3, 4, 5, 6]],
  ["1, 2, 3, 4, 5, 6, 7", null],
  ["-3", null],
  ["a week", null],
  ["1.5", null],
])("reads %j as %j", (text, days) => {
  expect(readLeads(text)).toEqual(days);
});

it("keeps nothing of the rules that the workspace comes with, and reads them where nothing is kept", () => {
  expect(changedRules(HOUSE_TELLING_RULES)).toEqual([]);
  expect(rulesFrom([])).toEqual(HOUSE_TELLING_RULES);
});

it("reads the house rule for what is kept and cannot be read, and leaves out what it does not know", () => {
  const stored = [
    { key: "hours.from", value: "25:00" },
    { key: "gatherMinutes", value: "soon" },
    { key: "leads.action.before", value: "a fortnight" },
    { key: "off.a-kind-of-later", value: "yes" },
  ];
  expect(rulesFrom(stored)).toEqual(HOUSE_TELLING_RULES);
});

it("gives back whatever was kept", () => {
  const times = fc.constantFrom("00:00", "06:30", "08:00", "17:45", "23:59");
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 180 }), { maxLength: 6 });
  const leads = fc.record({ before: days, late: days, escalate: days }).map(({ before, late, escalate }) => ({
    before: inOrder("before", before),
    late: inOrder("late", late),
    escalate: inOrder("escalate", escalate),
  }));
  const rules: fc.Arbitrary<TellingRules> = fc.record({
    hours: fc.record({ from: times, until: times, onWeekends: fc.boolean(), onBankHolidays: fc.boolean() }),
    gatherMinutes: fc.integer({ min: 0, max: 240 }),
    leads: fc.record({ "key-date": leads, document: leads, action: leads }),
    off: fc.subarray(NOTICE_KIND_NAMES).map((kinds) => new Set(kinds)),
  });
  fc.assert(
    fc.property(rules, (wanted) => {
      expect(rulesFrom(changedRules(wanted))).toEqual(wanted);
      expect(rulesFrom(ruleValues(wanted))).toEqual(wanted);
    }),
  );
});

it.each([
  ["08:00", "18:00", true],
  ["08:00", "08:00", false],
  ["18:00", "08:00", false],
])("hours from %s until %s are hours: %s", (from, until, are) => {
  expect(tellingProblem({ from, until }) === null).toBe(are);
});

it("marks rules as others where anything of them is", () => {
  const marks = [
    HOUSE_TELLING_RULES,
    { ...HOUSE_TELLING_RULES, gatherMinutes: 31 },
    { ...HOUSE_TELLING_RULES, off: new Set(["published" as const]) },
    { ...HOUSE_TELLING_RULES, hours: { ...HOUSE_TELLING_RULES.hours, onWeekends: true } },
  ].map(markOfRules);
  expect(new Set(marks).size).toBe(4);
  expect(markOfRules(rulesFrom([]))).toBe(marks[0]);
});
