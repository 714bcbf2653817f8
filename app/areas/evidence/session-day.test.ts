import { expect, it } from "vitest";
import { dayToWriteUp, whyDay } from "./session-day.ts";

const days = ["2025-11-05", "2025-11-04", "2025-11-06"];

it.each([
  [days, "2025-11-05", null, "2025-11-05"],
  [days, "2025-11-01", null, "2025-11-04"],
  [days, "2025-12-01", null, "2025-11-06"],
  [days, "2025-11-05", "2025-11-04", "2025-11-04"],
  [days, "2025-11-05", "2030-01-01", "2025-11-05"],
  [[], "2025-11-05", null, null],
])("of %j on %s, asked %s: %s", (all, today, asked, expected) => {
  expect(dayToWriteUp(all, today, asked)).toBe(expected);
});

const OTHERS = " Choose another day if your session was on one.";

it.each([
  [days, "2025-11-05", null, null],
  [days, "2025-12-01", "2025-11-04", null],
  [days, "2025-12-01", null, `The visit is over: this is its last day with sessions.${OTHERS}`],
  [days, "2025-12-01", "2030-01-01", `The visit is over: this is its last day with sessions.${OTHERS}`],
  [["2025-11-05"], "2025-12-01", null, "The visit is over: this is its day with sessions."],
  [days, "2025-11-01", null, `The visit has not begun: this is its first day with sessions.${OTHERS}`],
  [["2025-11-05"], "2025-11-01", null, "The visit has not begun: this is its day with sessions."],
  [
    ["2025-11-04", "2025-11-06"],
    "2025-11-05",
    null,
    `There are no sessions today: this is the next day with sessions.${OTHERS}`,
  ],
  [[], "2025-11-05", null, null],
])("of %j on %s, asked %s, says why it took its day: %s", (all, today, asked, why) => {
  expect(whyDay(dayToWriteUp(all, today, asked), { days: all, today, asked })).toBe(why);
});
