import { describe, expect, it } from "vitest";
import { councilDates, type KnownCouncil } from "./council-dates.ts";

const known = (changed: Partial<KnownCouncil>): KnownCouncil => ({
  name: "Wexcombe",
  lastDay: null,
  successorName: "",
  elections: [],
  bodies: [],
  ...changed,
});
const body = (name: string, kind: KnownCouncil["bodies"][number]["kind"], ...meetings: string[]) => ({
  name,
  kind,
  meetings,
  paperDays: 8,
});

describe("what the rules of dates read of a council's record", () => {
  it.each<[string, KnownCouncil["elections"][number], string | object | null, boolean | null]>([
    [
      "votes, on the usual day",
      { year: 2026, votes: true, pollingDay: null, periodStart: null, source: "" },
      "usual",
      true,
    ],
    [
      "votes, with a period of its own",
      { year: 2026, votes: true, pollingDay: null, periodStart: "2026-04-01", source: "" },
      { from: "2026-04-01", to: "2026-05-07" },
      true,
    ],
    [
      "votes on another day, with a period of its own",
      { year: 2026, votes: true, pollingDay: "2026-10-15", periodStart: "2026-09-10", source: "" },
      { from: "2026-09-10", to: "2026-10-15" },
      true,
    ],
    [
      "does not",
      { year: 2026, votes: false, pollingDay: null, periodStart: null, source: "" },
      "usual",
      false,
    ],
    [
      "is not known to",
      { year: 2026, votes: null, pollingDay: null, periodStart: null, source: "" },
      "usual",
      null,
    ],
  ])("that %s", (_name, election, period, votes) => {
    expect(councilDates(known({ elections: [election] })).elections[0]).toMatchObject({
      period,
      votes,
      source: null,
    });
  });

  it("its last day, and the successor where there is one", () => {
    expect(councilDates(known({ lastDay: "2028-03-31" }))).toMatchObject({
      lastDay: "2028-03-31",
      successor: null,
    });
    expect(councilDates(known({ successorName: "Sallowshire" })).successor).toBe("Sallowshire");
  });

  it("that the executive decides on the plan, else a committee, else the council", () => {
    const decides = (...bodies: KnownCouncil["bodies"][number][]) =>
      councilDates(known({ bodies })).bodies.flatMap((one) => (one.decides.length > 0 ? one.name : []));
    const day = "2026-01-14";
    expect(decides(body("Council", "council", day), body("Cabinet", "executive", day))).toEqual(["Cabinet"]);
    expect(decides(body("Council", "council", day), body("Cabinet", "executive"))).toEqual(["Council"]);
    expect(decides(body("Policy", "committee", day), body("Council", "council", day))).toEqual(["Policy"]);
    expect(decides(body("Board", "board", day), body("Scrutiny", "scrutiny", day))).toEqual([]);
    expect(decides()).toEqual([]);
  });

  it("no body whose days nobody wrote down", () => {
    expect(councilDates(known({ bodies: [body("Cabinet", "executive")] })).bodies).toEqual([]);
  });
});
