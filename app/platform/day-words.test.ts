import { tz } from "@date-fns/tz";
import { addDays, differenceInCalendarDays, format, getDay, parseISO } from "date-fns";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay, formatDayRange, formatDays, formatDayWithWeekday, formatShortDay } from "./day-words.ts";
import { dayOf, daysBetween, formatInstant, timeOfDay, weekdayOf } from "./days.ts";

const LONDON = { in: tz("Europe/London") };

it("says an instant in London as the library of dates does, on either side of every change of the clock too", () => {
  const changes = [2025, 2026, 2027, 2028].flatMap((year) =>
    [2, 9].map((month) => {
      const last = new Date(Date.UTC(year, month + 1, 0, 1));
      return last.getTime() - last.getUTCDay() * 86_400_000;
    }),
  );
  const instants = fc.oneof(
    fc.date({ min: new Date("1972-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -7_200_000, max: 7_200_000 }))
      .map(([at, by]) => new Date(at + by)),
  );
  fc.assert(
    fc.property(instants, (instant) => {
      expect([dayOf(instant), timeOfDay(instant), formatInstant(instant)]).toEqual([
        format(instant, "yyyy-MM-dd", LONDON),
        format(instant, "HH:mm", LONDON),
        format(instant, "d MMMM yyyy, h:mmaaa", LONDON),
      ]);
    }),
    { numRuns: 500 },
  );
});

it("counts days and knows weekdays as the library of dates does, over changes of the clock too", () => {
  const days = fc
    .date({ min: new Date("0001-01-02"), max: new Date("9999-12-30"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, days, (from, to) => {
      expect([daysBetween(from, to), weekdayOf(from)]).toEqual([
        differenceInCalendarDays(parseISO(to), parseISO(from)),
        getDay(parseISO(from)),
      ]);
    }),
  );
  for (const day of ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"]) {
    const next = format(addDays(parseISO(day), 1), "yyyy-MM-dd");
    expect([daysBetween(day, next), daysBetween(next, day)]).toEqual([1, -1]);
  }
  expect([daysBetween("2026-02-30x", "2026-03-01"), weekdayOf("soon")]).toEqual([Number.NaN, Number.NaN]);
});

it("says no instant that is none", () => {
  expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError);
});

describe("a day in words", () => {
  it("is what the library of dates says, for every day of five years", () => {
    for (let count = 0; count < 5 * 366; count += 1) {
      const date = addDays(new Date(2023, 11, 30), count);
      const day = format(date, "yyyy-MM-dd");
      expect([formatDay(day), formatShortDay(day), formatDayWithWeekday(day)]).toEqual([
        format(date, "d MMMM yyyy"),
        format(date, "d MMM yyyy"),
        format(date, "EEEE d MMMM yyyy"),
      ]);
    }
  });

  it.each([
    ["2024-03-04", "2024-03-04", "4 March 2024"],
    ["2024-03-04", "2024-03-08", "4 to 8 March 2024"],
    ["2024-02-28", "2024-03-01", "28 February to 1 March 2024"],
    ["2024-12-30", "2025-01-02", "30 December 2024 to 2 January 2025"],
  ])("from %s to %s is “%s”", (from, to, words) => {
    expect(formatDayRange(from, to)).toBe(words);
  });

  it.each(["", "2024", "2024-13-01", "soon"])("is refused for “%s”", (text) => {
    expect(() => formatDay(text)).toThrow(RangeError);
  });
});

it.each([
  ["none", [], ""],
  ["one", ["2024-03-08"], "8 March 2024"],
  [
    "days in a row, over a month's end",
    ["2024-02-28", "2024-02-29", "2024-03-01"],
    "28 February to 1 March 2024",
  ],
  ["a day left out", ["2026-03-02", "2026-03-03", "2026-03-05"], "2 to 3 March 2026 and 5 March 2026"],
  ["over the change of the clocks", ["2026-03-28", "2026-03-29", "2026-03-30"], "28 to 30 March 2026"],
  ["out of order and twice", ["2026-03-05", "2026-03-02", "2026-03-05"], "2 March 2026 and 5 March 2026"],
  [
    "three runs",
    ["2026-03-02", "2026-03-04", "2026-03-05", "2026-03-09"],
    "2 March 2026, 4 to 5 March 2026 and 9 March 2026",
  ],
])("the days of %s", (_, days, words) => {
  expect(formatDays(days)).toBe(words);
});
