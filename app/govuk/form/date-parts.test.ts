import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDateParts, toDateParts } from "./date-parts.ts";

describe("fromDateParts", () => {
  it.each([
    ["8", "3", "2024", "2024-03-08"],
    ["08", "03", "2024", "2024-03-08"],
    [" 8 ", " 3 ", " 2024 ", "2024-03-08"],
    ["8", "Mar", "2024", "2024-03-08"],
    ["8", "march", "2024", "2024-03-08"],
    ["29", "2", "2024", "2024-02-29"],
    ["29", "2", "2023", null],
    ["31", "6", "2024", null],
    ["8", "13", "2024", null],
    ["8", "0", "2024", null],
    ["0", "3", "2024", null],
    ["8", "3", "24", null],
    ["8", "m", "2024", null],
    ["", "3", "2024", null],
    ["eight", "3", "2024", null],
  ])("%j %j %j → %j", (day, month, year, expected) => {
    expect(fromDateParts({ day, month, year })).toBe(expected);
  });

  it("is the way back from toDateParts for every day", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(fromDateParts(toDateParts(day))).toBe(day);
      }),
    );
  });
});

describe("toDateParts", () => {
  it.each([
    ["2024-03-08", { day: "8", month: "3", year: "2024" }],
    ["", {}],
    [null, {}],
    ["8 March 2024", {}],
  ])("%j → %j", (day, expected) => {
    expect(toDateParts(day)).toEqual(expected);
  });
});
