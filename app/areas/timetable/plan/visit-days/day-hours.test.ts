import { expect, it } from "vitest";
import { withDefaults } from "../house-rules.ts";
import { type HoursByDay, hoursProblem, ownHoursFrom, ownHoursRows, rulesOn } from "./day-hours.ts";

const FIRST = "2026-03-02";
const LAST = "2026-03-04";
const RULES = withDefaults([
  { key: "dayStart", minutes: 510 },
  { key: "dayEnd", minutes: 1080 },
]);

it.each<[string, HoursByDay, string, [number, number]]>([
  ["no day has hours of its own", {}, FIRST, [510, 1080]],
  ["a first day begins at noon", { [FIRST]: { from: 720 } }, FIRST, [720, 1080]],
  ["a last day ends early", { [LAST]: { to: 900 } }, LAST, [510, 900]],
  ["another day has both", { [LAST]: { from: 600, to: 900 } }, FIRST, [510, 1080]],
])("%s", (_what, hours, date, expected) => {
  const { dayStart, dayEnd } = rulesOn(RULES, hours, date);
  expect([dayStart, dayEnd]).toEqual(expected);
});

it("reads what it keeps, and nothing else that is kept beside it", () => {
  const hours = { [FIRST]: { from: 720 }, [LAST]: { from: 540, to: 900 } };
  const rows = ownHoursRows("challenge", hours);
  expect(rows.map(({ label }) => label)).toEqual([
    "Monday 2 March 2026 starts at",
    "Wednesday 4 March 2026 starts at",
    "Wednesday 4 March 2026 ends at",
  ]);
  const others = ["dayStart", "weight.idle", "hours.from.soon", "hours.at.2026-03-02"];
  expect(ownHoursFrom([...rows, ...others.map((key) => ({ key, minutes: 1 }))])).toEqual(hours);
});

it.each<[HoursByDay, string | null]>([
  [{ [FIRST]: { from: 720 } }, null],
  [{ [LAST]: { to: 510 } }, "Wednesday 4 March 2026 would start at 08:30 and end at 08:30"],
  [{ [FIRST]: { from: 1140 } }, "Monday 2 March 2026 would start at 19:00 and end at 18:00"],
])("finds the day that would end before it starts: %j", (hours, words) => {
  const message = hoursProblem(RULES, hours)?.message ?? null;
  expect(message === null ? null : message.split(":").slice(0, 3).join(":")).toBe(words);
});
