import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay } from "#app/platform/days.ts";
import {
  type Answer,
  answerOfTimes,
  availabilityCounts,
  fitsInto,
  halvesOf,
  lastDayOfLink,
  mergeTimes,
  NO_ANSWER,
  type TimeWindow,
  timesInWords,
  timesOfAnswer,
  writtenDown,
} from "./availability.ts";
import { withDefaults } from "./house-rules.ts";

const RULES = withDefaults([]);
const DAYS = ["2026-03-02", "2026-03-03"];

const on = (date: string, start: string, end: string): TimeWindow => ({ date, start, end });

const someTimes = fc.array(
  fc
    .tuple(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 40 }))
    .map(([date, from, length]) => {
      const time = (quarters: number) =>
        `${String(Math.floor(quarters / 4)).padStart(2, "0")}:${String((quarters % 4) * 15).padStart(2, "0")}`;
      return on(date, time(from), from + length >= 96 ? "23:59" : time(from + length));
    }),
  { maxLength: 8 },
);

describe("times at which somebody can come", () => {
  it.each<[string, TimeWindow[], TimeWindow[]]>([
    ["none", [], []],
    [
      "apart",
      [on("2026-03-03", "09:00", "10:00"), on("2026-03-02", "09:00", "10:00")],
      [on("2026-03-02", "09:00", "10:00"), on("2026-03-03", "09:00", "10:00")],
    ],
    [
      "touching",
      [on("2026-03-02", "09:00", "13:00"), on("2026-03-02", "13:00", "17:00")],
      [on("2026-03-02", "09:00", "17:00")],
    ],
    [
      "one within another",
      [on("2026-03-02", "09:00", "17:00"), on("2026-03-02", "10:00", "11:00")],
      [on("2026-03-02", "09:00", "17:00")],
    ],
    [
      "with a pause",
      [on("2026-03-02", "09:00", "10:00"), on("2026-03-02", "10:01", "11:00")],
      [on("2026-03-02", "09:00", "10:00"), on("2026-03-02", "10:01", "11:00")],
    ],
  ])("are put together when %s", (_, times, merged) => {
    expect(mergeTimes(times)).toEqual(merged);
  });

  it("stay the same stretches however they are ordered, and nothing is gained or lost", () => {
    const covers = (times: readonly TimeWindow[], date: string, time: string) =>
      times.some((one) => one.date === date && one.start <= time && time < one.end);
    fc.assert(
      fc.property(
        someTimes,
        fc.constantFrom(...DAYS),
        fc.integer({ min: 0, max: 1439 }),
        (times, date, minute) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
          const merged = mergeTimes(times);
          expect(covers(merged, date, time)).toBe(covers(times, date, time));
          expect(mergeTimes([...times].reverse())).toEqual(merged);
          expect(mergeTimes(merged)).toEqual(merged);
        },
      ),
    );
  });

  it("come back as they were after ticking boxes and filling rows", () => {
    fc.assert(
      fc.property(someTimes, fc.boolean(), (times, isMorning) => {
        const half = halvesOf(RULES)[isMorning ? "morning" : "afternoon"];
        const kept = mergeTimes([...times, on("2026-03-02", half.start, half.end)]);
        expect(timesOfAnswer(answerOfTimes(kept, RULES), DAYS, RULES)).toEqual(kept);
      }),
    );
  });

  it("are said a day a line", () => {
    expect(
      timesInWords([
        on("2026-03-02", "09:00", "11:00"),
        on("2026-03-02", "14:00", "23:59"),
        on("2026-03-03", "00:00", "23:59"),
      ]),
    ).toEqual(["Monday 2 March 2026: 9am to 11am and from 2pm", "Tuesday 3 March 2026: all day"]);
  });

  it.each<[string, number, boolean]>([
    ["09:00", 60, true],
    ["09:15", 60, false],
    ["08:45", 30, false],
  ])("take a session from %s of %i minutes: %s", (start, minutes, fits) => {
    const times = [on("2026-03-02", "09:00", "10:00")];
    expect(fitsInto(times, { date: "2026-03-02", start, minutes })).toBe(fits);
    expect(fitsInto(times, { date: "2026-03-03", start, minutes })).toBe(false);
  });
});

it("meets in the middle of lunch, and of the day where lunch is elsewhere", () => {
  expect(halvesOf(RULES)).toEqual({
    morning: { start: "08:30", end: "13:00" },
    afternoon: { start: "13:00", end: "18:00" },
  });
  expect(halvesOf({ ...RULES, dayStart: 14 * 60 }).morning).toEqual({ start: "14:00", end: "16:00" });
});

it("leaves out half days and rows that are not of the visit", () => {
  const answer = {
    halves: ["2026-03-02 morning", "2027-03-02 morning", "2026-03-02 evening"],
    rows: [on("2026-05-01", "09:00", "10:00")],
  };
  expect(timesOfAnswer(answer, DAYS, RULES)).toEqual([on("2026-03-02", "08:30", "13:00")]);
});

it("counts everybody once, and nobody who was not asked as free", () => {
  const people = (["not-asked", "asked", "asked", "cannot-come"] as const).map((availability) => ({
    availability,
  }));
  expect(availabilityCounts(people)).toEqual({
    "not-asked": 1,
    asked: 2,
    "any-time": 0,
    "some-times": 0,
    "cannot-come": 1,
  });
});

it.each<[string, string, string | null]>([
  ["until the eve of a visit that is four months off", "2025-11-01", "2026-03-01"],
  ["until the eve of the first day on site", "2026-02-20", "2026-03-01"],
  ["today alone on that eve", "2026-03-01", "2026-03-01"],
  ["to the last day, while the peers are there", "2026-03-03", "2026-03-05"],
  ["today alone on the last day", "2026-03-05", "2026-03-05"],
  ["not at all once the visit is over", "2026-03-06", null],
])("lets a link work %s", (_, today, last) => {
  expect(lastDayOfLink({ firstDay: "2026-03-02", lastDay: "2026-03-05" }, today)).toBe(last);
});

it.each([
  ["2026-01-12", "2026-01-12T00:00:00.000Z"],
  ["2026-03-29", "2026-03-29T00:00:00.000Z"],
  ["2026-03-30", "2026-03-29T23:00:00.000Z"],
  ["2026-10-25", "2026-10-24T23:00:00.000Z"],
  ["2026-10-26", "2026-10-26T00:00:00.000Z"],
])("begins %s in London at %s", (day, instant) => {
  expect(startOfDay(day).toISOString()).toBe(instant);
});

describe("what is written down of what somebody said", () => {
  const EARLIER = startOfDay("2026-01-10");
  const NOW = startOfDay("2026-01-12");
  const morning = [on("2026-03-02", "09:00", "12:00")];
  const afternoon = [on("2026-03-02", "13:00", "17:00")];
  const asked: Answer = { ...NO_ANSWER, availability: "asked", askedAt: EARLIER };
  const some: Answer = {
    availability: "some-times",
    times: morning,
    note: "Not before nine",
    askedAt: EARLIER,
    answeredAt: EARLIER,
  };

  it.each<[string, Answer, Parameters<typeof writtenDown>[1], Partial<Answer>]>([
    [
      "of somebody who was not asked",
      NO_ANSWER,
      { availability: "any-time", times: [] },
      { availability: "any-time", askedAt: NOW, answeredAt: NOW },
    ],
    [
      "of somebody who waits",
      asked,
      { availability: "cannot-come", times: [] },
      { availability: "cannot-come", askedAt: EARLIER, answeredAt: NOW },
    ],
    ["the same once more", some, { availability: "some-times", times: morning }, some],
    [
      "the same answer, other times",
      some,
      { availability: "some-times", times: afternoon },
      { times: afternoon, note: "Not before nine", answeredAt: NOW },
    ],
    [
      "the same with a note",
      some,
      { availability: "some-times", times: morning, note: "" },
      { note: "", answeredAt: EARLIER },
    ],
    [
      "any time, with the times of the answer before",
      some,
      { availability: "any-time", times: morning },
      { availability: "any-time", times: [], answeredAt: NOW },
    ],
    [
      "asked by telephone",
      NO_ANSWER,
      { availability: "asked", times: [] },
      { availability: "asked", askedAt: NOW, answeredAt: null },
    ],
    [
      "not asked after all",
      some,
      { availability: "not-asked", times: morning, note: "" },
      { availability: "not-asked", times: [], note: "", askedAt: null, answeredAt: null },
    ],
  ])("%s", (_, before, said, expected) => {
    expect(writtenDown(before, said, NOW)).toMatchObject(expected);
  });
});
