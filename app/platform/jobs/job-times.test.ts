import { expect, it } from "vitest";
import { nextTryAt } from "./job-times.ts";

const NOW = new Date("2027-03-01T09:00:00Z");
const HOUR_MS = 3_600_000;

it.each([
  [1, null, 1],
  [2, null, 5],
  [5, null, 180],
  [6, null, 180],
  [7, null, null],
  [1, 15_000, 0.25],
  [2, 24 * HOUR_MS, 5],
  [99, 24 * HOUR_MS, 180],
  [99, HOUR_MS, 60],
])(
  "after %i tries of a job that comes round every %s ms, the next is in %s minutes",
  (attempts, everyMs, minutes) => {
    expect(nextTryAt(attempts, NOW, everyMs)?.getTime() ?? null).toBe(
      minutes === null ? null : NOW.getTime() + minutes * 60_000,
    );
  },
);
