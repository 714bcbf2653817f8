import fc from "fast-check";
import { expect, it } from "vitest";
import { timeOf } from "#app/platform/clock-time.ts";
import { mergeTimes } from "../availability.ts";
import { awayOf, timesBetween } from "./away-times.ts";

const DAYS = ["2026-03-02", "2026-03-03"];
const [FIRST = "", SECOND = ""] = DAYS;

it.each<[string, Parameters<typeof awayOf>[0], string[]]>([
  ["has not answered", { availability: "asked", times: [] }, []],
  ["can come at any time", { availability: "any-time", times: [] }, []],
  [
    "cannot come",
    { availability: "cannot-come", times: [] },
    [`${FIRST} 00:00 23:59`, `${SECOND} 00:00 23:59`],
  ],
  [
    "can come on one morning",
    { availability: "some-times", times: [{ date: FIRST, start: "09:00", end: "12:30" }] },
    [`${FIRST} 00:00 09:00`, `${FIRST} 12:30 23:59`, `${SECOND} 00:00 23:59`],
  ],
  [
    "can come on a whole day, and before and after lunch on the other",
    {
      availability: "some-times",
      times: [
        { date: SECOND, start: "13:00", end: "23:59" },
        { date: FIRST, start: "00:00", end: "23:59" },
        { date: SECOND, start: "00:00", end: "12:00" },
        { date: "2026-04-01", start: "09:00", end: "10:00" },
      ],
    },
    [`${SECOND} 12:00 13:00`],
  ],
])("says when a peer is away who %s", (_who, answer, away) => {
  expect(awayOf(answer, DAYS).map(({ date, start, end }) => `${date} ${start} ${end}`)).toEqual(away);
});

it("gives back the times that somebody answered", () => {
  const window = fc
    .tuple(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 1, max: 130 }))
    .map(([date, from, length]) => ({ date, start: timeOf(from), end: timeOf(from + length) }));
  fc.assert(
    fc.property(fc.array(window, { maxLength: 6 }), (times) => {
      expect(timesBetween(timesBetween(times, DAYS), DAYS)).toEqual(mergeTimes(times));
    }),
  );
});
