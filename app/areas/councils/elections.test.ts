import { describe, expect, it } from "vitest";
import {
  type ElectionStatement,
  electionProblem,
  electionsOf,
  newestStatements,
  statementInWords,
  unansweredYears,
  yearsToAsk,
} from "./elections.ts";

const said = (given: Partial<ElectionStatement>): ElectionStatement => ({
  year: 2026,
  number: 1,
  votes: true,
  isTakenOut: false,
  pollingDay: null,
  periodStart: null,
  source: "",
  ...given,
});

describe("what counts of what was said", () => {
  const OFF = "The Local Authorities (Changes to Years of Ordinary Elections) Order 2026";
  it.each([
    ["nothing", [], []],
    ["it votes", [said({})], [{ votes: true, source: "" }]],
    ["it does not", [said({ votes: false })], [{ votes: false, source: "" }]],
    ["nobody knows", [said({ votes: null })], [{ votes: null, source: "" }]],
    [
      "put off after it was said",
      [said({ pollingDay: "2026-05-14" }), said({ number: 2, isTakenOut: true, source: OFF })],
      [{ votes: false, pollingDay: null, source: OFF }],
    ],
    [
      "put off and put back within a month",
      [
        said({ number: 3, source: "Withdrawn on 16 February" }),
        said({ number: 2, isTakenOut: true, source: OFF }),
        said({}),
      ],
      [{ votes: true, source: "Withdrawn on 16 February" }],
    ],
    [
      "two years apart",
      [said({ year: 2027, votes: false }), said({ pollingDay: "2026-06-11", periodStart: "2026-05-01" })],
      [
        { year: 2026, votes: true, pollingDay: "2026-06-11", periodStart: "2026-05-01" },
        { year: 2027, votes: false },
      ],
    ],
  ])("%s", (_, statements, expected) => {
    expect(electionsOf(statements)).toEqual(expected.map((one) => expect.objectContaining(one)));
  });

  it("keeps what was said before in view", () => {
    const history = [said({}), said({ number: 2, isTakenOut: true })];
    expect(newestStatements(history)).toEqual([history[1]]);
    expect(history.map(statementInWords)).toEqual(["Votes", "Put off"]);
  });
});

describe("which years are asked for", () => {
  it.each([
    ["2026-01-05", null, [2026]],
    ["2026-05-07", null, [2026]],
    ["2026-05-08", null, [2027]],
    ["2027-01-31", "2028-03-31", [2027]],
    ["2027-12-31", "2028-03-31", []],
    ["2026-01-05", "2026-03-31", []],
  ])("on %s, last day %s", (today, lastDay, years) => {
    expect(yearsToAsk(today, lastDay)).toEqual(years);
  });

  it.each([
    [[], [2026]],
    [[said({})], []],
    [[said({ votes: false })], []],
    [[said({ votes: null })], [2026]],
    [[said({ year: 2027, votes: false })], [2026]],
    [[said({ number: 2, isTakenOut: true })], []],
  ])("of %j asks for %j", (statements, years) => {
    expect(unansweredYears(electionsOf(statements), "2026-02-01", null)).toEqual(years);
  });
});

it.each([
  [null, null, null],
  ["2026-05-14", null, null],
  ["2026-05-14", "2026-03-31", null],
  [null, "2026-03-23", null],
  ["2027-05-06", null, "pollingDay"],
  [null, "2026-05-07", "periodStart"],
  ["2026-06-11", "2026-06-12", "periodStart"],
  [null, "2026-01-01", "periodStart"],
])("of polling day %s and a period from %s complains about %s", (pollingDay, periodStart, field) => {
  expect(electionProblem(2026, { pollingDay, periodStart })?.field ?? null).toBe(field);
});
