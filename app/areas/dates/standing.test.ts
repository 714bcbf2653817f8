import { describe, expect, it } from "vitest";
import { type DateFacts, lateAndNext, standingOf } from "./standing.ts";
import { whenInWords } from "./when-in-words.ts";

const facts = (changed: Partial<DateFacts>): DateFacts => ({
  notBefore: null,
  due: null,
  latest: null,
  done: null,
  ...changed,
});
const TODAY = "2026-01-12";

describe("how a date stands on 12 January 2026", () => {
  it.each<[string, Partial<DateFacts>, string | null, string, number, string]>([
    ["no day", {}, null, "not-set", 0, "No day set"],
    ["an earliest day only", { notBefore: "2025-12-01" }, null, "not-set", 0, "No latest day"],
    ["far ahead", { due: "2026-01-27" }, null, "planned", 0, "On time"],
    ["within a fortnight", { due: "2026-01-26" }, null, "soon", 0, "Due in 14 days"],
    ["tomorrow", { due: "2026-01-13" }, null, "soon", 0, "Due tomorrow"],
    ["today", { due: TODAY }, null, "due", 0, "Due today"],
    ["yesterday", { due: "2026-01-11" }, null, "late", 1, "Late by 1 day"],
    ["last year", { due: "2025-12-31" }, null, "late", 12, "Late by 12 days"],
    ["over a leap day", { due: "2024-02-28" }, null, "late", 684, "Late by 684 days"],
    ["a latest day alone, ahead", { latest: "2026-01-27" }, null, "planned", 0, "On time"],
    ["a latest day alone, past", { latest: "2026-01-10" }, null, "late", 2, "Late by 2 days"],
    [
      "past its day, before the very latest",
      { due: "2026-01-08", latest: "2026-03-08" },
      null,
      "late",
      4,
      "Late by 4 days; 8 March 2026 at the very latest",
    ],
    [
      "on the very latest day",
      { due: "2025-11-12", latest: TODAY },
      null,
      "late",
      61,
      "Late by 61 days; 12 January 2026 at the very latest",
    ],
    [
      "past the very latest day",
      { due: "2025-11-11", latest: "2026-01-11" },
      null,
      "past-latest",
      62,
      "Late by 62 days, 1 day past the very latest day",
    ],
    ["done on its day", { due: "2026-01-11", done: "2026-01-11" }, null, "done", 0, "Done on time"],
    ["done before", { due: "2026-01-11", done: "2026-01-02" }, null, "done", 0, "Done on time"],
    [
      "done three days late",
      { due: "2026-01-07", done: "2026-01-10" },
      null,
      "done-late",
      3,
      "Done 3 days late",
    ],
    [
      "done between its day and the very latest",
      { due: "2025-11-11", latest: "2026-01-11", done: "2025-11-13" },
      null,
      "done-late",
      2,
      "Done 2 days late",
    ],
    ["done without a day", { done: "2026-01-10" }, null, "done", 0, "Done"],
    [
      "before the record began",
      { due: "2021-11-30" },
      "2026-01-05",
      "before-record",
      0,
      "Before this workspace",
    ],
    [
      "the day before the record began",
      { due: "2026-01-04" },
      "2026-01-05",
      "before-record",
      0,
      "Before this workspace",
    ],
    ["the day it began", { due: "2026-01-05" }, "2026-01-05", "late", 7, "Late by 7 days"],
    [
      "its day before, its very latest day after the record began",
      { due: "2025-12-01", latest: "2026-02-01" },
      "2026-01-05",
      "late",
      42,
      "Late by 42 days; 1 February 2026 at the very latest",
    ],
    [
      "both days before the record began",
      { due: "2025-10-01", latest: "2025-12-01" },
      "2026-01-05",
      "before-record",
      0,
      "Before this workspace",
    ],
    [
      "before the record, done before it too",
      { due: "2021-11-30", done: "2021-12-02" },
      "2026-01-05",
      "done-late",
      2,
      "Done 2 days late",
    ],
    [
      "before the record, written down in it",
      { due: "2021-11-30", done: "2026-01-06" },
      "2026-01-05",
      "done-late",
      1498,
      "Done 1498 days late; it was due before this workspace",
    ],
    [
      "before the record, done late soon after it began",
      { due: "2025-12-01", done: "2026-01-06" },
      "2026-01-05",
      "done-late",
      36,
      "Done 36 days late; it was due before this workspace",
    ],
  ])("%s", (_name, changed, recordBegan, state, daysLate, text) => {
    expect(standingOf(facts(changed), TODAY, recordBegan)).toEqual({ state, daysLate, text });
  });
});

it("puts the longest late and the nearest next first", () => {
  const dates = [
    facts({ due: "2026-03-01" }),
    facts({ due: "2026-01-02" }),
    facts({}),
    facts({ latest: "2026-02-01" }),
    facts({ notBefore: "2026-02-14" }),
    facts({ due: "2025-12-01" }),
    facts({ due: "2025-01-01", done: "2025-01-01" }),
    facts({ due: "2019-01-01" }),
    facts({ due: TODAY }),
  ];
  const { late, next } = lateAndNext(dates, TODAY, "2025-06-01");
  expect(late.map(({ due }) => due)).toEqual(["2025-12-01", "2026-01-02"]);
  expect(next.map(({ due, latest, notBefore }) => due ?? latest ?? notBefore)).toEqual([
    TODAY,
    "2026-02-01",
    "2026-02-14",
    "2026-03-01",
  ]);
});

it.each<[string, Partial<DateFacts>]>([
  ["29 March 2024", { due: "2024-03-29" }],
  ["8 June 2024; 8 August 2024 at the very latest", { due: "2024-06-08", latest: "2024-08-08" }],
  ["no later than 31 December 2024", { latest: "2024-12-31" }],
  ["not before 8 March 2025; no later than 31 December 2024", { due: "2024-12-31", notBefore: "2025-03-08" }],
  [
    "not before 8 March 2025; no later than 31 December 2024",
    { latest: "2024-12-31", notBefore: "2025-03-08" },
  ],
  ["not before 8 March 2025", { notBefore: "2025-03-08" }],
  [
    "not before 1 June 2024; no later than 8 June 2024; 8 August 2024 at the very latest",
    { notBefore: "2024-06-01", due: "2024-06-08", latest: "2024-08-08" },
  ],
  ["not set", {}],
])("%s", (words, changed) => {
  expect(whenInWords(facts(changed))).toBe(words);
});
