import { expect, it } from "vitest";
import type { TimetableInstance } from "#app/solver/instance.ts";
import type { SearchTask } from "#app/solver/run-search.ts";
import {
  isUnderWay,
  progressInBackground,
  type SearchEnd,
  solveInBackground,
  stopInBackground,
} from "./solve-in-background.server.ts";

const day = { date: "2027-03-01", start: "09:00", end: "17:00" };

/** Twelve interviews for three peers on one day: feasible at once, and never proved best. */
function problem(sessions = 12): TimetableInstance {
  return {
    name: "a day",
    slotMinutes: 15,
    days: [day],
    sites: [
      { id: "hall", name: "Hall" },
      { id: "depot", name: "Depot" },
    ],
    travelMinutes: { hall: { depot: 30 } },
    rooms: [
      { id: "r1", site: "hall", capacity: 10 },
      { id: "r2", site: "hall", capacity: 10 },
      { id: "r3", site: "depot", capacity: 10 },
    ],
    peers: ["a", "b", "c"].map((id) => ({ id, role: "officer-peer", themes: [], unavailable: [] })),
    people: [],
    sessions: Array.from({ length: sessions }, (_, index) => ({
      id: `s${index}`,
      title: "",
      kind: "interview" as const,
      minutes: 45,
      people: [],
      peersNeeded: 1,
      requiredPeers: [],
      requiredRoles: [],
      themes: [],
      sites: index % 4 === 0 ? ["depot"] : ["hall"],
      after: [],
    })),
    rules: { gapMinutes: 15, lunch: { from: "12:00", to: "14:00", minutes: 45 }, maxRunMinutes: 180 },
  };
}

const task = (change: Partial<SearchTask> = {}): SearchTask => ({
  instance: problem(),
  present: null,
  promised: [],
  seconds: 0.3,
  seed: 1,
  ...change,
});

function run(id: string, its: SearchTask): Promise<SearchEnd> {
  return new Promise((resolve) => solveInBackground(id, its, resolve));
}

it("finds a timetable in a thread of its own", async () => {
  const end = await run("one", task());
  if (!("outcome" in end)) throw end.error;
  expect(end.outcome).toMatchObject({ placed: 12, total: 12, isFeasible: true, unplaced: [] });
  expect(isUnderWay("one")).toBe(false);
});

it("ends at a word with the best it has", async () => {
  const done = run("two", task({ seconds: 600 }));
  expect(isUnderWay("two")).toBe(true);
  await expect.poll(() => progressInBackground("two")?.placed, { timeout: 10_000 }).toBe(12);
  stopInBackground("two");
  const end = await done;
  expect("outcome" in end && end.outcome.placed).toBe(12);
});

it("leaves what was promised where it stands", async () => {
  const free = await run("three", task());
  if (!("outcome" in free)) throw free.error;
  const present = free.outcome.solution;
  const promised = present.assignments.map(({ session }): [string, number] => [session, 10]);
  const again = await run("four", task({ present, promised, seed: 7 }));
  expect("outcome" in again && again.outcome.solution).toEqual(present);
});

it("says why what does not fit has no place", async () => {
  const end = await run("five", task({ instance: problem(40) }));
  if (!("outcome" in end)) throw end.error;
  expect(end.outcome.unplaced.length).toBeGreaterThan(0);
  expect(end.outcome.explanations[0]?.reasons.length).toBeGreaterThan(0);
});

it("hands on what goes wrong", async () => {
  const broken = { ...problem(), sessions: null } as unknown as TimetableInstance;
  const end = await run("six", task({ instance: broken }));
  expect("error" in end && end.error).toBeInstanceOf(Error);
});
