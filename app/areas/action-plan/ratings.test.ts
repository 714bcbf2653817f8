import { expect, it } from "vitest";
import { countByRating, isActionOverdue, type Rating, ratingMismatch, sharePercent } from "./ratings.ts";

const TODAY = "2026-11-22";

it.each<[string | null, Rating, boolean]>([
  ["2026-11-21", "on-track", true],
  ["2026-11-22", "on-track", false],
  ["2026-11-21", "complete", false],
  ["2026-11-21", "business-as-usual", false],
  [null, "not-started", false],
])("due %s and %s: overdue %s", (dueOn, rating, overdue) => {
  expect(isActionOverdue({ dueOn, rating }, TODAY)).toBe(overdue);
});

it.each<[string | null, Rating, RegExp | null]>([
  ["2026-11-21", "on-track", /off track/],
  ["2026-11-21", "at-risk", /off track/],
  ["2026-11-21", "off-track", null],
  ["2026-11-21", "complete", null],
  ["2026-12-20", "not-started", /at risk/],
  ["2026-12-21", "not-started", null],
  ["2026-12-20", "on-track", null],
  [null, "not-started", null],
])("due %s and %s: %s", (dueOn, rating, words) => {
  const mismatch = ratingMismatch({ dueOn, rating }, TODAY);
  if (words === null) expect(mismatch).toBeNull();
  else expect(mismatch).toMatch(words);
});

it("counts by rating in the order of the ratings", () => {
  const actions = (["complete", "on-track", "complete"] as const).map((rating) => ({ rating }));
  expect(countByRating(actions)).toEqual([
    { rating: "on-track", count: 1 },
    { rating: "complete", count: 2 },
  ]);
});

it.each([
  [1, 3, 33],
  [2, 3, 67],
  [0, 0, 0],
  [5, 5, 100],
])("%i of %i is %i per cent", (count, total, share) => {
  expect(sharePercent(count, total)).toBe(share);
});
