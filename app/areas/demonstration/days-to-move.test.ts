import { expect, it } from "vitest";
import { daysToMove } from "./days-to-move.ts";

it.each([
  ["three days, over since yesterday", "2026-11-23", "2026-11-25", "2026-11-26", 2],
  ["three days, over for a year", "2025-11-24", "2025-11-26", "2026-11-26", 366],
  ["one day", "2026-11-20", "2026-11-20", "2026-11-26", 6],
  ["over the turn of the year and a bank holiday", "2026-12-28", "2026-12-30", "2027-01-01", 3],
  ["its last day is today", "2026-11-24", "2026-11-26", "2026-11-26", null],
  ["still to come", "2026-12-01", "2026-12-03", "2026-11-26", null],
])("%s", (_, first, last, today, days) => {
  expect(daysToMove({ first, last }, today)).toBe(days);
});
