import { expect, it } from "vitest";
import { type Frequency, nextReportDue } from "./reporting.ts";

it.each<[Frequency, string | null, string, string | null]>([
  ["quarterly", "2026-03-06", "2026-03-06", "2026-06-06"],
  ["quarterly", "2026-03-06", "2026-11-22", "2026-12-06"],
  ["half-yearly", "2026-03-31", "2026-09-30", "2027-03-31"],
  ["yearly", "2024-02-29", "2025-01-01", "2025-02-28"],
  ["monthly", "2026-01-31", "2026-02-27", "2026-02-28"],
  ["once", "2026-03-06", "2026-03-06", null],
  ["quarterly", null, "2026-03-06", null],
])("%s from %s, on %s: %s", (frequency, approvedOn, today, due) => {
  expect(nextReportDue(frequency, approvedOn, today)).toBe(due);
});
