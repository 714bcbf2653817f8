import { describe, expect, it } from "vitest";
import { codesOf, council, dateOf, datesQuestion, election, phase } from "#tests/support/dates-question.ts";
import { type Election, electionOf, localElectionDay, periodsOn, usualPeriod } from "./elections.ts";
import { checkVisits } from "./visit-warnings.ts";

describe("the ordinary day of local elections", () => {
  // As they were held, or are set.
  it.each([
    [2019, "2019-05-02"],
    [2021, "2021-05-06"],
    [2022, "2022-05-05"],
    [2023, "2023-05-04"],
    [2024, "2024-05-02"],
    [2025, "2025-05-01"],
    [2026, "2026-05-07"],
    [2027, "2027-05-06"],
    [2028, "2028-05-04"],
    [2036, "2036-05-01"],
  ])("of %i is %s", (year, day) => {
    expect(localElectionDay(year)).toBe(day);
  });

  it("begins a period of six weeks (house rule)", () => {
    expect(usualPeriod("2024-05-02")).toEqual({ from: "2024-03-21", to: "2024-05-02" });
    expect(usualPeriod("2026-05-07")).toEqual({ from: "2026-03-26", to: "2026-05-07" });
  });
});

// The elections of thirty councils in England were put off on 22 January 2026 and put back on 16 February 2026.
const cycle = election(2026, { source: "the council's cycle", on: "2025-09-01" });
const putOff = election(2026, { votes: false, source: "statement to Parliament", on: "2026-01-22" });
const putBack = election(2026, { source: "decision withdrawn", on: "2026-02-16" });

describe("whether a day is in the pre-election period of a council", () => {
  it.each<[string, Election[], string, string]>([
    ["it votes", [cycle], "2026-04-07", "pre-election-period"],
    ["it votes, on the first day of the period", [cycle], "2026-03-26", "pre-election-period"],
    ["it votes, the day before the period", [cycle], "2026-03-25", ""],
    ["it votes, on polling day", [cycle], "2026-05-07", "pre-election-period"],
    ["it votes, the day after", [cycle], "2026-05-08", ""],
    ["it does not vote", [election(2026, { votes: false })], "2026-04-07", ""],
    ["it has not been asked", [], "2026-04-07", "pre-election-period-if"],
    [
      "it was asked and has not answered",
      [election(2026, { votes: null })],
      "2026-04-07",
      "pre-election-period-if",
    ],
    ["it has not answered, outside the period", [election(2026, { votes: null })], "2026-06-09", ""],
    ["put off", [cycle, putOff], "2026-04-07", ""],
    ["put off and back", [cycle, putOff, putBack], "2026-04-07", "pre-election-period"],
    [
      "put off and back, told in another order",
      [putBack, cycle, putOff],
      "2026-04-07",
      "pre-election-period",
    ],
    [
      "put off, back, and off once more",
      [cycle, putOff, putBack, election(2026, { votes: false, on: "2026-03-02" })],
      "2026-04-07",
      "",
    ],
    [
      "put off by somebody who named no day, before one who did",
      [election(2026, { votes: false }), cycle],
      "2026-04-07",
      "pre-election-period",
    ],
    [
      "put off to another day",
      [cycle, election(2026, { day: "2026-10-15", on: "2026-01-22" })],
      "2026-04-07",
      "",
    ],
    [
      "put off to another day, near that day",
      [cycle, election(2026, { day: "2026-10-15", on: "2026-01-22" })],
      "2026-09-10",
      "pre-election-period",
    ],
    [
      "put off for a year, asked about the year",
      [cycle, putOff, election(2027, { source: "Order" })],
      "2027-04-06",
      "pre-election-period",
    ],
    [
      "a period of its own, shorter",
      [election(2026, { period: { from: "2026-04-10", to: "2026-05-07" } })],
      "2026-04-07",
      "",
    ],
    [
      "a period of its own, on its first day",
      [election(2026, { period: { from: "2026-04-10", to: "2026-05-07" } })],
      "2026-04-10",
      "pre-election-period",
    ],
    ["its period taken out", [election(2026, { period: null })], "2026-04-07", ""],
    [
      "its period taken out and put back",
      [election(2026, { period: null, on: "2026-01-05" }), election(2026, { on: "2026-02-02" })],
      "2026-04-07",
      "pre-election-period",
    ],
    [
      "a poll in February of the next year",
      [election(2027, { day: "2027-01-21" }), election(2026, { votes: false })],
      "2026-12-15",
      "pre-election-period",
    ],
    [
      "another year's election says nothing of this one",
      [election(2025, {})],
      "2026-04-07",
      "pre-election-period-if",
    ],
  ])("%s: %s", (_name, elections, day, codes) => {
    const [first] = checkVisits([{ kind: "on-site", days: [day] }], [council({ elections })]);
    expect(first?.days[0]?.warnings.map(({ code }) => code).join(" ")).toBe(codes);
  });
});

describe("what is said of it", () => {
  const said = (elections: Election[], day = "2026-04-07") => {
    const [visit] = checkVisits([{ kind: "on-site", days: [day] }], [council({ elections })]);
    return visit?.days[0]?.warnings[0]?.message;
  };

  it("names the source, and what was said before", () => {
    expect(said([cycle, putOff, putBack])).toBe(
      "7 April 2026 is in the pre-election period of Wexcombe, 26 March 2026 to 7 May 2026 (house rule: six weeks before polling day; source: decision withdrawn; from 1 September 2025: election in May (the council's cycle); from 22 January 2026: no election (statement to Parliament)). Ask the monitoring officer.",
    );
  });

  it("says if, and what to answer, until somebody has said whether the council votes", () => {
    expect(said([])).toBe(
      "If Wexcombe votes on 7 May 2026, 7 April 2026 is in its pre-election period, 26 March 2026 to 7 May 2026 (house rule: six weeks before polling day). Say whether it votes in 2026.",
    );
  });

  it("calls no period of the council's own a house rule", () => {
    expect(said([election(2026, { period: { from: "2026-04-01", to: "2026-05-07" } })])).toBe(
      "7 April 2026 is in the pre-election period of Wexcombe, 1 April 2026 to 7 May 2026. Ask the monitoring officer.",
    );
  });

  it("keeps the newest of what was said, and the rest as history", () => {
    expect(electionOf([putBack, putOff, cycle], 2026)).toMatchObject({
      votes: true,
      pollingDay: "2026-05-07",
      source: "decision withdrawn",
      earlier: [cycle, putOff],
    });
    expect(periodsOn([cycle, putOff], "2026-04-07")).toEqual([]);
  });
});

describe("key dates and several councils", () => {
  const visits = [phase("2026-03-09", "2026-03-12")];

  it("warns for the one that votes, not for the other", () => {
    const councils = [council({ name: "Harrowmere" }), council({ elections: [cycle] })];
    const draft = dateOf(datesQuestion({ visits, councils }), "draft-report");
    expect(draft.due).toBe("2026-04-02");
    expect(codesOf(draft)).toBe("pre-election-period");
    expect(draft.warnings[0]?.message).toContain("Wexcombe");
  });

  it("warns for each, in the order of their names", () => {
    const councils = [council({ elections: [cycle] }), council({ name: "Harrowmere", elections: [] })];
    const draft = dateOf(datesQuestion({ visits, councils }), "draft-report");
    expect(codesOf(draft)).toBe("pre-election-period-if pre-election-period");
  });

  it("says if of a council that is not named yet", () => {
    const draft = dateOf(datesQuestion({ visits, councils: [] }), "draft-report");
    expect(draft.warnings[0]?.message).toMatch(/^If the council votes on 7 May 2026, 2 April 2026 is in its/);
  });

  it("moves no date and forbids nothing", () => {
    const [voting, not] = [[cycle], [putOff]].map((elections) =>
      dateOf(datesQuestion({ visits, councils: [council({ elections })] }), "draft-report"),
    );
    expect(voting?.due).toBe(not?.due);
  });
});
