import { expect, it } from "vitest";
import { isHeld } from "./categories.ts";
import { destroyedOn, dueOn, stepFor } from "./periods.ts";

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
  ["2027-01-01", null, null, false, "keep"],
  ["2027-01-29", "2027-03-01", null, false, "keep"],
  ["2027-01-30", "2027-03-01", null, false, "remind"],
  ["2027-01-31", "2027-03-01", "2027-01-30", false, "keep"],
  ["2027-02-28", "2027-03-01", null, true, "remind"],
  ["2027-03-01", "2027-03-01", "2027-01-30", false, "destroy"],
  ["2027-03-01", "2027-03-01", "2027-01-31", false, "wait"],
  ["2027-03-02", "2027-03-01", "2027-01-31", false, "destroy"],
  ["2027-03-01", "2027-03-01", "2027-01-30", true, "held"],
  ["2027-03-01", "2027-03-01", null, true, "held"],
  ["2030-01-01", "2027-03-01", null, false, "remind"],
  ["2030-01-30", "2027-03-01", "2030-01-01", false, "wait"],
  ["2030-01-31", "2027-03-01", "2030-01-01", false, "destroy"],
  // Told by a clock that was years ahead, and is right again.
  ["2027-03-01", "2027-03-01", "2029-03-01", false, "remind"],
] as const)("on %s, with %s due, reminded on %s and held %s: %s", (today, due, remindedOn, held, step) => {
  expect(stepFor(today, due, { isHeld: held, remindedOn })).toBe(step);
});

it.each([
  ["2027-01-01", null, "2027-03-01"],
  ["2027-02-10", null, "2027-03-12"],
  ["2030-01-01", null, "2030-01-31"],
  ["2027-03-10", "2027-01-30", "2027-03-01"],
  ["2027-03-10", "2027-02-28", "2027-03-30"],
])(
  "says on %s, reminded on %s, that what is due on 1 March 2027 is destroyed on %s",
  (today, remindedOn, day) => {
    expect(destroyedOn("2027-03-01", remindedOn, today)).toBe(day);
  },
);

it.each([
  [[], false],
  [[{ category: null, liftedAt: null }], true],
  [[{ category: "notes", liftedAt: null }], true],
  [[{ category: "messages", liftedAt: null }], false],
  [[{ category: null, liftedAt: new Date(0) }], false],
])("with the holds %j notes are held: %s", (holds, held) => {
  expect(isHeld("notes", holds)).toBe(held);
});
