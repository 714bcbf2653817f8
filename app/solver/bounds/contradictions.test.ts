import { describe, expect, it } from "vitest";
import { AppError } from "#app/platform/errors.ts";
import { makeInstance } from "#tests/fixtures/timetable/make-instance.ts";
import { type InstanceSession, parseInstance, type TimetableInstance } from "../instance.ts";
import { assertConsistent, findContradictions } from "./contradictions.ts";

const good = makeInstance({ seed: 1 });
const [day] = good.days;
const session = (extra: Partial<InstanceSession>): InstanceSession => ({
  id: "x1",
  title: "",
  kind: "interview",
  minutes: 45,
  people: [],
  peersNeeded: 2,
  requiredPeers: [],
  requiredRoles: [],
  themes: [],
  sites: [],
  after: [],
  ...extra,
});
const plus = (...extra: Partial<InstanceSession>[]): TimetableInstance => ({
  ...good,
  sessions: [...good.sessions, ...extra.map((x, i) => session({ id: `x${i + 1}`, ...x }))],
});
const awayAlways = {
  ...plus({ requiredPeers: ["peer-1"], fixed: { date: day!.date, start: "10:00" } }),
  peers: good.peers.map((p) =>
    p.id === "peer-1" ? { ...p, unavailable: [{ date: day!.date, start: "09:45", end: "10:30" }] } : p,
  ),
};

describe("contradictions", () => {
  it("finds none in a sound problem", () => {
    expect(findContradictions(good)).toEqual([]);
    expect(() => assertConsistent(good)).not.toThrow();
  });

  it.each<[string, TimetableInstance, RegExp]>([
    [
      "a session longer than the day",
      plus({ minutes: 700 }),
      /x1 takes 700 minutes, and the longest day has 570/,
    ],
    ["an unknown person", plus({ people: ["nobody"] }), /x1 names the person nobody, which is not listed/],
    ["an unknown peer", plus({ requiredPeers: ["nobody"] }), /x1 names the peer nobody/],
    ["an unknown site", plus({ sites: ["moon"] }), /x1 names the site moon/],
    [
      "an unknown day",
      plus({ fixed: { date: "2030-01-01", start: "10:00" } }),
      /x1 names the day 2030-01-01/,
    ],
    ["an id twice", plus({ id: "m1" }), /session m1 is listed twice/],
    ["a circle of after", plus({ after: ["x2"] }, { after: ["x1"] }), /circle: x1 after x2 after x1/],
    ["waiting for itself", plus({ after: ["x1"] }), /circle: x1 after x1/],
    ["too many peers", plus({ peersNeeded: 9 }), /needs 9 peers, and there are 4/],
    [
      "more named than places",
      plus({ peersNeeded: 1, requiredPeers: ["peer-1", "peer-2"] }),
      /requires 2 peers/,
    ],
    [
      "a role nobody has",
      plus({ requiredRoles: ["officer"] }),
      /requires the role officer, and no peer has it/,
    ],
    [
      "rooms too small everywhere",
      { ...plus({}), rooms: [{ id: "nook", site: "wexcombe-hall", capacity: 1 }] },
      /brings .* together, and the largest room it may use holds 1/,
    ],
    [
      "fixed off the grid",
      plus({ fixed: { date: day!.date, start: "10:05" } }),
      /not on the grid of 15 minutes/,
    ],
    ["fixed outside the day", plus({ fixed: { date: day!.date, start: "17:45" } }), /outside the day/],
    [
      "two fixed sessions of one person at one time",
      plus(
        { people: ["head-1"], fixed: { date: day!.date, start: "11:00" } },
        { people: ["head-1"], fixed: { date: day!.date, start: "11:15" } },
      ),
      /head-1 must be at both x1 and x2/,
    ],
    [
      "a lunch longer than its window",
      { ...good, rules: { ...good.rules, lunch: { from: "12:00", to: "12:30", minutes: 45 } } },
      /lunch of 45 minutes does not fit/,
    ],
  ])("refuses by name: %s", (_, instance, sentence) => {
    expect(() => assertConsistent(instance)).toThrow(AppError);
    expect(() => assertConsistent(instance)).toThrow(sentence);
  });

  it("explains a required peer who is never free, and lets the rest be solved", () => {
    expect(findContradictions(awayAlways)).toEqual([
      {
        kind: "unplaceable",
        text: "Session x1 cannot be placed: the required peer peer-1 is not free at its fixed time.",
        sessions: ["x1"],
        waysOut: ["Release x1 from its fixed time.", "Let another peer stand in for peer-1."],
      },
    ]);
    expect(() => assertConsistent(awayAlways)).not.toThrow();
  });
});

describe("ways out of a contradiction", () => {
  const fixedAt = (start: string) => ({ people: ["head-1"], fixed: { date: day!.date, start } });
  it.each<[string, TimetableInstance, string[]]>([
    [
      "a session longer than the day",
      plus({ minutes: 700 }),
      ["Make x1 570 minutes or shorter.", "Split x1 into two sessions.", "Let the day last 700 minutes."],
    ],
    ["too many peers", plus({ peersNeeded: 9 }), ["Ask for 4 peers for x1, or fewer."]],
    [
      "a circle of after",
      plus({ after: ["x2"] }, { after: ["x1"] }),
      ["Let x1 not wait for x2.", "Let x2 not wait for x1."],
    ],
    [
      "two fixed sessions of one person at one time",
      plus(fixedAt("11:00"), fixedAt("11:15")),
      [
        "Release x2 from its fixed time.",
        "Release x1 from its fixed time.",
        "Let one of them go on without head-1.",
      ],
    ],
    [
      "a room too small",
      { ...plus({}), rooms: [{ id: "nook", site: "wexcombe-hall", capacity: 1 }] },
      ["Meet one person fewer in x1, or split it into two sessions.", "Add a room for 2 people."],
    ],
  ])("%s", (_, instance, ways) => {
    const found = findContradictions(instance).filter(({ sessions }) => sessions.includes("x1"));
    expect(found[0]?.waysOut).toEqual(ways);
  });

  it("names only those who between them leave no time", () => {
    const windows = (start: string, end: string) => [{ date: day!.date, start, end }];
    const free: Record<string, ReturnType<typeof windows>> = {
      "head-1": windows("09:00", "10:00"),
      "head-2": windows("14:00", "15:00"),
    };
    const instance = {
      ...plus({ people: ["head-1", "head-2", "third"] }),
      people: [
        ...good.people.map((p) => ({ ...p, available: free[p.id] ?? p.available })),
        { id: "third", role: "", council: "", available: windows("08:30", "18:00") },
      ],
    };
    const found = findContradictions(instance).find(({ sessions }) => sessions[0] === "x1");
    expect(found?.text).toBe(
      "Session x1 cannot be placed: head-1, head-2 are never free together for 45 minutes on any day.",
    );
    expect(found?.waysOut[0]).toBe("Ask head-1 for another time, or let x1 go on without head-1.");
  });
});

describe("reading a problem", () => {
  it.each<[string, unknown, RegExp]>([
    ["not an object", 7, /The timetable problem cannot be read: the file should be of type object/],
    ["no days", { ...good, days: [] }, /days must list at least one day/],
    [
      "a bad time",
      { ...good, days: [{ ...day, start: "8:30" }] },
      /days\[1\].start must be a time of day such as 09:30/,
    ],
    [
      "minutes below 1",
      { ...good, sessions: [session({ minutes: 0 })] },
      /sessions\[1\].minutes must be more than 0/,
    ],
    [
      "a strange kind",
      { ...good, sessions: [session({ kind: "party" as never })] },
      /kind must be one of interview/,
    ],
  ])("refuses with a sentence: %s", (_, json, sentence) => {
    expect(() => parseInstance(json)).toThrow(sentence);
  });
});
