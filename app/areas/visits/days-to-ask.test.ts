import { expect, it } from "vitest";
import { questionOfLeftSessions, questionOfPastDays, questionOfPutOffDays } from "./days-to-ask.ts";

const TODAY = "2026-06-12";
const MEANT = "Look at the year, or say below that they are meant";

it.each<[string, string[], string | null]>([
  ["none", [], null],
  ["to come", ["2027-03-01"], null],
  ["last month", ["2026-05-13"], null],
  ["a stay that ended a month ago", ["2026-05-12", "2026-05-13"], null],
  ["the year before", ["2025-06-15", "2025-06-16"], `These days are long past: 15 to 16 June 2025. ${MEANT}`],
  ["31 days ago", ["2026-05-12"], `These days are long past: 12 May 2026. ${MEANT}`],
])("days that a visit is given: %s", (_, days, asked) => {
  expect(questionOfPastDays(days, TODAY)).toBe(asked);
});

const PUT_OFF = "A visit is put off to days that are still to come, and";

it.each<[string, string[], string | null]>([
  ["none", [], null],
  ["from today", ["2026-06-12", "2026-06-13"], null],
  ["yesterday", ["2026-06-11"], `${PUT_OFF} this one is past: 11 June 2026. ${MEANT}`],
  [
    "a year too early",
    ["2025-06-15", "2025-06-16"],
    `${PUT_OFF} these are past: 15 to 16 June 2025. ${MEANT}`,
  ],
])("days that a visit is put off to: %s", (_, days, asked) => {
  expect(questionOfPutOffDays(days, TODAY)).toBe(asked);
});

const on = (date: string, ...titles: string[]) => titles.map((title) => ({ title, date }));

it.each<[string, ReturnType<typeof on>, string | null]>([
  ["none", [], null],
  [
    "one",
    on("2026-03-03", "Leader"),
    "One session is on days that this leaves out (3 March 2026: “Leader”). They stay. Say below that this is meant",
  ],
  [
    "two days",
    [...on("2026-03-04", "Partners"), ...on("2026-03-03", "Leader", "Cabinet")],
    "3 sessions are on days that this leaves out (3 March 2026: “Leader”, “Cabinet”; 4 March 2026: “Partners”). They stay. Say below that this is meant",
  ],
  [
    "many",
    on("2026-03-03", "A", "B", "C", "D", "E", "F", "G", "H"),
    "8 sessions are on days that this leaves out (3 March 2026: “A”, “B”, “C”, “D”, “E”, “F” and 2 more). They stay. Say below that this is meant",
  ],
])("sessions on days that are left out: %s", (_, sessions, asked) => {
  expect(questionOfLeftSessions(sessions, "They stay.")).toBe(asked);
});
