import { expect, it } from "vitest";
import type { TimetableVisit } from "../timetable-record.ts";
import { whyNotOnDay } from "./day-of-visit.ts";

const CALLS: TimetableVisit = {
  id: "calls",
  kind: "conversations",
  name: "Conversations before the visit",
  days: ["2026-02-10", "2026-02-17"],
};
const FIRST: TimetableVisit = {
  id: "first",
  kind: "on-site",
  name: "First phase",
  days: ["2026-03-02", "2026-03-03", "2026-03-05"],
};
const SECOND: TimetableVisit = { id: "second", kind: "on-site", name: "Second phase", days: [] };

it.each([
  ["a day of the visit", "2026-03-02", FIRST, null],
  [
    "a day that was left out",
    "2026-03-04",
    FIRST,
    "Wednesday 4 March 2026 is no day of any visit. The days of this one (First phase) are 2 to 3 March 2026 and 5 March 2026. Choose one of them, or change the days under Visits.",
  ],
  [
    "a day of another visit",
    "2026-02-10",
    FIRST,
    "Tuesday 10 February 2026 is a day of another visit (Conversations before the visit). The days of this one (First phase) are 2 to 3 March 2026 and 5 March 2026. Choose one of them, or change the days under Visits.",
  ],
  [
    "between two calls",
    "2026-02-12",
    CALLS,
    "Thursday 12 February 2026 is no day of any visit. The days of this one (Conversations before the visit) are 10 February 2026 and 17 February 2026. Choose one of them, or change the days under Visits.",
  ],
  [
    "of a visit whose days are not known",
    "2026-03-30",
    SECOND,
    "The days of this visit (Second phase) are not known yet. Set them under Visits first, or leave the day open.",
  ],
])("%s", (_, day, visit, why) => {
  expect(whyNotOnDay(day, visit, [CALLS, FIRST, SECOND])).toBe(why);
});
