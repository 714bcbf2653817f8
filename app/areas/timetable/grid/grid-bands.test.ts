import { expect, it } from "vitest";
import { trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import { placedSessions } from "../plan/day-plan.ts";
import { ownDay } from "../plan/own-day.ts";
import type { TimetableSession } from "../plan/timetable-record.ts";
import { journeyTable } from "../plan/travel.ts";
import { bandsOf } from "./grid-bands.ts";

const HALL = { siteId: "hall", roomId: "small" };
const OFFICES = { siteId: "offices", roomId: "mere" };

function bands(...sessions: Partial<TimetableSession>[]) {
  const record = trialRecord(sessions.map((given, index) => trialSession({ id: `s${index}`, ...given })));
  const names = new Map(record.sites.map(({ id, name }) => [id, name]));
  return bandsOf(ownDay(placedSessions(record.sessions), "peer"), {
    rules: record.rules,
    journey: journeyTable(record.journeys),
    siteName: (id) => names.get(id ?? "") ?? "",
  }).map(({ start, end, words }) => `${start} to ${end} ${words}`);
}

it.each<[string, Partial<TimetableSession>[], string[]]>([
  ["nothing on one side of midday: no lunch", [{ start: "09:00" }], []],
  [
    "lunch as soon as its window opens",
    [{ start: "10:00" }, { start: "14:00" }],
    ["12:00 to 12:45 Lunch, 45 minutes"],
  ],
  [
    "lunch after what ends within its window",
    [{ start: "11:45" }, { start: "14:00" }],
    ["12:30 to 13:15 Lunch, 45 minutes"],
  ],
  [
    "lunch after the journey where it fits only there",
    [
      { start: "10:45", ...HALL },
      { start: "13:00", ...OFFICES },
    ],
    ["11:30 to 12:10 Journey to Harrowmere Civic Offices, 40 minutes", "12:10 to 12:55 Lunch, 45 minutes"],
  ],
  [
    "no lunch where there is no time for it",
    [
      { start: "12:00", minutes: 60 },
      { start: "13:15", minutes: 60 },
    ],
    [],
  ],
  [
    "a journey just before the later session, lunch before it",
    [
      { start: "10:00", ...HALL },
      { start: "14:00", ...OFFICES },
    ],
    ["12:00 to 12:45 Lunch, 45 minutes", "13:20 to 14:00 Journey to Harrowmere Civic Offices, 40 minutes"],
  ],
  [
    "a journey that is longer than the time there is",
    [
      { start: "09:00", ...HALL },
      { start: "10:10", ...OFFICES },
    ],
    ["09:45 to 10:10 Journey to Harrowmere Civic Offices, 40 minutes: only 25 free"],
  ],
])("%s", (_, sessions, expected) => {
  expect(bands(...sessions)).toEqual(expected);
});
