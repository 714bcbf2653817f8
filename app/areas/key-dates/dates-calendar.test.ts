import { expect, it } from "vitest";
import { type CalendarDate, dateEntries, datesCalendar } from "./dates-calendar.ts";

const MADE = new Date("2026-01-12T10:00:00Z");

const date = (changed: Partial<CalendarDate>): CalendarDate => ({
  id: "01J",
  challenge: "Wexcombe",
  label: "Action plan published",
  dueOn: null,
  latestOn: null,
  doneOn: null,
  why: "Because.",
  warnings: [],
  version: 3,
  href: "https://workspace.example/key-dates",
  ...changed,
});

it.each<[string, Partial<CalendarDate>, string[]]>([
  ["a day", { dueOn: "2026-06-17" }, ["2026-06-17 Action plan published: Wexcombe"]],
  [
    "both days of the plan",
    { dueOn: "2026-06-17", latestOn: "2026-08-17" },
    [
      "2026-06-17 Action plan published: Wexcombe",
      "2026-08-17 Action plan published (very latest day): Wexcombe",
    ],
  ],
  ["a latest day alone", { latestOn: "2026-08-17" }, ["2026-08-17 Action plan published: Wexcombe"]],
  ["what is done is left out", { dueOn: "2026-06-17", doneOn: "2026-06-01" }, []],
  ["without a day", {}, []],
])("has an entry for %s", (_name, changed, entries) => {
  expect(dateEntries([date(changed)]).map(({ day, title }) => `${day} ${title}`)).toEqual(entries);
});

it("says whole days that block no time, with why and what is awkward", () => {
  const text = datesCalendar(
    dateEntries([
      date({ dueOn: "2026-12-31", label: "Report\u0000\nout", warnings: [{ message: "Mind; this, too." }] }),
    ]),
    MADE,
  );
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "DTSTART;VALUE=DATE:20261231",
      "DTEND;VALUE=DATE:20270101",
      "TRANSP:TRANSPARENT",
      "SEQUENCE:3",
      "UID:01j-due@peer-challenge-workspace",
      "SUMMARY:Report \\nout: Wexcombe",
    ]),
  );
  expect(lines.find((line) => line.startsWith("DESCRIPTION:"))).toContain(
    "Because.\\n\\nMind\\; this\\, too.",
  );
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
});

it("stays the same to the byte while nothing changes, and is a calendar without entries too", () => {
  const dates = [date({ dueOn: "2026-06-17" })];
  expect(datesCalendar(dateEntries(dates), MADE)).toBe(datesCalendar(dateEntries([...dates]), MADE));
  expect(datesCalendar([], MADE)).toMatch(/^BEGIN:VCALENDAR\r\n/);
});
