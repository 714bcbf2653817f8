import { expect, it } from "vitest";
import type { BaseDays } from "#app/areas/dates/bases.ts";
import { reasonToAsk, whyNotDoneOn } from "./done-day.ts";

const VISIT: BaseDays = { visit: "2026-03-05", "visit-start": "2026-03-02", "final-report": null };
const NO_VISIT: BaseDays = { visit: null, "visit-start": null, "final-report": null };
const TODAY = "2026-06-12";
const FOLLOWS =
  "It follows the visit, so it cannot have been done before the first day on site, 2 March 2026.";

it.each<[string, string, string, BaseDays, string | null]>([
  ["today", "draft-report", TODAY, VISIT, null],
  [
    "tomorrow",
    "draft-report",
    "2026-06-13",
    VISIT,
    "The day it was done cannot be after today, 12 June 2026.",
  ],
  ["on the first day on site", "draft-report", "2026-03-02", VISIT, null],
  ["the day before the visit", "draft-report", "2026-03-01", VISIT, FOLLOWS],
  ["a review before the visit", "progress-review", "2025-03-01", VISIT, FOLLOWS],
  ["a pack before the visit", "pack-sent", "2026-03-01", VISIT, null],
  ["a pack during the visit", "pack-sent", "2026-03-03", VISIT, null],
  ["before there was a record", "scope-agreed", "2024-09-01", VISIT, null],
  ["a date of its own before the visit", "own-1", "2026-01-01", VISIT, null],
  ["without a visit", "draft-report", "2026-01-01", NO_VISIT, null],
  ["five years before", "scope-agreed", "2021-01-05", VISIT, null],
  [
    "in another age",
    "scope-agreed",
    "1026-02-01",
    VISIT,
    "1 February 1026 is more than 5 years before this challenge. Look at the year.",
  ],
  [
    "years before a visit that was before the record",
    "scope-agreed",
    "2014-01-01",
    { ...VISIT, visit: "2019-03-05", "visit-start": "2019-03-02" },
    "1 January 2014 is more than 5 years before this challenge. Look at the year.",
  ],
])("done %s: %s on %s", (_, key, doneOn, bases, why) => {
  const known = { today: TODAY, recordBegan: "2026-01-05", bases };
  expect(whyNotDoneOn({ key, label: "It", doneOn }, known)).toBe(why);
});

const DATE = {
  wasDueOn: "2026-03-26",
  dueOn: "2026-03-26",
  latestOn: null,
  doneOn: null,
  lateReason: null,
};
const LATE = "Say why it was done late. If nobody knows any more, say that";

it.each<[string, Partial<Parameters<typeof reasonToAsk>[0]>, string | null]>([
  ["open", {}, null],
  ["done in time", { doneOn: "2026-03-26" }, null],
  ["done late", { doneOn: "2026-03-27" }, LATE],
  ["done late, with a reason", { doneOn: "2026-03-27", lateReason: "Peers were ill." }, null],
  [
    "done after the very latest day alone",
    { dueOn: null, latestOn: "2026-03-26", doneOn: "2026-03-27" },
    LATE,
  ],
  ["done without a day to be late after", { wasDueOn: null, dueOn: null, doneOn: "2026-03-27" }, null],
  ["planned later", { dueOn: "2026-03-27" }, "Say why it is planned later"],
  ["planned later, with a reason", { dueOn: "2026-03-27", lateReason: "Peers were ill." }, null],
  ["planned earlier", { dueOn: "2026-03-25" }, null],
  ["planned for the first time", { wasDueOn: null }, null],
  ["planned for no day", { dueOn: null }, null],
  [
    "done in time of the later day that is put down with it",
    { dueOn: "2026-03-27", doneOn: "2026-03-27" },
    null,
  ],
])("the reason of a date that is %s", (_, changed, asked) => {
  expect(reasonToAsk({ ...DATE, ...changed })).toBe(asked);
});
