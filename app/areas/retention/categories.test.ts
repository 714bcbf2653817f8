import { expect, it } from "vitest";
import { dueOn, isHeld, stepFor } from "./categories.ts";

it.each([
  ["2024-03-08", 12, "2025-03-09"],
  ["2024-02-29", 12, "2025-03-01"],
  ["2026-08-31", 6, "2027-03-01"],
  ["2026-12-31", 1, "2027-02-01"],
  [null, 12, null],
])("after a last day on site of %s, %i months end on %s", (day, months, due) => {
  expect(dueOn(day, months)).toBe(due);
});

it.each([
  ["2027-01-01", null, false, "keep"],
  ["2027-01-29", "2027-03-01", false, "keep"],
  ["2027-01-30", "2027-03-01", false, "remind"],
  ["2027-02-28", "2027-03-01", true, "remind"],
  ["2027-03-01", "2027-03-01", false, "destroy"],
  ["2027-03-01", "2027-03-01", true, "held"],
  ["2030-01-01", "2027-03-01", false, "destroy"],
] as const)("on %s, with %s due and held %s: %s", (today, due, held, step) => {
  expect(stepFor(today, due, held)).toBe(step);
});

it.each([
  [[], false],
  [[{ category: null, liftedAt: null }], true],
  [[{ category: "notes", liftedAt: null }], true],
  [[{ category: "messages", liftedAt: null }], false],
  [[{ category: null, liftedAt: new Date(0) }], false],
])("with the holds %j notes are held: %s", (holds, held) => {
  expect(isHeld("notes", holds)).toBe(held);
});
