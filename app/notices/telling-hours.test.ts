import { expect, it } from "vitest";
import { isQuiet, tellingDayOnOrBefore } from "./telling-hours.ts";
import { HOUSE_TELLING_RULES } from "./telling-rules.ts";

const { hours } = HOUSE_TELLING_RULES;
const HOLIDAYS = new Set(["2026-04-03", "2026-04-06", "2026-12-25", "2026-12-28"]);
const isBankHoliday = (day: string) => HOLIDAYS.has(day);

it.each([
  // A Thursday in winter: London is at UTC.
  ["2026-01-15T07:59:59Z", true],
  ["2026-01-15T08:00:00Z", false],
  ["2026-01-15T17:59:59Z", false],
  ["2026-01-15T18:00:00Z", true],
  // A Thursday in summer: an hour ahead.
  ["2026-07-16T06:59:00Z", true],
  ["2026-07-16T07:00:00Z", false],
  ["2026-07-16T16:59:00Z", false],
  ["2026-07-16T17:00:00Z", true],
  // The Friday before the clocks go forward, the Sunday of it, and the Monday after.
  ["2026-03-27T17:30:00Z", false],
  ["2026-03-29T10:00:00Z", true],
  ["2026-03-30T17:30:00Z", true],
  ["2026-03-30T07:00:00Z", false],
  // The Monday after they go back.
  ["2026-10-26T07:30:00Z", true],
  ["2026-10-26T08:00:00Z", false],
  // At night in UTC it is another day in London.
  ["2026-07-12T23:30:00Z", true],
  // Good Friday, the weekend, Easter Monday, the Tuesday.
  ["2026-04-03T10:00:00Z", true],
  ["2026-04-04T10:00:00Z", true],
  ["2026-04-05T10:00:00Z", true],
  ["2026-04-06T10:00:00Z", true],
  ["2026-04-07T10:00:00Z", false],
])("at %s it is quiet: %s", (instant, quiet) => {
  expect(isQuiet(new Date(instant), hours, isBankHoliday)).toBe(quiet);
});

it.each([
  ["2026-04-04T10:00:00Z", { onWeekends: true }, false],
  ["2026-04-03T10:00:00Z", { onWeekends: true }, true],
  ["2026-04-03T10:00:00Z", { onBankHolidays: true }, false],
  ["2026-04-04T10:00:00Z", { onBankHolidays: true }, true],
  ["2026-01-15T21:30:00Z", { until: "22:00" }, false],
  ["2026-01-15T06:30:00Z", { from: "06:30" }, false],
])("at %s with %j it is quiet: %s", (instant, own, quiet) => {
  expect(isQuiet(new Date(instant), { ...hours, ...own }, isBankHoliday)).toBe(quiet);
});

it.each([
  ["2026-04-02", "2026-04-02"],
  ["2026-04-06", "2026-04-02"],
  ["2026-04-11", "2026-04-10"],
  ["2026-12-28", "2026-12-24"],
])("before %s people are told on %s at the latest", (day, told) => {
  expect(tellingDayOnOrBefore(day, hours, isBankHoliday)).toBe(told);
});
