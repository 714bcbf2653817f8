import { expect, it } from "vitest";
import { shownBody } from "./shown-body.ts";

const BODY = {
  id: "1",
  name: "Cabinet",
  kind: "executive",
  paperDays: 10,
  endedAt: null,
  meetings: ["2027-01-14", "2027-02-11"],
  councils: [
    { id: "own", name: "Wexcombe Borough Council" },
    { id: "other", name: "Harrowmere District Council" },
  ],
} as const;

it.each([
  ["2027-01-01", {}, "Thursday 14 January 2027", "Due 4 Jan 2027, 10 days before"],
  ["2027-01-04", {}, "Thursday 14 January 2027", "Due 4 Jan 2027, 10 days before"],
  ["2027-01-05", {}, "Thursday 14 January 2027", "Were due 4 Jan 2027, 10 days before"],
  ["2027-01-15", {}, "Thursday 11 February 2027", "Due 1 Feb 2027, 10 days before"],
  ["2027-01-15", { paperDays: null }, "Thursday 11 February 2027", null],
  ["2027-01-15", { paperDays: 0 }, "Thursday 11 February 2027", "Due 11 Feb 2027, on the day"],
  ["2027-01-15", { paperDays: 1 }, "Thursday 11 February 2027", "Due 10 Feb 2027, 1 day before"],
  ["2027-03-01", {}, null, "10 days before a meeting"],
  ["2027-03-01", { paperDays: 0 }, null, "On the day of a meeting"],
  ["2027-01-01", { meetings: [] }, null, "10 days before a meeting"],
  ["2027-01-01", { meetings: [], paperDays: null }, null, null],
])("on %s, with %j, next meets %s, papers %s", (today, given, next, papers) => {
  expect(shownBody({ ...BODY, ...given }, { id: "own", lastDay: null }, today)).toMatchObject({
    next,
    papers,
    kind: "Cabinet or executive",
    with: ["Harrowmere District Council"],
    isEnded: false,
  });
});

it("shows all days on the list, also those behind, to whoever may only read", () => {
  expect(shownBody(BODY, { id: "own", lastDay: null }, "2027-02-01").days).toEqual([
    "14 Jan 2027",
    "11 Feb 2027",
  ]);
});
