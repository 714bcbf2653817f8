import { describe, expect, it } from "vitest";
import {
  attendanceWords,
  type DayState,
  dayCount,
  dayState,
  dayToShow,
  type Outcome,
  outcomeWords,
  whyNotRecorded,
} from "./outcomes.ts";

const TEN = { date: "2026-03-02", start: "10:00", minutes: 45 };

describe("where a session stands in its day", () => {
  it.each<[string, string, Outcome | null, DayState]>([
    ["2026-03-01", "18:00", null, "to-come"],
    ["2026-03-02", "09:59", null, "to-come"],
    ["2026-03-02", "10:00", null, "now"],
    ["2026-03-02", "10:44", null, "now"],
    ["2026-03-02", "10:45", null, "over"],
    ["2026-03-03", "08:00", null, "over"],
    ["2026-03-02", "10:10", "held", "recorded"],
    ["2026-03-02", "08:10", "cancelled", "recorded"],
  ])("%s %s, recorded %s: %s", (date, time, outcome, state) => {
    expect(dayState(TEN, outcome, { date, time })).toBe(state);
  });

  it.each([
    [{ ...TEN, date: null }, "held", "2026-03-02", "11:00", /no day or time yet/],
    [TEN, "held", "2026-03-01", "11:00", /still to come/],
    [TEN, "cancelled", "2026-03-01", "11:00", /still to come/],
    [TEN, "held", "2026-03-02", "09:59", /planned for 10am. Record it once it has begun/],
    [TEN, "cancelled", "2026-03-02", "08:10", null],
    [TEN, "held", "2026-03-02", "10:00", null],
    [TEN, "held", "2026-03-09", "08:00", null],
  ] as const)("%j as %s at %s %s: %s", (session, outcome, date, time, sentence) => {
    const said = whyNotRecorded(session, outcome, { date, time });
    if (sentence === null) expect(said).toBeNull();
    else expect(said).toMatch(sentence);
  });

  it("counts what is recorded and what is missing", () => {
    expect(dayCount(["recorded", "over", "over", "now"])).toBe(
      "1 of 4 sessions recorded, 2 over and still to be recorded",
    );
    expect(dayCount(["to-come"])).toBe("0 of 1 session recorded");
  });
});

describe("what is recorded, in words", () => {
  it.each<[Outcome | null, string | null, number | null, string | null]>([
    [null, null, null, null],
    ["held", "10:00", 45, "Took place as planned"],
    ["held", null, null, "Took place as planned"],
    ["held", "10:10", 30, "Took place, 10:10am to 10:40am (planned 10am to 10:45am)"],
    ["held", "10:00", 60, "Took place, 10am to 11am (planned 10am to 10:45am)"],
    ["cancelled", null, null, "Cancelled on the day"],
  ])("%s %s %s: %s", (outcome, actualStart, actualMinutes, words) => {
    expect(outcomeWords(TEN, { outcome, actualStart, actualMinutes })).toBe(words);
  });

  it.each<[{ id: string; came: boolean }[] | null, string | null]>([
    [null, null],
    [[], null],
    [[{ id: "Sam", came: true }], "Came as planned"],
    [["Sam", "Kim"].map((id) => ({ id, came: true })), "All 2 came"],
    [["Sam", "Kim"].map((id) => ({ id, came: id === "Sam" })), "1 of 2 came, without Kim"],
    [[{ id: "Sam", came: false }], "Nobody of the plan came"],
  ])("%j: %s", (attendance, words) => {
    expect(attendanceWords(attendance, (id) => id)).toBe(words);
  });
});

it.each([
  [null, "2026-03-03", "2026-03-03"],
  ["2026-03-02", "2026-03-03", "2026-03-02"],
  ["2026-05-01", "2026-03-03", "2026-03-03"],
  [null, "2026-01-01", "2026-03-02"],
  [null, "2026-04-01", "2026-03-04"],
])("asked for %s on %s it opens %s", (asked, today, day) => {
  expect(dayToShow(["2026-03-02", "2026-03-03", "2026-03-04"], asked, today)).toBe(day);
});
