import { expect, it } from "vitest";
import { type MergedFacts, mergeFacts, numberAnew } from "./merged-record.ts";

const NOTHING: MergedFacts = {
  kind: null,
  colour: null,
  secondColour: null,
  logoFileKey: null,
  logoType: null,
  logoWidth: null,
  logoHeight: null,
  lastDay: null,
  successorName: "",
};

it.each<[string, Partial<MergedFacts>, Partial<MergedFacts>, ReturnType<typeof mergeFacts>]>([
  ["nothing", {}, {}, { change: {}, taken: [], lost: [] }],
  ["what only the other says", {}, { kind: "county" }, { change: {}, taken: [], lost: [] }],
  ["a kind", { kind: "district" }, {}, { change: { kind: "district" }, taken: ["its kind"], lost: [] }],
  [
    "not a kind that is said",
    { kind: "district" },
    { kind: "county" },
    { change: {}, taken: [], lost: ["its kind"] },
  ],
  ["no loss of what both say", { kind: "county" }, { kind: "county" }, { change: {}, taken: [], lost: [] }],
  [
    "both colours or none",
    { colour: "#111111", secondColour: "#222222" },
    { colour: "#333333" },
    { change: {}, taken: [], lost: ["its colours"] },
  ],
  [
    "a last day with its successor",
    { lastDay: "2028-03-31", successorName: "Sallow Council" },
    {},
    {
      change: { lastDay: "2028-03-31", successorName: "Sallow Council" },
      taken: ["its last day and successor"],
      lost: [],
    },
  ],
])("takes over %s", (_, from, into, merged) => {
  expect(mergeFacts({ ...NOTHING, ...from }, { ...NOTHING, ...into })).toEqual(merged);
});

it("puts two histories together in the order in which things were said", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const from = [
    { id: "a", year: 2026, number: 1, saidAt: at(2) },
    { id: "b", year: 2026, number: 2, saidAt: at(9) },
  ];
  const into = [
    { id: "c", year: 2026, number: 1, saidAt: at(2) },
    { id: "d", year: 2027, number: 1, saidAt: at(1) },
  ];
  expect(numberAnew(from, into).map(({ id, year, number }) => [id, year, number])).toEqual([
    ["a", 2026, 1],
    ["c", 2026, 2],
    ["b", 2026, 3],
    ["d", 2027, 1],
  ]);
});
