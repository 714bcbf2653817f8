import { describe, expect, it } from "vitest";
import { codesOf, council, dateOf, datesQuestion, election, phase } from "#tests/support/dates-question.ts";
import { warningsOnDay } from "./day-warnings.ts";
import { checkVisits } from "./visit-warnings.ts";

const codesOn = (day: string) =>
  warningsOnDay(day, [council({})])
    .map(({ code }) => code)
    .join(" ");

describe("bank holidays of England, weekends, and where the table ends", () => {
  it.each([
    ["Good Friday 2024", "2024-03-29", "bank-holiday"],
    ["Easter Monday 2024", "2024-04-01", "bank-holiday"],
    ["Easter Saturday 2024", "2024-03-30", "weekend"],
    ["Easter Sunday 2025", "2025-04-20", "weekend"],
    ["early May 2025", "2025-05-05", "bank-holiday"],
    ["the coronation", "2023-05-08", "bank-holiday"],
    ["the State Funeral", "2022-09-19", "bank-holiday"],
    ["spring 2026", "2026-05-25", "bank-holiday"],
    ["summer 2026", "2026-08-31", "bank-holiday"],
    ["Christmas Day 2026", "2026-12-25", "bank-holiday"],
    ["Boxing Day 2026, a Saturday", "2026-12-26", "weekend"],
    ["its substitute", "2026-12-28", "bank-holiday"],
    ["Christmas Day 2027, a Saturday", "2027-12-25", "weekend"],
    ["its substitute", "2027-12-27", "bank-holiday"],
    ["New Year's Day 2027", "2027-01-01", "bank-holiday"],
    ["the day after", "2027-01-04", ""],
    ["a Tuesday", "2026-06-16", ""],
    ["the last day of the table", "2027-12-31", ""],
    ["the first working day after the table", "2028-01-04", "bank-holidays-unknown"],
    ["a substitute after the table", "2028-01-03", "bank-holiday bank-holidays-unknown"],
    ["Good Friday after the table", "2028-04-14", "bank-holiday bank-holidays-unknown"],
    ["a Saturday after the table", "2029-06-16", "weekend bank-holidays-unknown"],
  ])("%s, %s", (_name, day, codes) => {
    expect(codesOn(day)).toBe(codes);
  });

  it("says which working days are round it", () => {
    expect(warningsOnDay("2024-03-29", [council({})])[0]?.message).toBe(
      "Friday 29 March 2024 is a bank holiday (Good Friday). The working days round it are Thursday 28 March 2024 and Tuesday 2 April 2024.",
    );
    expect(warningsOnDay("2026-12-26", [council({})])[0]?.message).toBe(
      "Saturday 26 December 2026 is at a weekend. The working days round it are Thursday 24 December 2026 and Tuesday 29 December 2026.",
    );
  });

  it("says from when the regular ones are worked out", () => {
    expect(warningsOnDay("2028-06-20", [council({})])[0]?.message).toBe(
      "Bank holidays are known from 1 January 1978 to 31 December 2027. For 20 June 2028 the regular ones are worked out; look whether one was moved or added.",
    );
  });
});

describe("a council's last day", () => {
  const ends = (lastDay: string | null, successor: string | null = null) => council({ lastDay, successor });
  const visits = [phase("2027-06-14", "2027-06-17")];

  it.each<[string, string, string | null, string, boolean]>([
    ["before its last day", "draft-report", "2028-03-31", "2027-07-08", false],
    ["on its last day", "report-published", "2027-09-17", "2027-09-17", false],
    ["the day after", "report-published", "2027-09-16", "2027-09-17", true],
    ["the plan's very latest day after it", "action-plan-published", "2027-09-30", "2027-09-17", true],
    ["a review after it", "progress-review", "2028-03-31", "2028-04-17", true],
    ["a review's report after it", "progress-review-report", "2028-03-31", "2028-06-17", true],
    ["no last day known", "progress-review", null, "2028-04-17", false],
  ])("%s: %s, %s", (_name, key, lastDay, due, warned) => {
    const date = dateOf(datesQuestion({ visits, councils: [ends(lastDay)] }), key);
    expect(date.due).toBe(due);
    expect(date.warnings.some(({ code }) => code === "after-last-day")).toBe(warned);
  });

  it("is named with the successor, or without one", () => {
    const message = (council: ReturnType<typeof ends>) =>
      dateOf(datesQuestion({ visits, councils: [council] }), "progress-review").warnings.find(
        ({ code }) => code === "after-last-day",
      )?.message;
    expect(message(ends("2028-03-31", "Sallowshire Council"))).toBe(
      "17 April 2028 is after the last day of Wexcombe, 31 March 2028. Sallowshire Council follows it: agree who will do this.",
    );
    expect(message(ends("2028-03-31"))).toBe(
      "17 April 2028 is after the last day of Wexcombe, 31 March 2028. It is not known which council follows it: agree who will do this.",
    );
  });

  it("is looked at for the earliest day too, where there is no other", () => {
    const question = datesQuestion({
      visits,
      councils: [ends("2028-03-31")],
      ruleSet: { rules: [] },
      stated: [
        {
          key: "progress-review",
          label: null,
          bound: "notBefore",
          day: "2028-06-17",
          after: null,
          words: "",
          source: "",
        },
      ],
    });
    expect(codesOf(dateOf(question, "progress-review"))).toBe("after-last-day");
  });

  it.each<[string, string, Partial<Parameters<typeof council>[0]>, string]>([
    ["a day in a usual period after it", "2028-04-03", { elections: [] }, "after-last-day"],
    [
      "a day in a period after it, of a year it was said to vote in",
      "2028-04-03",
      {
        elections: [election(2028, {})],
      },
      "after-last-day",
    ],
    ["a day before it, of an election after it that nobody spoke of", "2028-03-24", { elections: [] }, ""],
    [
      "a day before it, of an election before it",
      "2028-04-03",
      {
        elections: [],
        lastDay: "2028-06-30",
      },
      "pre-election-period-if",
    ],
  ])("ends its pre-election periods: %s", (_name, day, changed, codes) => {
    const warnings = warningsOnDay(day, [council({ lastDay: "2028-03-31", ...changed })]);
    expect(
      warnings
        .map(({ code }) => code)
        .filter((code) => code !== "bank-holidays-unknown")
        .join(),
    ).toBe(codes);
  });

  it("of one council of two is said of that one", () => {
    const councils = [ends("2028-03-31"), council({ name: "Harrowmere" })];
    const { warnings } = dateOf(datesQuestion({ visits, councils }), "progress-review");
    expect(warnings.filter(({ code }) => code === "after-last-day")).toHaveLength(1);
  });
});

describe("the days of the visit itself", () => {
  it.each<[string, string[], string]>([
    ["a week in June", ["2026-06-15", "2026-06-16"], " | "],
    ["over Good Friday", ["2024-03-28", "2024-03-29"], " | bank-holiday"],
    ["over a weekend", ["2026-06-19", "2026-06-20", "2026-06-22"], " | weekend | "],
    ["on Easter Monday", ["2026-04-06"], "bank-holiday"],
    ["a day twice, and out of order", ["2026-06-20", "2026-06-19", "2026-06-20"], " | weekend"],
  ])("%s", (_name, days, codes) => {
    const [visit] = checkVisits([{ kind: "on-site", days }], [council({})]);
    expect(visit?.days.map(({ warnings }) => warnings.map(({ code }) => code).join(" ")).join(" | ")).toBe(
      codes,
    );
  });

  it("are looked over for conversations before and reviews too, each in its place", () => {
    const visits = checkVisits(
      [
        { kind: "progress-review", days: ["2026-06-12", "2027-04-20"] },
        phase("2026-06-15", "2026-06-17"),
        { kind: "conversations", days: ["2026-06-16"] },
        { kind: "on-site", days: [] },
      ],
      [council({})],
    );
    expect(visits.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ["progress-review", "2026-06-12", "2027-04-20"],
      ["on-site", "2026-06-15", "2026-06-17"],
      ["conversations", "2026-06-16", "2026-06-16"],
      ["on-site", null, null],
    ]);
    expect(visits[0]?.days[0]?.warnings[0]?.message).toBe(
      "A progress review is on 12 June 2026, which is not after the last day on site, 17 June 2026.",
    );
    expect(visits[0]?.days[1]?.warnings).toEqual([]);
    expect(visits[2]?.days[0]?.warnings[0]?.message).toBe(
      "A conversation before the visit is on 16 June 2026, which is not before the first day on site, 15 June 2026.",
    );
  });
});
