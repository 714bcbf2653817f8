import { expect, it } from "vitest";
import { groupAsked, visitGroups } from "./visit-groups.ts";

const CALLS = { id: "calls", kind: "conversations", name: "Calls" } as const;
const FIRST = { id: "first", kind: "on-site", name: "First phase" } as const;
const SECOND = { id: "second", kind: "on-site", name: "Second phase" } as const;
const REVIEW = { id: "review", kind: "progress-review", name: "Progress review" } as const;

it.each([
  ["one visit", [FIRST], ["First phase: first"]],
  ["two phases", [FIRST, SECOND], ["Phases on site: first second"]],
  [
    "all kinds",
    [CALLS, FIRST, SECOND, REVIEW],
    ["Before and on site: calls first second", "Progress review: review"],
  ],
] as const)("puts together what the report stands on, of %s", (_, visits, expected) => {
  expect(visitGroups(visits).map(({ name, visitIds }) => `${name}: ${visitIds.join(" ")}`)).toEqual(expected);
});

it.each([
  ["review", "on-site", "review"],
  ["nothing", "on-site", "report"],
  [null, "on-site", "report"],
  [null, "reviewing", "review"],
  ["report", "reviewing", "report"],
  [null, "closed", "report"],
] as const)("asked for %s while %s shows %s", (asked, stage, key) => {
  expect(groupAsked(visitGroups([FIRST, REVIEW]), asked, stage).key).toBe(key);
});
