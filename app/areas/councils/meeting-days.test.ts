import { describe, expect, it } from "vitest";
import { plusDays } from "#app/platform/days.ts";
import {
  MOST_MEETINGS,
  meetingDaysAsText,
  nextMeeting,
  papersDueOn,
  readMeetingDays,
} from "./meeting-days.ts";

describe("days typed one a line", () => {
  it.each([
    ["8 January 2027", ["2027-01-08"]],
    ["Thursday 8 Jan 2027", ["2027-01-08"]],
    ["Thurs, 8th January 2027", ["2027-01-08"]],
    ["8/1/2027", ["2027-01-08"]],
    ["08.01.2027", ["2027-01-08"]],
    ["2027-01-08", ["2027-01-08"]],
    ["Tue 12 Jan 2027 7.00pm", ["2027-01-12"]],
    ["Tuesday 12 January 2027, at 18:30", ["2027-01-12"]],
    ["12/1/2027 7 pm\n13/1/2027 12 noon", ["2027-01-12", "2027-01-13"]],
    ["29 February 2028", ["2028-02-29"]],
    ["  \r\n\n", []],
    ["3 sept 2027\r\n1 May 2027\n\n1/5/2027", ["2027-05-01", "2027-09-03"]],
  ])("%j", (text, days) => {
    expect(readMeetingDays(text)).toEqual({ days, problem: null });
  });

  it.each([
    ["29 February 2027", "29 February 2027"],
    ["8 January", "8 January"],
    ["31/4/2027", "31/4/2027"],
    ["8/1/27", "8/1/27"],
    ["12 Jan 0207", "12 Jan 0207"],
    ["8 January 7pm", "8 January 7pm"],
    ["monthly", "monthly"],
    ["8 Foo 2027", "8 Foo 2027"],
    ["1 May 2027\n1 Mai 2027", "1 Mai 2027"],
  ])("refuses %j", (text, line) => {
    expect(readMeetingDays(text)).toEqual({
      days: [],
      problem: expect.stringContaining(`“${line}” is not a day`),
    });
  });

  it("refuses more than anybody plans", () => {
    const many = Array.from({ length: MOST_MEETINGS + 1 }, (_, index) => plusDays("2027-01-01", index));
    expect(readMeetingDays(many.join("\n")).problem).toMatch(/at most 120 days/);
    expect(readMeetingDays(many.slice(1).join("\n")).problem).toBeNull();
  });

  it("come back as they are shown", () => {
    const days = ["2027-01-08", "2027-09-30", "2028-02-29"];
    expect(readMeetingDays(meetingDaysAsText(days)).days).toEqual(days);
  });
});

it.each([
  ["2027-01-08", 10, "2026-12-29"],
  ["2028-03-01", 1, "2028-02-29"],
  ["2027-01-08", 0, "2027-01-08"],
  ["2027-01-08", null, null],
])("papers for %s, %s days before, are due on %s", (meeting, paperDays, due) => {
  expect(papersDueOn(meeting, paperDays)).toBe(due);
});

it.each([
  [["2027-03-01", "2027-01-08"], "2027-01-08", null, "2027-01-08"],
  [["2027-03-01", "2027-01-08"], "2027-01-09", null, "2027-03-01"],
  [["2027-03-01", "2027-01-08"], "2027-01-09", "2027-03-01", "2027-03-01"],
  [["2027-03-01", "2027-01-08"], "2027-01-09", "2027-02-28", null],
  [["2027-01-08"], "2027-01-09", null, null],
  [[], "2027-01-09", null, null],
])("of %j the next from %s up to %s is %s", (days, from, lastDay, next) => {
  expect(nextMeeting(days, from, lastDay)).toBe(next);
});
