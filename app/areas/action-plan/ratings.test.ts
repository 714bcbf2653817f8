import fc from "fast-check";
import { expect, it } from "vitest";
import { countByRating, isActionOverdue, type Rating, ratingMismatch, wholeShares } from "./ratings.ts";

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
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
  [
    [1, 1, 1, 1, 1, 1],
    [17, 17, 17, 17, 16, 16],
  ],
  [[5], [100]],
  [
    [1, 2],
    [33, 67],
  ],
  [
    [0, 0],
    [0, 0],
  ],
  [[], []],
])("shares %j as %j per cent", (counts, shares) => {
  expect(wholeShares(counts)).toEqual(shares);
});

it("shares that add up to 100, none more than one away from its own", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 6 }), (counts) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      fc.pre(total > 0);
      const shares = wholeShares(counts);
      return (
        shares.reduce((sum, share) => sum + share, 0) === 100 &&
        shares.every((share, place) => Math.abs(share - ((counts[place] ?? 0) * 100) / total) < 1)
      );
    }),
  );
});
