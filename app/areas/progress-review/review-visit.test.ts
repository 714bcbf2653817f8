import { expect, it } from "vitest";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { hasBeenHeld, heldWords, visitOfReview } from "./review-visit.ts";

const visit = (id: string, kind: VisitKind, ...days: string[]) => ({ id, kind, days });
const STAY = visit("stay", "on-site", "2026-03-02");
const FIRST = visit("first", "progress-review", "2027-01-20", "2027-01-21");
const SECOND = visit("second", "progress-review", "2028-01-20");
const WITHOUT_DAYS = visit("later", "progress-review");

it.each<[(typeof STAY)[], string | null, string | null]>([
  [[STAY, FIRST, SECOND], "2028-01-20", "second"],
  [[STAY, FIRST, SECOND], "2027-01-21", "first"],
  [[STAY, FIRST, SECOND], "2026-03-02", "first"],
  [[STAY, FIRST, SECOND], null, "first"],
  [[STAY, WITHOUT_DAYS], "2027-01-20", "later"],
  [[STAY], "2026-03-02", null],
])("of %j, held on %s, is %s", (visits, heldOn, id) => {
  expect(visitOfReview(visits, heldOn)?.id ?? null).toBe(id);
});

it.each<[typeof STAY | null, string | null, string | null]>([
  [FIRST, "2027-01-21", "20 to 21 January 2027"],
  [SECOND, "2028-01-20", "20 January 2028"],
  [FIRST, "2027-01-22", "22 January 2027"],
  [null, "2027-01-22", "22 January 2027"],
  [FIRST, null, null],
])("says of %j when it was held", (visit, heldOn, words) => {
  expect(heldWords(visit, heldOn)).toBe(words);
});

it.each<[typeof STAY | null, string | null, string, boolean]>([
  [FIRST, "2027-01-20", "2027-01-20", false],
  [FIRST, "2027-01-20", "2027-01-21", true],
  [FIRST, "2027-01-22", "2027-01-21", false],
  [FIRST, "2027-01-22", "2027-01-22", true],
  [null, "2027-01-22", "2027-01-22", true],
  [FIRST, null, "2027-01-25", false],
])("has the review of %j, written down for %s, been held on %s: %s", (visit, heldOn, today, held) => {
  expect(hasBeenHeld(visit, heldOn, today)).toBe(held);
});
