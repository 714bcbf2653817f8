import { expect, it } from "vitest";
import { standingOf } from "#app/areas/dates/standing.ts";
import type { Day } from "#app/platform/days.ts";
import { isReady, type ReadinessFacts, readinessChecks } from "./readiness.ts";

/** The key date of a document as it stands on a day. */
function dated(
  today: Day,
  days: { dueOn?: Day; latestOn?: Day; doneOn?: Day },
  recordBegan: Day | null = null,
): ReadinessFacts["date"] {
  const { dueOn = null, latestOn = null, doneOn = null } = days;
  const facts = { notBefore: null, due: dueOn, latest: latestOn, done: doneOn };
  return { notBefore: null, dueOn, latestOn, standing: standingOf(facts, today, recordBegan) };
}

const PLAN = { dueOn: "2026-01-10", latestOn: "2026-03-10" };

const READY: ReadinessFacts = {
  kind: "report",
  status: "final",
  unansweredComments: 0,
  faults: [],
  date: dated("2026-01-09", { dueOn: "2026-01-10" }),
  undertakings: [],
  elections: [],
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
  expect(checks.at(-1)?.text).toBe("In time. Planned: 10 January 2026.");
});

it.each<[string, Partial<ReadinessFacts>, string, boolean]>([
  ["a draft", { status: "draft" }, "final no", false],
  ["an unanswered comment", { unansweredComments: 1 }, "comments no", false],
  ["a file with faults", { faults: ["A table has no header row.", "x"] }, "file no", false],
  ["a report after three months", { date: dated("2026-01-11", { dueOn: "2026-01-10" }) }, "date look", true],
  [
    "an undertaking that is not on record",
    { undertakings: [{ quote: "Both councils undertook to publish it.", notUndertaken: ["Harrowmere"] }] },
    "undertaking look",
    true,
  ],
  ["a pre-election period", { elections: ["In the period."] }, "election look", true],
])("judges %s", (_, change, expected, ready) => {
  const checks = readinessChecks({ ...READY, ...change });
  expect(checks.map((check) => `${check.key} ${check.outcome}`)).toContain(expected);
  expect(isReady(checks)).toBe(ready);
});

it.each<[string, ReadinessFacts["date"], string, string]>([
  [
    "in time",
    dated("2026-01-10", PLAN),
    "yes",
    "In time. Planned: 10 January 2026; 10 March 2026 at the very latest.",
  ],
  [
    "late, before the very latest day",
    dated("2026-02-01", PLAN),
    "look",
    "Late by 22 days; 10 March 2026 at the very latest. Planned: 10 January 2026; 10 March 2026 at the very latest. Note the reason at the key date.",
  ],
  [
    "past the very latest day",
    dated("2026-03-12", PLAN),
    "look",
    "Late by 61 days, 2 days past the very latest day. Planned: 10 January 2026; 10 March 2026 at the very latest. Note the reason at the key date.",
  ],
  [
    "before this workspace",
    dated("2026-03-12", PLAN, "2026-03-11"),
    "look",
    "Planned: 10 January 2026; 10 March 2026 at the very latest, before this workspace was begun.",
  ],
  [
    "published before",
    dated("2026-03-12", { ...PLAN, doneOn: "2026-01-09" }),
    "yes",
    "The action plan was published before. Planned: 10 January 2026; 10 March 2026 at the very latest.",
  ],
  [
    "without a key date",
    null,
    "look",
    "There is no key date for the publication of the action plan, so nobody can say whether it is in time.",
  ],
])("says of a plan how it stands: %s", (_name, date, outcome, text) => {
  const check = readinessChecks({ ...READY, kind: "action-plan", date }).find(({ key }) => key === "date");
  expect(check).toEqual({ key: "date", outcome, text });
});

it("asks about the accuracy check for the report alone, and about no date where the key date has no day", () => {
  const date = dated("2026-01-09", {});
  const keys = readinessChecks({ ...READY, kind: "action-plan", unansweredComments: 3, date }).map(
    (check) => check.key,
  );
  expect(keys).toEqual(["final", "file"]);
});
