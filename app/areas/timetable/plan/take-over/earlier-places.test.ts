import { expect, it } from "vitest";
import { differingRules, journeysBetween, takenInWords } from "./earlier-places.ts";

it.each([
  ["nothing stored", [], [], []],
  ["the default stored", [{ key: "gapMinutes", minutes: 15 }], [], []],
  ["the same", [{ key: "gapMinutes", minutes: 20 }], [{ key: "gapMinutes", minutes: 20 }], []],
  [
    "minutes",
    [{ key: "gapMinutes", minutes: 20 }],
    [],
    [{ key: "gapMinutes", minutes: 20, there: "20 minutes", here: "15 minutes" }],
  ],
  [
    "a time of day",
    [{ key: "dayStart", minutes: 540 }],
    [{ key: "dayStart", minutes: 570 }],
    [{ key: "dayStart", minutes: 540, there: "09:00", here: "09:30" }],
  ],
  [
    "a default there, changed here",
    [],
    [{ key: "gapMinutes", minutes: 10 }],
    [{ key: "gapMinutes", minutes: 15, there: "15 minutes", here: "10 minutes" }],
  ],
  [
    "points",
    [{ key: "weight.siteChange", minutes: 1 }],
    [{ key: "weight.siteChange", minutes: 2 }],
    [{ key: "weight.siteChange", minutes: 1, there: "1 point", here: "2 points" }],
  ],
  ["a rule that is not known", [{ key: "longAgo", minutes: 1 }], [], []],
])("the rules differ in %s", (_, there, here, expected) => {
  expect(differingRules(there, here)).toEqual(expected.map((rule) => expect.objectContaining(rule)));
});

it("takes journeys between the sites that are taken", () => {
  const journeys = [
    { from: "A", to: "B", minutes: 10 },
    { from: "B", to: "A", minutes: 12 },
    { from: "A", to: "C", minutes: 30 },
  ];
  expect(journeysBetween(journeys, ["A", "B"])).toEqual(journeys.slice(0, 2));
  expect(journeysBetween(journeys, ["A"])).toEqual([]);
});

it.each([
  [{ sites: 0, rooms: 0, journeys: 0, rules: 0 }, ""],
  [{ sites: 1, rooms: 1, journeys: 0, rules: 0 }, "1 site with 1 room"],
  [{ sites: 0, rooms: 0, journeys: 0, rules: 3 }, "3 house rules"],
  [{ sites: 2, rooms: 7, journeys: 2, rules: 0 }, "2 sites with 7 rooms and 2 journeys"],
  [{ sites: 2, rooms: 7, journeys: 2, rules: 1 }, "2 sites with 7 rooms, 2 journeys and 1 house rule"],
])("%j is %j", (taken, words) => {
  expect(takenInWords(taken)).toBe(words);
});
