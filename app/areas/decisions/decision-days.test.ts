import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plusDays } from "#app/platform/days.ts";
import { type DaysGiven, dayProblems, effectInWords, effectOf } from "./decision-days.ts";

const TODAY = "2026-01-20";

const days = (
  decidedOn: string,
  callInEndsOn: string | null = null,
  takesEffectOn: string | null = null,
) => ({
  decidedOn,
  callInEndsOn,
  takesEffectOn,
});

describe("the day a decision takes effect", () => {
  it.each<[string, DaysGiven, string]>([
    ["no call-in: the day itself", days("2026-01-12"), "2026-01-12"],
    ["call-in: the day after it has ended", days("2026-01-12", "2026-01-19"), "2026-01-20"],
    ["call-in that ends with the month", days("2026-01-26", "2026-01-31"), "2026-02-01"],
    ["call-in that ends with the year", days("2026-12-21", "2026-12-31"), "2027-01-01"],
    ["call-in that ends on 28 February of a common year", days("2027-02-22", "2027-02-28"), "2027-03-01"],
    ["call-in that ends on 28 February of a leap year", days("2028-02-22", "2028-02-28"), "2028-02-29"],
    ["the day the resolution names", days("2026-01-12", null, "2026-02-01"), "2026-02-01"],
    [
      "the day the resolution names, after call-in",
      days("2026-01-12", "2026-01-19", "2026-02-01"),
      "2026-02-01",
    ],
  ])("%s", (_, given, expected) => {
    expect(effectOf(given)).toBe(expected);
  });
});

describe("days that cannot be", () => {
  it.each<[string, DaysGiven, string[]]>([
    ["ten years ago", days("2016-01-20"), []],
    ["a wrong year", days("1999-06-30"), ["decidedOn"]],
    ["today", days(TODAY), []],
    ["tomorrow", days("2026-01-21"), ["decidedOn"]],
    ["call-in ends on the day of the decision", days("2026-01-12", "2026-01-12"), []],
    ["call-in ends before it", days("2026-01-12", "2026-01-11"), ["callInEndsOn"]],
    ["in effect before it", days("2026-01-12", null, "2026-01-11"), ["takesEffectOn"]],
    [
      "in effect on the last day of call-in",
      days("2026-01-12", "2026-01-19", "2026-01-19"),
      ["takesEffectOn"],
    ],
    ["in effect the day after call-in", days("2026-01-12", "2026-01-19", "2026-01-20"), []],
    [
      "all at once",
      days("2026-02-01", "2026-01-01", "2025-12-01"),
      ["decidedOn", "callInEndsOn", "takesEffectOn"],
    ],
  ])("%s", (_, given, fields) => {
    expect(dayProblems(given, TODAY).map(({ field }) => field)).toEqual(fields);
  });

  it("never lets a decision take effect before it was made, or while it can be called in", () => {
    const day = fc.integer({ min: -400, max: 400 }).map((count) => plusDays(TODAY, count));
    const maybe = fc.option(day, { nil: null });
    fc.assert(
      fc.property(day, maybe, maybe, (decidedOn, callInEndsOn, takesEffectOn) => {
        const given = { decidedOn, callInEndsOn, takesEffectOn };
        fc.pre(dayProblems(given, TODAY).length === 0);
        const effect = effectOf(given);
        expect(effect >= decidedOn).toBe(true);
        if (callInEndsOn !== null) expect(effect > callInEndsOn).toBe(true);
      }),
    );
  });
});

it.each([
  [null, "2026-01-20", "In effect since 20 January 2026"],
  [null, "2026-01-21", "Takes effect on 21 January 2026"],
  ["2026-01-20", "2026-01-21", "Takes effect on 21 January 2026; it can be called in until 20 January 2026"],
  ["2026-01-19", "2026-01-25", "Takes effect on 25 January 2026"],
  [
    "2026-01-12",
    "2026-01-13",
    "In effect since 13 January 2026; it could be called in until 12 January 2026",
  ],
])("says of call-in until %s and effect on %s: %s", (callInEndsOn, takesEffectOn, words) => {
  expect(effectInWords({ callInEndsOn, takesEffectOn }, TODAY)).toBe(words);
});
