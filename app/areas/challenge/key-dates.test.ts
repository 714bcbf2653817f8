import { expect, it } from "vitest";
import { contradiction, daysLate, isOverdue, lateAndNext, whenInWords } from "./key-dates.ts";

const date = (dueOn: string | null, doneOn: string | null = null, notBefore: string | null = null) => ({
  dueOn,
  doneOn,
  notBefore,
});

it.each([
  ["due tomorrow", date("2026-01-13"), 0, false],
  ["due today", date("2026-01-12"), 0, false],
  ["due yesterday", date("2026-01-11"), 1, true],
  ["done on time", date("2026-01-11", "2026-01-10"), 0, false],
  ["done three days late", date("2026-01-07", "2026-01-10"), 3, false],
  ["no date", date(null), 0, false],
  ["not before a day gone by", date(null, null, "2025-12-01"), 0, false],
] as const)("%s", (_name, thing, late, overdue) => {
  expect(daysLate(thing, "2026-01-12")).toBe(late);
  expect(isOverdue(thing, "2026-01-12")).toBe(overdue);
});

it("puts the longest late and the nearest next first", () => {
  const dates = [
    date("2026-03-01"),
    date("2026-01-02"),
    date(null),
    date("2026-02-01"),
    date("2025-12-01"),
    date("2025-01-01", "2025-01-01"),
  ];
  const { late, next } = lateAndNext(dates, "2026-01-12");
  expect(late.map((thing) => thing.dueOn)).toEqual(["2025-12-01", "2026-01-02"]);
  expect(next.map((thing) => thing.dueOn)).toEqual(["2026-02-01", "2026-03-01"]);
});

it("shows two conditions that cannot both hold, and keeps both", () => {
  expect(contradiction(date("2024-12-31", null, "2025-03-08"))).toMatch(/cannot hold/);
  expect(contradiction(date("2025-03-08", null, "2025-03-08"))).toBeNull();
  expect(contradiction(date(null, null, "2025-03-08"))).toBeNull();
});

it.each([
  [date("2024-03-29"), "29 March 2024"],
  [date("2024-12-31", null, "2025-03-08"), "not before 8 March 2025; no later than 31 December 2024"],
  [date(null, null, "2025-03-08"), "not before 8 March 2025"],
  [date(null), "not set"],
])("%o is %s", (thing, words) => {
  expect(whenInWords(thing)).toBe(words);
});
