import fc from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "#app/platform/errors.ts";
import { answerDatesFile } from "./answer-dates-file.ts";
import { readDatesFile } from "./read-dates-file.ts";

/** A file that names one of everything. */
const WHOLE = {
  ruleSet: {
    title: "Ours",
    rules: [{ key: "own", base: "stated", from: "2026-01-31", due: { unit: "weeks", count: 2 } }],
  },
  visits: [
    { kind: "on-site", from: "2026-02-09", to: "2026-02-11" },
    { kind: "progress-review", days: ["2026-12-01", "2026-12-02"] },
  ],
  bases: { finalReport: "2026-06-30", countFrom: { own: { base: "stated", from: "2026-02-28" } } },
  councils: [
    {
      name: "Wexcombe",
      lastDay: "2027-03-31",
      successor: "Sallowshire",
      elections: [
        {
          year: 2026,
          votes: true,
          day: "2026-05-07",
          period: { from: "2026-03-26", to: "2026-05-07" },
          on: "2025-09-01",
        },
        { year: 2027, votes: null, period: "usual" },
      ],
      bodies: [
        {
          name: "Cabinet",
          meets: ["2026-05-20"],
          papers: { unit: "working-days", count: 6 },
          decides: ["own"],
        },
      ],
    },
  ],
  stated: [
    {
      key: "draft-report",
      bound: "due",
      after: { unit: "months", count: 1 },
      base: "final-report",
      words: "in a month",
    },
  ],
  overrides: [
    { key: "own", due: "2026-03-01", latest: null, by: "Ann Example", on: "2026-02-01", reason: "Snow" },
  ],
  done: [{ key: "own", day: "2026-03-02", reason: "Snow" }],
  recordBegan: "2025-10-01",
  today: "2026-03-15",
};

const ODD = fc.constantFrom<unknown>(
  null,
  "",
  0,
  -1,
  1.5,
  1e9,
  true,
  [],
  {},
  [null],
  [[]],
  "2026-02-30",
  "2026-02-29",
  "0000-00-00",
  " 2026-03-01",
  "2026-3-1",
  "2199-12-31",
  "2200-01-01",
  "1978-01-01",
  "9999-12-31",
  "March 2026",
  "own",
  "onw",
  "constructor",
  "usual",
  "visit",
  { unit: "months", count: 1200 },
  { unit: "working-days", count: -1200 },
  { from: "2026-05-02", to: "2026-05-01" },
  ["2026-02-09", "2026-02-09"],
  "\u0000",
);

type Place = (string | number)[];

function placesIn(value: unknown, at: Place = []): Place[] {
  const inside = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [
    at,
    ...inside.flatMap(([name, one]) => placesIn(one, [...at, Array.isArray(value) ? Number(name) : name])),
  ];
}

/** The file with something odd in one place; with nothing there, where `odd` is undefined. */
function withOdd(file: unknown, [name, ...rest]: Place, odd: unknown): unknown {
  if (name === undefined) return odd;
  if (Array.isArray(file)) return file.map((one, index) => (index === name ? withOdd(one, rest, odd) : one));
  const fields = file as Record<string, unknown>;
  return { ...fields, [name]: withOdd(fields[name], rest, odd) };
}

const places = placesIn(WHOLE).slice(1);

it("answers the whole file", () => {
  expect(answerDatesFile(readDatesFile(WHOLE)).keyDates.map(({ key }) => key)).toEqual([
    "draft-report",
    "own",
  ]);
});

it("answers an odd file in days, or refuses it with a sentence that says what belongs there", () => {
  const change = fc.tuple(fc.constantFrom(...places), fc.oneof(ODD, fc.constant(undefined)));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
      const [first, second] = changes;
      let odd: unknown = WHOLE;
      if (first !== undefined) odd = withOdd(odd, ...first);
      // A second change only where the first has left its place.
      if (second !== undefined && placesIn(odd).some((at) => `${at}` === `${second[0]}`))
        odd = withOdd(odd, ...second);
      try {
        const answer = JSON.stringify(answerDatesFile(readDatesFile(JSON.parse(JSON.stringify(odd)))));
        expect(answer).not.toMatch(/undefined|NaN|Invalid/);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(error.code).toBe("invalid");
        expect(error.message).not.toMatch(/as the format says|expected|received/);
      }
    }),
    { numRuns: 600 },
  );
});
