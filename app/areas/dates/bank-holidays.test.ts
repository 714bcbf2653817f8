import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weekdayOf } from "#app/platform/days.ts";
import {
  addWorkingDays,
  bankHolidayOn,
  bankHolidaysOf,
  easterSunday,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from "./bank-holidays.ts";

describe("bank holidays of England", () => {
  it.each([
    [2008, "2008-03-23"],
    [2011, "2011-04-24"],
    [2019, "2019-04-21"],
    [2023, "2023-04-09"],
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2038, "2038-04-25"],
  ])("Easter Sunday of %i is %s", (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  // Checked against gov.uk/bank-holidays.
  it.each([
    [2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"],
    [2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"],
    [2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"],
    [2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"],
    [2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"],
    [2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"],
    [2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
    [2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"],
  ])("of %i", (year, days) => {
    expect(
      bankHolidaysOf(year)
        .map((holiday) => holiday.day.slice(5))
        .join(" "),
    ).toBe(days);
  });

  it("names the day", () => {
    expect(bankHolidayOn("2024-03-29")).toBe("Good Friday");
    expect(bankHolidayOn("2023-05-08")).toBe("Coronation bank holiday");
    expect(bankHolidayOn("2021-12-28")).toBe("Boxing Day (substitute day)");
    expect(bankHolidayOn("2024-03-28")).toBeNull();
  });

  it("counts working days", () => {
    expect(workingDayOnOrBefore("2024-03-29")).toBe("2024-03-28");
    expect(workingDayOnOrAfter("2024-03-29")).toBe("2024-04-02");
    expect(addWorkingDays("2024-03-28", 1)).toBe("2024-04-02");
    expect(addWorkingDays("2024-04-02", -1)).toBe("2024-03-28");
    expect(addWorkingDays("2024-04-02", 0)).toBe("2024-04-02");
  });

  it("never falls on a weekend, never twice on one day, and there are at least eight", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1978, max: 2200 }), (year) => {
        const days = bankHolidaysOf(year).map((holiday) => holiday.day);
        expect(new Set(days).size).toBe(days.length);
        expect(days.length).toBeGreaterThanOrEqual(8);
        expect(days.every((day) => ![0, 6].includes(weekdayOf(day)) && !isWorkingDay(day))).toBe(true);
      }),
    );
  });
});
