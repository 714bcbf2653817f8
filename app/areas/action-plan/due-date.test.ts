import fc from "fast-check";
import { expect, it } from "vitest";
import { readDueDate } from "./due-date.ts";

it.each([
  ["Oct 24", "2024-10-31"],
  ["October 2026", "2026-10-31"],
  ["Feb 2028", "2028-02-29"],
  ["end of March 2027", "2027-03-31"],
  ["by the end of March 2027", "2027-03-31"],
  ["by June 2026", "2026-06-30"],
  ["31/3/2027", "2027-03-31"],
  ["31.03.27", "2027-03-31"],
  ["8 March 2024", "2024-03-08"],
  ["8th Mar 2024", "2024-03-08"],
  ["2026-10-05", "2026-10-05"],
  ["2026-10", "2026-10-31"],
  ["Q1 2026/27", "2026-06-30"],
  ["Q2 2026/27", "2026-09-30"],
  ["Q4 2026-27", "2027-03-31"],
  ["Quarter 3 of 2026/2027", "2026-12-31"],
])("%s ends on %s", (words, lastDay) => {
  expect(readDueDate(words)).toEqual({ text: words, lastDay });
});

it.each([
  "",
  "soon",
  "31/2/2027",
  "31 February 2027",
  "Octember 2026",
  "Q5 2026/27",
  "Q1 2026/29",
  "13/13/2026",
  "0/1/2026",
])("%s is no date", (words) => {
  expect(readDueDate(words)).toBeNull();
});

it("never throws, and gives days of the calendar only", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (words) => {
      const due = readDueDate(words);
      if (due !== null) expect(Number.isNaN(Date.parse(due.lastDay))).toBe(false);
    }),
  );
});
