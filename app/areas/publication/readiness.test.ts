import { expect, it } from "vitest";
import { isReady, type ReadinessFacts, readinessChecks } from "./readiness.ts";

const READY: ReadinessFacts = {
  kind: "report",
  status: "final",
  unansweredComments: 0,
  faults: [],
  lastDayOnSite: "2025-10-10",
  dueOn: null,
  today: "2026-01-09",
};

it("is ready when nothing stands in the way, and says why", () => {
  const checks = readinessChecks(READY);
  expect(checks.map((check) => `${check.key} ${check.outcome}`)).toEqual([
    "final yes",
    "comments yes",
    "file yes",
    "date yes",
  ]);
  expect(isReady(checks)).toBe(true);
  expect(checks.at(-1)?.text).toBe("In time: the peer challenge report is due by 10 January 2026.");
});

it.each<[string, Partial<ReadinessFacts>, string, boolean]>([
  ["a draft", { status: "draft" }, "final no", false],
  ["an unanswered comment", { unansweredComments: 1 }, "comments no", false],
  ["a file with faults", { faults: ["A table has no header row.", "x"] }, "file no", false],
  ["a report after three months", { today: "2026-01-11" }, "date look", true],
  ["a plan within five months", { kind: "action-plan", today: "2026-03-10" }, "date yes", true],
  ["a plan after five months", { kind: "action-plan", today: "2026-03-11" }, "date look", true],
  [
    "a plan after its own date",
    { kind: "action-plan", dueOn: "2026-01-10", today: "2026-02-01" },
    "date look",
    true,
  ],
  ["a review within a year", { kind: "progress-review", today: "2026-10-10" }, "date yes", true],
  ["the pre-election period", { today: "2026-04-01" }, "election look", true],
])("judges %s", (_, change, expected, ready) => {
  const checks = readinessChecks({ ...READY, ...change });
  expect(checks.map((check) => `${check.key} ${check.outcome}`)).toContain(expected);
  expect(isReady(checks)).toBe(ready);
});

it("asks about the accuracy check for the report alone, and about no date without one", () => {
  const keys = readinessChecks({
    ...READY,
    kind: "action-plan",
    unansweredComments: 3,
    lastDayOnSite: null,
  }).map((check) => check.key);
  expect(keys).toEqual(["final", "file"]);
});
