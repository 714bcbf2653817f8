import { expect, it } from "vitest";
import { electionQuestion, shownElection } from "./shown-election.ts";

const STATEMENT = {
  year: 2026,
  number: 1,
  votes: true,
  isTakenOut: false,
  pollingDay: null,
  periodStart: null,
  source: "",
};

it.each([
  [{}, "Votes on 7 May 2026, the usual day", null],
  [{ pollingDay: "2026-06-11" }, "Votes on 11 June 2026", null],
  [
    { periodStart: "2026-03-30" },
    "Votes on 7 May 2026, the usual day",
    "Pre-election period from 30 March 2026",
  ],
  [{ votes: false }, "Does not vote", null],
  [{ votes: null }, "Not known", null],
  [{ isTakenOut: true, pollingDay: "2026-06-11", periodStart: "2026-03-30" }, "Put off", null],
])("%j reads %s", (given, words, period) => {
  expect(shownElection({ ...STATEMENT, ...given })).toMatchObject({ words, period });
});

it.each([
  [[], null],
  [[2026], /vote in 2026\?/],
  [[2026, 2027], /vote in 2026 and in 2027\?/],
])("asks for %j", (years, question) => {
  const asked = electionQuestion(years);
  if (question === null) expect(asked).toBeNull();
  else expect(asked).toMatch(question);
});
