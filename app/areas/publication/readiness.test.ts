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
  accuracyCheck: { drafts: 1, comments: 2, unanswered: 0 },
  blanks: [],
  plan: null,
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
    "blanks yes",
    "file yes",
    "date yes",
  ]);
  expect(isReady(checks)).toBe(true);
  expect(checks.at(-1)?.text).toBe("In time. Planned: 10 January 2026.");
});

it.each<[string, Partial<ReadinessFacts>, string, boolean]>([
  ["a draft", { status: "draft" }, "final no", false],
  [
    "an unanswered comment",
    { accuracyCheck: { drafts: 1, comments: 3, unanswered: 1 } },
    "comments no",
    false,
  ],
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
  const keys = readinessChecks({
    ...READY,
    kind: "action-plan",
    accuracyCheck: { drafts: 1, comments: 3, unanswered: 3 },
    date,
  }).map((check) => check.key);
  expect(keys).toEqual(["final", "blanks", "file"]);
});

it.each<[string, Partial<ReadinessFacts>, string, string, string]>([
  [
    "no check was held",
    { accuracyCheck: { drafts: 0, comments: 0, unanswered: 0 } },
    "comments",
    "look",
    "No draft was issued, so no council has checked the facts in this workspace.",
  ],
  [
    "a draft without a comment",
    { accuracyCheck: { drafts: 1, comments: 0, unanswered: 0 } },
    "comments",
    "yes",
    "A draft was issued for the accuracy check. No council wrote a comment.",
  ],
  ["answered comments", {}, "comments", "yes", "All 2 comments of the accuracy check have an answer."],
  [
    "a blank",
    { blanks: ["TBC: NAME of Leader"] },
    "blanks",
    "look",
    "It may hold blanks that nobody has filled in: “TBC: NAME of Leader”. Issue a mended version, or publish it if they are meant.",
  ],
  ["no blank", {}, "blanks", "yes", "Its words were searched for blanks to fill in: none was found."],
  [
    "a plan without responses",
    { plan: { unanswered: 6, recommendations: 6, isReportPublished: true } },
    "responses",
    "look",
    "It says “No response yet” on 6 of 6 recommendations.",
  ],
  [
    "a plan with all responses",
    { plan: { unanswered: 0, recommendations: 6, isReportPublished: true } },
    "responses",
    "yes",
    "It has a response to all 6 recommendations in it.",
  ],
  [
    "a plan before the report",
    { plan: { unanswered: 0, recommendations: 6, isReportPublished: false } },
    "report",
    "look",
    "The report that it answers is not published in this workspace. Publish that first, or both together.",
  ],
])("says what it looked at: %s", (_, change, key, outcome, text) => {
  const facts = {
    ...READY,
    ...(change.plan === undefined ? {} : { kind: "action-plan" as const }),
    ...change,
  };
  expect(readinessChecks(facts).find((check) => check.key === key)).toEqual({ key, outcome, text });
});
