import { expect, it } from "vitest";
import { isPlanFiltered, isShown, ownersOf, readPlanFilter } from "./plan-filter.ts";

const today = "2026-11-22";
const late = { rating: "on-track", ownerName: "Ada Ash", dueOn: "2026-10-31" } as const;

it.each([
  ["", true, false],
  ["rating=on-track", true, true],
  ["rating=complete", false, true],
  ["rating=purple", true, false],
  ["owner=Ada+Ash", true, true],
  ["owner=Bo+Birch", false, true],
  ["overdue=yes", true, true],
  ["overdue=yes&rating=at-risk", false, true],
])("with %s", (query, shown, filtered) => {
  const filter = readPlanFilter(new URLSearchParams(query));
  expect(isShown(late, filter, today)).toBe(shown);
  expect(isPlanFiltered(filter)).toBe(filtered);
});

it("does not call late what is finished", () => {
  const filter = readPlanFilter(new URLSearchParams("overdue=yes"));
  expect(isShown({ ...late, rating: "complete" }, filter, today)).toBe(false);
});

it("names each owner once", () => {
  const names = ["Bo Birch", "Ada Ash", "", "Bo Birch"].map((ownerName) => ({ ownerName }));
  expect(ownersOf(names)).toEqual(["Ada Ash", "Bo Birch"]);
});
