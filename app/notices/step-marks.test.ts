import { expect, it } from "vitest";
import { managersMark, ownersMark } from "./step-marks.ts";
import { HOUSE_TELLING_RULES } from "./telling-rules.ts";

const LEADS = { before: [14, 3], late: [1, 5], escalate: [7] };
const HOLIDAYS = new Set(["2026-05-04"]);
const isBankHoliday = (day: string) => HOLIDAYS.has(day);
const marked = (due: string, today: string, leads = LEADS) =>
  ownersMark(due, leads, today, HOUSE_TELLING_RULES, isBankHoliday)?.occasion ?? null;

it.each([
  // Due on a Wednesday.
  ["2026-05-20", "2026-05-05", null],
  ["2026-05-20", "2026-05-06", "2026-05-20 before 14"],
  ["2026-05-20", "2026-05-14", "2026-05-20 before 14"],
  // Three days before is a Sunday: told on the Friday.
  ["2026-05-20", "2026-05-15", "2026-05-20 before 3"],
  ["2026-05-20", "2026-05-20", "2026-05-20 before 3"],
  ["2026-05-20", "2026-05-21", "2026-05-20 late 1"],
  ["2026-05-20", "2026-05-24", "2026-05-20 late 1"],
  ["2026-05-20", "2026-05-25", "2026-05-20 late 5"],
  ["2026-05-20", "2026-06-08", "2026-05-20 late 5"],
  // Two weeks later it is no news any more.
  ["2026-05-20", "2026-06-09", null],
  // Due after a weekend with a bank holiday: three days before is the Saturday, told on the Friday.
  ["2026-05-05", "2026-05-01", "2026-05-05 before 3"],
  ["2026-05-05", "2026-04-30", "2026-05-05 before 14"],
])("of what is due on %s, on %s the mark is %s", (due, today, occasion) => {
  expect(marked(due, today)).toBe(occasion);
});

it("passes over the marks before the last that was reached", () => {
  expect(marked("2026-05-20", "2026-05-19")).toBe("2026-05-20 before 3");
});

it("tells anew of a date that was moved", () => {
  expect(marked("2026-05-21", "2026-05-19")).toBe("2026-05-21 before 3");
});

it("tells on the day itself where that is a mark, and never before what is told after", () => {
  const leads = { ...LEADS, before: [0] };
  expect(marked("2026-05-20", "2026-05-19", leads)).toBeNull();
  expect(marked("2026-05-20", "2026-05-20", leads)).toBe("2026-05-20 before 0");
  expect(marked("2026-05-17", "2026-05-15", leads)).toBe("2026-05-17 before 0");
});

it("says nothing where there are no marks", () => {
  expect(marked("2026-05-20", "2026-05-20", { before: [], late: [], escalate: [] })).toBeNull();
});

it.each([
  ["2026-05-20", null],
  ["2026-05-26", null],
  ["2026-05-27", "2026-05-20 escalated 7"],
  ["2026-06-10", "2026-05-20 escalated 7"],
  ["2026-06-11", null],
])("whoever manages is told on %s: %s", (today, occasion) => {
  expect(managersMark("2026-05-20", LEADS, today)?.occasion ?? null).toBe(occasion);
});
