import { describe, expect, it } from "vitest";
import { addMonths, dayOfParts } from "./calendar-arithmetic.ts";
import {
  LGA_FROM_APRIL_2024,
  localElectionDay,
  milestonesFor,
  preElectionPeriod,
  preElectionPeriodOn,
  SCOPE_LETTER_2023,
  templateFor,
} from "./deadlines.ts";

describe("key dates from the last day on site", () => {
  it("follows the 2023 scope letter", () => {
    const dates = milestonesFor("2024-03-08", SCOPE_LETTER_2023, "2024-03-04").map((m) => [
      m.key,
      m.notBefore,
      m.due,
    ]);
    expect(dates).toEqual([
      ["scope-agreed", null, "2023-09-08"],
      ["pack-sent", null, "2024-03-03"],
      ["draft-report", null, "2024-03-29"],
      ["report-published", null, "2024-06-08"],
      ["action-plan-published", null, "2024-08-08"],
      ["progress-review", "2025-03-08", null],
    ]);
  });

  it("follows the LGA's rules from April 2024", () => {
    const dates = milestonesFor("2025-10-16", LGA_FROM_APRIL_2024, "2025-10-14").map((m) => [
      m.key,
      m.notBefore,
      m.due,
    ]);
    expect(dates).toEqual([
      ["scope-agreed", "2025-04-16", "2025-06-16"],
      ["pack-sent", "2025-09-23", "2025-09-30"],
      ["team-call", "2025-09-30", "2025-10-07"],
      ["draft-report", null, "2025-11-06"],
      ["report-published", null, "2026-01-16"],
      ["action-plan-published", null, "2026-01-16"],
      ["progress-review", null, "2026-08-16"],
      ["progress-review-report", null, "2026-10-16"],
    ]);
  });

  it.each([
    ["2024-03-31", "scope-letter-2023"],
    ["2024-04-01", "lga-2024"],
  ])("a visit that ends on %s goes by %s", (T, key) => {
    expect(templateFor(T).key).toBe(key);
  });

  it.each([
    ["2024-11-30", 3, "2025-02-28"],
    ["2023-11-30", 3, "2024-02-29"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-03-08", -6, "2023-09-08"],
    ["2024-01-08", -1, "2023-12-08"],
  ])("%s and %i months is %s", (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });

  it("knows days that do not exist", () => {
    expect(dayOfParts({ year: 2023, month: 2, day: 29 })).toBeNull();
    expect(dayOfParts({ year: 2024, month: 2, day: 29 })).toBe("2024-02-29");
  });
});

describe("the pre-election period (house rule)", () => {
  it.each([
    [2024, "2024-05-02"],
    [2025, "2025-05-01"],
    [2026, "2026-05-07"],
  ])("local elections of %i are on %s", (year, day) => {
    expect(localElectionDay(year)).toBe(day);
  });

  it("is six weeks", () => {
    expect(preElectionPeriod(2024)).toMatchObject({
      start: "2024-03-21",
      end: "2024-05-02",
      isHouseRule: true,
    });
    expect(preElectionPeriodOn("2024-03-29")?.end).toBe("2024-05-02");
    expect(preElectionPeriodOn("2024-03-20")).toBeNull();
  });
});
