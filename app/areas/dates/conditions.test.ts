import { describe, expect, it } from "vitest";
import { codesOf, council, dateOf, datesQuestion, phase, stated } from "#tests/support/dates-question.ts";
import { type DatesQuestion, keyDatesOf } from "./key-dates.ts";
import { LGA_FROM_APRIL_2024, SCOPE_LETTER_2023 } from "./rule-sets.ts";
import type { DaysSet } from "./why.ts";

const set = (key: string, days: Partial<DaysSet>): DaysSet => ({
  key,
  label: null,
  by: "",
  on: null,
  reason: "",
  ...days,
});
const months = (count: number) => ({
  offset: { unit: "months" as const, count },
  base: "visit" as const,
  from: null,
});

/** The visit of the letter of 2023. */
const MARCH_2024 = { ruleSet: SCOPE_LETTER_2023, visits: [phase("2024-03-04", "2024-03-08")] };

describe("the contradictory letter: at least twelve months after, and no later than December 2024", () => {
  const latest = stated("progress-review", {
    bound: "latest",
    day: "2024-12-31",
    words: "no later than December 2024",
  });
  const earliest = stated("progress-review", {
    bound: "notBefore",
    after: months(12),
    words: "at least 12 months after",
  });

  it.each<[string, Partial<DatesQuestion>, string | null, string | null, string | null, string]>([
    [
      "the rule's twelve months and the letter's day",
      { stated: [latest] },
      null,
      "2024-12-31",
      "2025-03-08",
      "contradiction",
    ],
    ["both by the letter", { stated: [earliest, latest] }, null, "2024-12-31", "2025-03-08", "contradiction"],
    [
      "both by the letter, told the other way round",
      { stated: [latest, earliest] },
      null,
      "2024-12-31",
      "2025-03-08",
      "contradiction",
    ],
    [
      "as a day it is due",
      { stated: [{ ...latest, bound: "due" }] },
      "2024-12-31",
      null,
      "2025-03-08",
      "contradiction",
    ],
    [
      "a visit a year before: both hold",
      { stated: [latest], visits: [phase("2023-03-06", "2023-03-10")] },
      null,
      "2024-12-31",
      "2024-03-10",
      "",
    ],
    [
      "on one day: both hold",
      { stated: [latest], visits: [phase("2023-12-27", "2023-12-31")] },
      null,
      "2024-12-31",
      "2024-12-31",
      "",
    ],
    [
      "one day too late",
      { stated: [latest], visits: [phase("2023-12-27", "2024-01-01")] },
      null,
      "2024-12-31",
      "2025-01-01",
      "contradiction",
    ],
    [
      "from a second phase",
      { stated: [latest], visits: [phase("2023-11-27", "2023-11-29"), phase("2024-01-08", "2024-01-09")] },
      null,
      "2024-12-31",
      "2025-01-09",
      "contradiction",
    ],
    [
      "settled by people",
      { stated: [latest], overrides: [set("progress-review", { due: "2024-11-20", notBefore: null })] },
      "2024-11-20",
      "2024-12-31",
      null,
      "",
    ],
    [
      "set by people between the two",
      { stated: [latest], overrides: [set("progress-review", { due: "2025-02-03" })] },
      "2025-02-03",
      "2024-12-31",
      "2025-03-08",
      "contradiction contradiction past-latest",
    ],
  ])("%s", (_name, changed, due, last, notBefore, codes) => {
    const date = dateOf(datesQuestion({ ...MARCH_2024, ...changed }), "progress-review");
    expect({ due: date.due, latest: date.latest, notBefore: date.notBefore }).toEqual({
      due,
      latest: last,
      notBefore,
    });
    expect(codesOf(date)).toBe(codes);
  });

  it("shows both with where they come from, and resolves nothing", () => {
    const date = dateOf(datesQuestion({ ...MARCH_2024, stated: [latest] }), "progress-review");
    expect(date.why).toBe(
      "No later than 31 December 2024: “no later than December 2024” (scope letter). Not before 8 March 2025: 12 months after the last day on site, 8 March 2024 (2023 scope letter, Progress review).",
    );
    expect(date.warnings[0]?.message).toBe(
      "Not before 8 March 2025: 12 months after the last day on site, 8 March 2024 (2023 scope letter, Progress review). No later than 31 December 2024: “no later than December 2024” (scope letter). Both cannot hold: agree with the council which one counts.",
    );
  });
});

describe("a letter's own words go before the rules", () => {
  it.each<[string, DatesQuestion["stated"], string, string | null, string | null, string]>([
    [
      "a day it names",
      [stated("report-published", { day: "2026-01-30" })],
      "report-published",
      "2026-01-30",
      null,
      "stated",
    ],
    [
      "a length it counts",
      [stated("report-published", { after: months(4) })],
      "report-published",
      "2026-02-16",
      null,
      "visit",
    ],
    [
      "its own base",
      [stated("progress-review", { after: { ...months(10), base: "final-report" } })],
      "progress-review",
      "2026-12-05",
      null,
      "final-report",
    ],
    [
      "a length from a day it names",
      [stated("progress-review", { after: { ...months(10), base: "stated", from: "2026-01-31" } })],
      "progress-review",
      "2026-11-30",
      null,
      "stated",
    ],
    [
      "the plan's day alone: the latest day of the rules stays",
      [stated("action-plan-published", { day: "2026-02-20" })],
      "action-plan-published",
      "2026-02-20",
      "2026-03-16",
      "visit",
    ],
    [
      "the plan's latest day alone",
      [stated("action-plan-published", { bound: "latest", day: "2026-03-31" })],
      "action-plan-published",
      "2026-01-16",
      "2026-03-31",
      "visit",
    ],
    [
      "a date the rules do not have",
      [stated("cabinet", { label: "Cabinet", day: "2026-02-04" })],
      "cabinet",
      "2026-02-04",
      null,
      "stated",
    ],
    [
      "before the elections on 4 May",
      [
        stated("report-published", {
          bound: "latest",
          day: "2026-05-04",
          words: "before the elections on 4 May",
        }),
      ],
      "report-published",
      "2026-01-16",
      "2026-05-04",
      "visit",
    ],
  ])("%s", (_name, conditions, key, due, latest, base) => {
    const date = dateOf(datesQuestion({ stated: conditions, finalReportOn: "2026-02-05" }), key);
    expect({ due: date.due, latest: date.latest, base: date.base }).toEqual({ due, latest, base });
  });

  it("names what the rules would give", () => {
    const date = dateOf(
      datesQuestion({
        stated: [stated("report-published", { day: "2026-01-30", words: "by 30 January 2026" })],
      }),
      "report-published",
    );
    expect(date.why).toBe(
      "Due 30 January 2026: “by 30 January 2026” (scope letter). The usual rule gives 16 January 2026.",
    );
  });

  it.each<[string, DatesQuestion["stated"], string]>([
    [
      "two days it is due: the earlier",
      [stated("draft-report", { day: "2025-11-12" }), stated("draft-report", { day: "2025-11-10" })],
      "2025-11-10",
    ],
    [
      "a day and a length",
      [stated("draft-report", { after: months(1) }), stated("draft-report", { day: "2025-11-20" })],
      "2025-11-16",
    ],
    [
      "the same day twice is no trouble",
      [stated("draft-report", { day: "2025-11-12" }), stated("draft-report", { day: "2025-11-12" })],
      "2025-11-12",
    ],
  ])("%s", (_name, conditions, due) => {
    const date = dateOf(datesQuestion({ stated: conditions }), "draft-report");
    expect(date.due).toBe(due);
    const isTwice = new Set(conditions.map(({ day }) => day)).size > 1;
    expect(date.warnings.some(({ code }) => code === "stated-twice")).toBe(isTwice);
  });

  it("of two earliest days the later counts, and both are named", () => {
    const conditions = [11, 12].map((count) =>
      stated("progress-review", { bound: "notBefore", after: months(count) }),
    );
    const date = dateOf(datesQuestion({ stated: conditions, ruleSet: SCOPE_LETTER_2023 }), "progress-review");
    expect(date.notBefore).toBe("2026-10-16");
    expect(date.warnings[0]?.message).toBe(
      "There is an earliest day more than once: 16 September 2026, 11 months after the last day on site, 16 October 2025 (scope letter); 16 October 2026, 12 months after the last day on site, 16 October 2025 (scope letter). The stricter one is shown; agree which one counts.",
    );
  });
});

describe("days that people set", () => {
  it.each<[string, DaysSet, string, string | null, string | null, string | null, string]>([
    ["another day", set("draft-report", { due: "2025-11-12" }), "draft-report", "2025-11-12", null, null, ""],
    ["no day", set("draft-report", { due: null }), "draft-report", null, null, null, ""],
    [
      "the plan's day: its latest day stays",
      set("action-plan-published", { due: "2026-02-20" }),
      "action-plan-published",
      "2026-02-20",
      "2026-03-16",
      null,
      "",
    ],
    [
      "the plan after its latest day",
      set("action-plan-published", { due: "2026-04-01" }),
      "action-plan-published",
      "2026-04-01",
      "2026-03-16",
      null,
      "past-latest",
    ],
    [
      "the plan's latest day",
      set("action-plan-published", { latest: "2026-03-31" }),
      "action-plan-published",
      "2026-01-16",
      "2026-03-31",
      null,
      "",
    ],
    [
      "a window of its own",
      set("pack-sent", { notBefore: null, due: "2025-10-01" }),
      "pack-sent",
      "2025-10-01",
      null,
      null,
      "",
    ],
    [
      "due before it may be",
      set("scope-agreed", { due: "2025-04-01" }),
      "scope-agreed",
      "2025-04-01",
      null,
      "2025-04-16",
      "contradiction",
    ],
    [
      "a date of its own",
      set("own-1", { label: "Cabinet", due: "2026-02-04" }),
      "own-1",
      "2026-02-04",
      null,
      null,
      "",
    ],
    [
      "on a bank holiday",
      set("report-published", { due: "2026-01-01" }),
      "report-published",
      "2026-01-01",
      null,
      null,
      "bank-holiday",
    ],
    [
      "the report after its plan",
      set("report-published", { due: "2026-02-12" }),
      "report-published",
      "2026-02-12",
      null,
      null,
      "out-of-order",
    ],
    [
      "the draft on the last day on site",
      set("draft-report", { due: "2025-10-16" }),
      "draft-report",
      "2025-10-16",
      null,
      null,
      "out-of-order",
    ],
    [
      "the pack while the team is there",
      set("pack-sent", { due: "2025-10-15" }),
      "pack-sent",
      "2025-10-15",
      null,
      "2025-09-23",
      "out-of-order",
    ],
    [
      "the review's report before the review",
      set("progress-review", { due: "2026-11-04" }),
      "progress-review",
      "2026-11-04",
      null,
      null,
      "out-of-order",
    ],
  ])("%s", (_name, own, key, due, latest, notBefore, codes) => {
    const date = dateOf(datesQuestion({ overrides: [own] }), key);
    expect({ due: date.due, latest: date.latest, notBefore: date.notBefore }).toEqual({
      due,
      latest,
      notBefore,
    });
    expect(codesOf(date)).toBe(codes);
  });

  it("leave the rule's day in view", () => {
    const own = set("draft-report", {
      due: "2025-11-12",
      by: "Ann Example",
      on: "2025-11-03",
      reason: "Two peers were ill.",
    });
    expect(dateOf(datesQuestion({ overrides: [own] }), "draft-report")).toMatchObject({
      why: "Due 12 November 2025, as set by Ann Example on 3 November 2025 (Two peers were ill). The rule gives 6 November 2025: 3 weeks after the last day on site, 16 October 2025 (LGA from April 2024).",
      byRule: { due: "2025-11-06", latest: null, notBefore: null },
      set: ["due"],
      base: "visit",
    });
    expect(
      dateOf(datesQuestion({ overrides: [set("draft-report", { due: null })] }), "draft-report").why,
    ).toBe(
      "Due no day, as set by people. The rule gives 6 November 2025: 3 weeks after the last day on site, 16 October 2025 (LGA from April 2024).",
    );
    expect(
      dateOf(datesQuestion({ overrides: [set("own-1", { label: "Cabinet", due: "2026-02-04" })] }), "own-1"),
    ).toMatchObject({
      label: "Cabinet",
      base: null,
      why: "Due 4 February 2026, as set by people. No rule gives a day.",
    });
  });

  it("go before the letter, which goes before the rules", () => {
    const question = datesQuestion({
      stated: [stated("report-published", { day: "2026-01-30" })],
      overrides: [set("report-published", { due: "2026-01-20" })],
    });
    expect(dateOf(question, "report-published")).toMatchObject({
      due: "2026-01-20",
      byRule: { due: "2026-01-30" },
    });
  });

  it("stay when the visit moves, and the others move", () => {
    const overrides = [set("draft-report", { due: "2025-11-12" })];
    const later = keyDatesOf(datesQuestion({ overrides, visits: [phase("2026-10-13", "2026-10-15")] }));
    expect(later.find(({ key }) => key === "draft-report")?.due).toBe("2025-11-12");
    expect(later.find(({ key }) => key === "report-published")?.due).toBe("2027-01-15");
  });
});

describe("a review that is planned", () => {
  const withReview = (...days: string[]) =>
    datesQuestion({
      visits: [phase("2024-03-04", "2024-03-08"), { kind: "progress-review", days }],
      ruleSet: SCOPE_LETTER_2023,
    });

  it.each<[string, DatesQuestion, string]>([
    ["too early", withReview("2025-03-06", "2025-03-07"), "review-too-early"],
    ["from the earliest day", withReview("2025-03-08"), ""],
    [
      "late under the rules of 2024",
      { ...withReview("2025-01-08", "2025-01-09"), ruleSet: LGA_FROM_APRIL_2024 },
      "review-too-late",
    ],
    [
      "in time under the rules of 2024",
      { ...withReview("2025-01-07", "2025-01-08"), ruleSet: LGA_FROM_APRIL_2024 },
      "",
    ],
  ])("%s", (_name, question, codes) => {
    expect(codesOf(dateOf(question, "progress-review"))).toBe(codes);
  });

  it.each<[string, string[], string, string]>([
    ["after it", ["2025-01-08", "2025-03-08"], "2025-04-01", ""],
    ["on its last day", ["2025-02-10", "2025-02-11"], "2025-02-11", ""],
    [
      "between its days",
      ["2025-02-10", "2025-02-11"],
      "2025-02-10",
      "Progress review report published, 10 February 2025, would come before the review, which is planned to 11 February 2025.",
    ],
    [
      "before it",
      ["2025-02-10"],
      "2025-01-31",
      "Progress review report published, 31 January 2025, would come before the review, which is planned for 10 February 2025.",
    ],
  ])("has its report due %s", (_name, days, due, said) => {
    const question = withReview(...days);
    question.overrides = [set("progress-review-report", { due })];
    const { warnings } = dateOf(question, "progress-review-report");
    expect(warnings.flatMap(({ code, message }) => (code === "out-of-order" ? [message] : [])).join()).toBe(
      said,
    );
  });

  it("is the first one where there are two", () => {
    const question = withReview("2026-05-11");
    question.visits = [...question.visits, { kind: "progress-review", days: ["2025-03-03"] }];
    expect(codesOf(dateOf(question, "progress-review"))).toBe("review-too-early");
  });
});

describe("bodies that decide", () => {
  const body = (changed: object) => ({
    name: "Cabinet",
    meets: ["2025-09-03", "2025-12-10", "2026-01-14", "2026-02-11"],
    papers: { unit: "working-days" as const, count: 6 },
    decides: ["action-plan-published"],
    ...changed,
  });
  const plan = (...bodies: ReturnType<typeof body>[]) =>
    dateOf(datesQuestion({ councils: [council({ bodies })] }), "action-plan-published");

  it.each([
    [
      "the last in time, with its papers",
      body({}),
      "The last meeting of Cabinet of Wexcombe in time is on 14 January 2026; its papers are due by 6 January 2026.",
      "",
    ],
    [
      "papers in weeks",
      body({ papers: { unit: "weeks", count: -2 } }),
      "The last meeting of Cabinet of Wexcombe in time is on 14 January 2026; its papers are due by 31 December 2025.",
      "",
    ],
    [
      "papers that nobody asked about",
      body({ papers: null }),
      "The last meeting of Cabinet of Wexcombe in time is on 14 January 2026.",
      "",
    ],
    [
      "papers over Christmas",
      body({ meets: ["2026-01-05"] }),
      "The last meeting of Cabinet of Wexcombe in time is on 5 January 2026; its papers are due by 23 December 2025.",
      "",
    ],
    [
      "on the day itself",
      body({ meets: ["2026-01-16"], papers: null }),
      "The last meeting of Cabinet of Wexcombe in time is on 16 January 2026.",
      "",
    ],
    [
      "none in time",
      body({ meets: ["2026-02-11", "2026-03-11"] }),
      "",
      "No meeting of Cabinet of Wexcombe is known after 16 October 2025 and on or before 16 January 2026. The next is on 11 February 2026.",
    ],
    [
      "none after the visit",
      body({ meets: ["2025-09-03"] }),
      "",
      "No meeting of Cabinet of Wexcombe is known after 16 October 2025 and on or before 16 January 2026. No later one is known.",
    ],
    [
      "no days at all",
      body({ meets: [] }),
      "",
      "No meeting of Cabinet of Wexcombe is known after 16 October 2025 and on or before 16 January 2026. No later one is known.",
    ],
    ["not its business", body({ decides: [] }), "", ""],
    [
      "in time, but after the council has ended",
      body({ meets: ["2025-11-05", "2025-12-10"], papers: null }),
      "The last meeting of Cabinet of Wexcombe in time is on 5 November 2025.",
      "",
      { lastDay: "2025-11-30" },
    ],
    [
      "only after the council has ended",
      body({ meets: ["2025-12-10", "2026-02-11"] }),
      "",
      "No meeting of Cabinet of Wexcombe is known after 16 October 2025 and on or before 16 January 2026. No later one is known.",
      { lastDay: "2025-11-30" },
    ],
  ])("%s", (_name, given, words, warning, changed: Parameters<typeof council>[0] = {}) => {
    const councils = [council({ bodies: [given], ...changed })];
    const { why, warnings } = dateOf(datesQuestion({ councils }), "action-plan-published");
    const date = { why, warnings: warnings.filter(({ code }) => code !== "after-last-day") };
    expect(date.why.includes("meeting")).toBe(words !== "");
    expect(date.why.endsWith(words)).toBe(true);
    expect(date.warnings.map(({ message }) => message).join("")).toBe(warning);
  });

  it("may be several, in the order of their names", () => {
    const { why } = plan(body({ name: "Scrutiny", papers: null }), body({ name: "Council", papers: null }));
    expect(why).toMatch(/Council of Wexcombe.*Scrutiny of Wexcombe/);
  });

  it("of the scope decide before the visit", () => {
    const bodies = [body({ decides: ["scope-agreed"], meets: ["2025-05-07"], papers: null })];
    const scope = dateOf(datesQuestion({ councils: [council({ bodies })] }), "scope-agreed");
    expect(scope.why).toMatch(/is on 7 May 2025\.$/);
  });
});
