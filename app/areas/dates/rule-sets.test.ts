import { describe, expect, it } from "vitest";
import { datesQuestion, phase } from "#tests/support/dates-question.ts";
import { type KeyDate, keyDatesOf } from "./key-dates.ts";
import { LGA_FROM_APRIL_2024, RULE_SETS, type RuleSet, ruleSetFor, SCOPE_LETTER_2023 } from "./rule-sets.ts";

// Counted by another program (Python's calendar): a month without such a day ends with its last.

/** Scope not before and due, pack not before and due, call not before and due, draft, report, plan and its latest day, review, its report. */
const BY_LGA_2024: [string, string, string, string][] = [
  [
    "the letter of 2023; the draft is due on Good Friday",
    "2024-03-04",
    "2024-03-08",
    "2023-09-08 2023-11-08 2024-02-12 2024-02-19 2024-02-19 2024-02-26 2024-03-29 2024-06-08 2024-06-08 2024-08-08 2025-01-08 2025-03-08",
  ],
  [
    "a leap day",
    "2024-02-26",
    "2024-02-29",
    "2023-08-29 2023-10-29 2024-02-05 2024-02-12 2024-02-12 2024-02-19 2024-03-21 2024-05-29 2024-05-29 2024-07-29 2024-12-29 2025-02-28",
  ],
  [
    "a leap day of another year",
    "2028-02-28",
    "2028-02-29",
    "2027-08-29 2027-10-29 2028-02-07 2028-02-14 2028-02-14 2028-02-21 2028-03-21 2028-05-29 2028-05-29 2028-07-29 2028-12-29 2029-02-28",
  ],
  [
    "month end, into a leap February",
    "2023-11-27",
    "2023-11-30",
    "2023-05-30 2023-07-30 2023-11-06 2023-11-13 2023-11-13 2023-11-20 2023-12-21 2024-02-29 2024-02-29 2024-04-30 2024-09-30 2024-11-30",
  ],
  [
    "month end, into a short February",
    "2024-11-26",
    "2024-11-30",
    "2024-05-30 2024-07-30 2024-11-05 2024-11-12 2024-11-12 2024-11-19 2024-12-21 2025-02-28 2025-02-28 2025-04-30 2025-09-30 2025-11-30",
  ],
  [
    "day 31 into months of 30 and 28",
    "2025-08-26",
    "2025-08-31",
    "2025-02-28 2025-04-30 2025-08-05 2025-08-12 2025-08-12 2025-08-19 2025-09-21 2025-11-30 2025-11-30 2026-01-31 2026-06-30 2026-08-31",
  ],
  [
    "the last of January",
    "2025-01-28",
    "2025-01-31",
    "2024-07-31 2024-09-30 2025-01-07 2025-01-14 2025-01-14 2025-01-21 2025-02-21 2025-04-30 2025-04-30 2025-06-30 2025-11-30 2026-01-31",
  ],
  [
    "the last of the year",
    "2025-12-29",
    "2025-12-31",
    "2025-06-30 2025-08-31 2025-12-08 2025-12-15 2025-12-15 2025-12-22 2026-01-21 2026-03-31 2026-03-31 2026-05-31 2026-10-31 2026-12-31",
  ],
  [
    "over the clock change in March",
    "2026-03-30",
    "2026-03-31",
    "2025-09-30 2025-11-30 2026-03-09 2026-03-16 2026-03-16 2026-03-23 2026-04-21 2026-06-30 2026-06-30 2026-08-31 2027-01-31 2027-03-31",
  ],
  [
    "on the day of the clock change in October",
    "2026-10-20",
    "2026-10-25",
    "2026-04-25 2026-06-25 2026-09-29 2026-10-06 2026-10-06 2026-10-13 2026-11-15 2027-01-25 2027-01-25 2027-03-25 2027-08-25 2027-10-25",
  ],
  [
    "a usual visit in autumn",
    "2025-10-14",
    "2025-10-16",
    "2025-04-16 2025-06-16 2025-09-23 2025-09-30 2025-09-30 2025-10-07 2025-11-06 2026-01-16 2026-01-16 2026-03-16 2026-08-16 2026-10-16",
  ],
  [
    "a month end in May",
    "2026-05-26",
    "2026-05-31",
    "2025-11-30 2026-01-31 2026-05-05 2026-05-12 2026-05-12 2026-05-19 2026-06-21 2026-08-31 2026-08-31 2026-10-31 2027-03-31 2027-05-31",
  ],
  [
    "month of 30 into months of 31",
    "2027-09-28",
    "2027-09-30",
    "2027-03-30 2027-05-30 2027-09-07 2027-09-14 2027-09-14 2027-09-21 2027-10-21 2027-12-30 2027-12-30 2028-02-29 2028-07-30 2028-09-30",
  ],
  [
    "over New Year",
    "2024-12-30",
    "2025-01-03",
    "2024-07-03 2024-09-03 2024-12-09 2024-12-16 2024-12-16 2024-12-23 2025-01-24 2025-04-03 2025-04-03 2025-06-03 2025-11-03 2026-01-03",
  ],
  [
    "ends on polling day",
    "2024-04-29",
    "2024-05-02",
    "2023-11-02 2024-01-02 2024-04-08 2024-04-15 2024-04-15 2024-04-22 2024-05-23 2024-08-02 2024-08-02 2024-10-02 2025-03-02 2025-05-02",
  ],
  [
    "a week in June",
    "2026-06-15",
    "2026-06-19",
    "2025-12-19 2026-02-19 2026-05-25 2026-06-01 2026-06-01 2026-06-08 2026-07-10 2026-09-19 2026-09-19 2026-11-19 2027-04-19 2027-06-19",
  ],
  [
    "before the rules of 2024",
    "2023-02-27",
    "2023-03-03",
    "2022-09-03 2022-11-03 2023-02-06 2023-02-13 2023-02-13 2023-02-20 2023-03-24 2023-06-03 2023-06-03 2023-08-03 2024-01-03 2024-03-03",
  ],
  [
    "the last leap day before a century without one",
    "2096-02-27",
    "2096-02-29",
    "2095-08-29 2095-10-29 2096-02-06 2096-02-13 2096-02-13 2096-02-20 2096-03-21 2096-05-29 2096-05-29 2096-07-29 2096-12-29 2097-02-28",
  ],
  [
    "into February 2100, no leap year",
    "2099-11-25",
    "2099-11-30",
    "2099-05-30 2099-07-30 2099-11-04 2099-11-11 2099-11-11 2099-11-18 2099-12-21 2100-02-28 2100-02-28 2100-04-30 2100-09-30 2100-11-30",
  ],
  [
    "a single day on site",
    "2025-03-31",
    "2025-03-31",
    "2024-09-30 2024-11-30 2025-03-10 2025-03-17 2025-03-17 2025-03-24 2025-04-21 2025-06-30 2025-06-30 2025-08-31 2026-01-31 2026-03-31",
  ],
];

/** Scope, pack, draft, report, plan; the review not before. */
const BY_LETTER_2023: [string, string, string, string][] = [
  [
    "the letter of 2023; the draft is due on Good Friday",
    "2024-03-04",
    "2024-03-08",
    "2023-09-08 2024-03-03 2024-03-29 2024-06-08 2024-08-08 2025-03-08",
  ],
  [
    "a leap day",
    "2024-02-26",
    "2024-02-29",
    "2023-08-29 2024-02-25 2024-03-21 2024-05-29 2024-07-29 2025-02-28",
  ],
  [
    "a leap day of another year",
    "2028-02-28",
    "2028-02-29",
    "2027-08-29 2028-02-27 2028-03-21 2028-05-29 2028-07-29 2029-02-28",
  ],
  [
    "month end, into a leap February",
    "2023-11-27",
    "2023-11-30",
    "2023-05-30 2023-11-26 2023-12-21 2024-02-29 2024-04-30 2024-11-30",
  ],
  [
    "month end, into a short February",
    "2024-11-26",
    "2024-11-30",
    "2024-05-30 2024-11-25 2024-12-21 2025-02-28 2025-04-30 2025-11-30",
  ],
  [
    "day 31 into months of 30 and 28",
    "2025-08-26",
    "2025-08-31",
    "2025-02-28 2025-08-25 2025-09-21 2025-11-30 2026-01-31 2026-08-31",
  ],
  [
    "the last of January",
    "2025-01-28",
    "2025-01-31",
    "2024-07-31 2025-01-27 2025-02-21 2025-04-30 2025-06-30 2026-01-31",
  ],
  [
    "the last of the year",
    "2025-12-29",
    "2025-12-31",
    "2025-06-30 2025-12-28 2026-01-21 2026-03-31 2026-05-31 2026-12-31",
  ],
  [
    "over the clock change in March",
    "2026-03-30",
    "2026-03-31",
    "2025-09-30 2026-03-29 2026-04-21 2026-06-30 2026-08-31 2027-03-31",
  ],
  [
    "on the day of the clock change in October",
    "2026-10-20",
    "2026-10-25",
    "2026-04-25 2026-10-19 2026-11-15 2027-01-25 2027-03-25 2027-10-25",
  ],
  [
    "a usual visit in autumn",
    "2025-10-14",
    "2025-10-16",
    "2025-04-16 2025-10-13 2025-11-06 2026-01-16 2026-03-16 2026-10-16",
  ],
  [
    "a month end in May",
    "2026-05-26",
    "2026-05-31",
    "2025-11-30 2026-05-25 2026-06-21 2026-08-31 2026-10-31 2027-05-31",
  ],
  [
    "month of 30 into months of 31",
    "2027-09-28",
    "2027-09-30",
    "2027-03-30 2027-09-27 2027-10-21 2027-12-30 2028-02-29 2028-09-30",
  ],
  [
    "over New Year",
    "2024-12-30",
    "2025-01-03",
    "2024-07-03 2024-12-29 2025-01-24 2025-04-03 2025-06-03 2026-01-03",
  ],
  [
    "ends on polling day",
    "2024-04-29",
    "2024-05-02",
    "2023-11-02 2024-04-28 2024-05-23 2024-08-02 2024-10-02 2025-05-02",
  ],
  [
    "a week in June",
    "2026-06-15",
    "2026-06-19",
    "2025-12-19 2026-06-14 2026-07-10 2026-09-19 2026-11-19 2027-06-19",
  ],
  [
    "before the rules of 2024",
    "2023-02-27",
    "2023-03-03",
    "2022-09-03 2023-02-26 2023-03-24 2023-06-03 2023-08-03 2024-03-03",
  ],
  [
    "the last leap day before a century without one",
    "2096-02-27",
    "2096-02-29",
    "2095-08-29 2096-02-26 2096-03-21 2096-05-29 2096-07-29 2097-02-28",
  ],
  [
    "into February 2100, no leap year",
    "2099-11-25",
    "2099-11-30",
    "2099-05-30 2099-11-24 2099-12-21 2100-02-28 2100-04-30 2100-11-30",
  ],
  [
    "a single day on site",
    "2025-03-31",
    "2025-03-31",
    "2024-09-30 2025-03-30 2025-04-21 2025-06-30 2025-08-31 2026-03-31",
  ],
];

function daysOf(set: RuleSet, from: string, to: string, pick: (date: KeyDate) => (string | null)[]): string {
  const dates = keyDatesOf(datesQuestion({ ruleSet: set, visits: [phase(from, to)] }));
  return dates.flatMap(pick).filter(Boolean).join(" ");
}

describe("from April 2024", () => {
  it.each(BY_LGA_2024)("%s: %s to %s", (_name, from, to, expected) => {
    const days = daysOf(LGA_FROM_APRIL_2024, from, to, ({ notBefore, due, latest }) => [
      notBefore,
      due,
      latest,
    ]);
    expect(days).toBe(expected);
  });
});

describe("letters of 2023", () => {
  it.each(BY_LETTER_2023)("%s: %s to %s", (_name, from, to, expected) => {
    const days = daysOf(SCOPE_LETTER_2023, from, to, ({ notBefore, due, latest }) => [
      notBefore,
      due,
      latest,
    ]);
    expect(days).toBe(expected);
  });

  it("have one day for the plan and no call, no latest day of the review", () => {
    const dates = keyDatesOf(datesQuestion({ ruleSet: SCOPE_LETTER_2023 }));
    expect(dates.map(({ key }) => key)).not.toContain("team-call");
    expect(dates.every(({ latest }) => latest === null)).toBe(true);
  });
});

it.each([
  ["2024-03-31", "scope-letter-2023"],
  ["2024-04-01", "lga-2024"],
])("a visit that ends on %s goes by %s", (T, key) => {
  expect(ruleSetFor(T).key).toBe(key);
});

it("says of each date where it comes from", () => {
  for (const set of RULE_SETS) {
    for (const { key, why } of keyDatesOf(datesQuestion({ ruleSet: set }))) {
      expect(`${key}: ${why}`).toMatch(
        /on site, 1[46] October 2025 \((2023 scope letter, .+|LGA from April 2024)\)\.$/,
      );
      expect(why).not.toMatch(/\bT\b/);
    }
  }
});

it("gives the plan two days, each with its reason", () => {
  const plan = keyDatesOf(datesQuestion()).find(({ key }) => key === "action-plan-published");
  expect(plan).toMatchObject({ due: "2026-01-16", latest: "2026-03-16", notBefore: null, base: "visit" });
  expect(plan?.why).toBe(
    "Due 16 January 2026: 3 months after the last day on site, 16 October 2025 (LGA from April 2024). No later than 16 March 2026: 5 months after the last day on site, 16 October 2025 (LGA from April 2024).",
  );
});

describe("rules of one's own", () => {
  const own = (changed: Partial<RuleSet["rules"][number]>): RuleSet => ({
    key: "own",
    title: "Ours",
    rules: [
      {
        key: "cabinet-briefed",
        label: "Cabinet briefed",
        base: "visit",
        from: null,
        due: null,
        latest: null,
        notBefore: null,
        words: "",
        source: "Ours",
        isHouseRule: false,
        ...changed,
      },
    ],
  });

  it.each([
    ["days before the first day", { base: "visit-start", due: { unit: "days", count: -10 } }, "2025-10-04"],
    ["working days after Christmas", { due: { unit: "working-days", count: 52 } }, "2025-12-31"],
    [
      "working days before Easter 2025",
      { base: "stated", from: "2025-04-22", due: { unit: "working-days", count: -1 } },
      "2025-04-17",
    ],
    ["the day itself", { due: { unit: "days", count: 0 } }, "2025-10-16"],
    ["months before", { due: { unit: "months", count: -20 } }, "2024-02-16"],
    ["weeks over a year", { due: { unit: "weeks", count: 60 } }, "2026-12-10"],
    ["a stated day", { base: "stated", from: "2024-01-31", due: { unit: "months", count: 1 } }, "2024-02-29"],
    ["nothing", {}, null],
  ] as [string, Partial<RuleSet["rules"][number]>, string | null][])("%s", (_name, changed, day) => {
    const [date] = keyDatesOf(datesQuestion({ ruleSet: own(changed) }));
    expect(date).toMatchObject({ label: "Cabinet briefed", due: day });
  });

  it("are called a house rule where they are one, and have no base without a condition", () => {
    const [date] = keyDatesOf(
      datesQuestion({ ruleSet: own({ isHouseRule: true, due: { unit: "weeks", count: 1 } }) }),
    );
    expect(date?.why).toBe(
      "Due 23 October 2025: 1 week after the last day on site, 16 October 2025 (Ours, house rule).",
    );
    const [none] = keyDatesOf(datesQuestion({ ruleSet: own({}) }));
    expect(none).toMatchObject({ base: null, why: "No rule gives a day.", warnings: [] });
  });

  it("stand behind those that every challenge has, by their days", () => {
    const ruleSet = {
      rules: [...own({ due: { unit: "days", count: 1 } }).rules, ...LGA_FROM_APRIL_2024.rules],
    };
    expect(keyDatesOf(datesQuestion({ ruleSet })).map(({ key }) => key)).toEqual([
      "scope-agreed",
      "pack-sent",
      "team-call",
      "draft-report",
      "report-published",
      "action-plan-published",
      "progress-review",
      "progress-review-report",
      "cabinet-briefed",
    ]);
  });

  it("say that a month has no such day", () => {
    const [date] = keyDatesOf(
      datesQuestion({
        ruleSet: own({ base: "stated", from: "2023-11-30", due: { unit: "months", count: 3 } }),
      }),
    );
    expect(date?.why).toBe(
      "Due 29 February 2024: 3 months after 30 November 2023; that month has no day 30, so its last day (Ours).",
    );
  });
});
