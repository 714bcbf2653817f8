import { describe, expect, it } from "vitest";
import { codesOf, dateOf, datesQuestion, phase } from "#tests/support/dates-question.ts";
import { baseDays, type VisitDays } from "./bases.ts";
import { keyDatesOf } from "./key-dates.ts";
import type { Base } from "./rule-sets.ts";

const talks = (...days: string[]): VisitDays => ({ kind: "conversations", days });
const review = (...days: string[]): VisitDays => ({ kind: "progress-review", days });

describe("what days are counted from", () => {
  it.each<[string, VisitDays[], string | null, string | null]>([
    ["one phase", [phase("2026-06-15", "2026-06-19")], "2026-06-15", "2026-06-19"],
    [
      "two phases four weeks apart",
      [phase("2026-06-15", "2026-06-17"), phase("2026-07-13", "2026-07-14")],
      "2026-06-15",
      "2026-07-14",
    ],
    [
      "two phases, the later one first",
      [phase("2026-07-13", "2026-07-14"), phase("2026-06-15", "2026-06-17")],
      "2026-06-15",
      "2026-07-14",
    ],
    [
      "three phases over New Year",
      [
        phase("2026-11-30", "2026-12-01"),
        phase("2026-12-14", "2026-12-14"),
        phase("2027-01-11", "2027-01-12"),
      ],
      "2026-11-30",
      "2027-01-12",
    ],
    [
      "conversations before",
      [talks("2026-05-26", "2026-06-02"), phase("2026-06-15", "2026-06-19")],
      "2026-06-15",
      "2026-06-19",
    ],
    [
      "conversations before that stand after",
      [phase("2026-06-15", "2026-06-19"), talks("2026-06-22")],
      "2026-06-15",
      "2026-06-19",
    ],
    [
      "a review a year on",
      [phase("2026-06-15", "2026-06-19"), review("2027-04-20", "2027-04-21")],
      "2026-06-15",
      "2026-06-19",
    ],
    [
      "days that do not follow one another",
      [{ kind: "on-site", days: ["2026-06-18", "2026-06-15", "2026-06-16"] }],
      "2026-06-15",
      "2026-06-18",
    ],
    ["a day twice", [{ kind: "on-site", days: ["2026-06-15", "2026-06-15"] }], "2026-06-15", "2026-06-15"],
    [
      "a second phase without days yet",
      [phase("2026-06-15", "2026-06-17"), { kind: "on-site", days: [] }],
      "2026-06-15",
      "2026-06-17",
    ],
    ["conversations alone", [talks("2026-05-26")], null, null],
    ["nothing", [], null, null],
  ])("%s", (_name, visits, start, visit) => {
    expect(baseDays(visits, null)).toEqual({ visit, "visit-start": start, "final-report": null });
  });

  it("is the last phase for what follows, the first for what comes before", () => {
    const question = datesQuestion({
      visits: [talks("2026-05-26"), phase("2026-07-13", "2026-07-14"), phase("2026-06-15", "2026-06-17")],
    });
    expect(dateOf(question, "draft-report").due).toBe("2026-08-04");
    expect(dateOf(question, "pack-sent").due).toBe("2026-06-01");
    expect(dateOf(question, "scope-agreed")).toMatchObject({ notBefore: "2026-01-14", due: "2026-03-14" });
  });
});

describe("the progress review from two bases", () => {
  const visits = [phase("2025-10-14", "2025-10-16")];
  it.each<[string, { base: Base; from: string | null } | null, string | null, string | null, Base]>([
    ["from the visit", null, "2026-02-02", "2026-08-16", "visit"],
    [
      "from the final report",
      { base: "final-report", from: null },
      "2026-02-02",
      "2026-12-02",
      "final-report",
    ],
    [
      "from a final report at a month's end",
      { base: "final-report", from: null },
      "2026-04-30",
      "2027-02-28",
      "final-report",
    ],
    [
      "from a final report that is not there yet",
      { base: "final-report", from: null },
      null,
      null,
      "final-report",
    ],
    ["from a day the letter states", { base: "stated", from: "2025-12-31" }, null, "2026-10-31", "stated"],
    ["from the first day on site", { base: "visit-start", from: null }, null, "2026-08-14", "visit-start"],
  ])("%s", (_name, from, finalReportOn, due, base) => {
    const countFrom: Record<string, { base: Base; from: string | null }> =
      from === null ? {} : { "progress-review": from };
    const date = dateOf(datesQuestion({ visits, finalReportOn, countFrom }), "progress-review");
    expect({ due: date.due, base: date.base }).toEqual({ due, base });
    expect(date.warnings.some(({ code }) => code === "base-missing")).toBe(due === null);
  });

  it("says which base it is", () => {
    const question = datesQuestion({
      visits,
      finalReportOn: "2026-02-02",
      countFrom: { "progress-review": { base: "final-report", from: null } },
    });
    expect(dateOf(question, "progress-review").why).toBe(
      "Due 2 December 2026: 10 months after the day the final report was finished, 2 February 2026 (LGA from April 2024).",
    );
  });
});

it("gives no day while a base is not known, and says so once", () => {
  const dates = keyDatesOf(datesQuestion({ visits: [] }));
  expect(dates).toHaveLength(8);
  for (const date of dates) {
    expect(date).toMatchObject({ due: null, latest: null, notBefore: null });
    expect(codesOf(date)).toBe("base-missing");
  }
  expect(dates[0]?.warnings[0]?.message).toBe(
    "The days on site are not known yet, so this day cannot be worked out.",
  );
  expect(dates.map(({ base }) => base).join(" ")).toBe(
    "visit visit-start visit-start visit visit visit visit visit",
  );
});
