import { describe, expect, it } from "vitest";
import { sharedInstances } from "#tests/bench/timetable-instances.ts";
import { makeInstance } from "#tests/fixtures/timetable/make-instance.ts";
import { makeVisit, VISIT_SIZES } from "#tests/fixtures/timetable/make-visit.ts";
import { bestPlaces } from "./best-places.ts";
import { compile } from "./compile.ts";
import type { TimetableInstance } from "./instance.ts";
import { withoutPeer, withoutPerson, withoutRoom } from "./late-change.ts";
import { recount } from "./recount.ts";
import { repair } from "./repair.ts";
import { createSearch } from "./search.ts";
import { scorerOf } from "./solution.ts";
import { whyNot } from "./why-not.ts";

const instance = makeInstance({ seed: 21, peers: 6, days: 4, secondSite: true, thin: 0.35 });
const search = createSearch(instance, { seed: 1 });
search.step(40_000);
const before = search.solution();

describe("repair", () => {
  it.each([
    ["a peer loses a day", withoutPeer(instance, "peer-2", { date: instance.days[1]!.date })],
    ["another peer loses another day", withoutPeer(instance, "peer-4", { date: instance.days[2]!.date })],
    ["a room is lost", withoutRoom(instance, "wexcombe-hall-2")],
    [
      "a person cancels",
      withoutPerson(instance, instance.sessions.find((s) => s.people.length === 1)!.people[0]!),
    ],
  ])("mends without a broken rule and moves few: %s", (_, change) => {
    const result = repair(change.instance, before, { seed: 1, iterations: 30_000 });
    expect(recount(change.instance, result.solution).breaches).toEqual([]);
    expect(result.movedShare).toBeLessThanOrEqual(0.2);
    for (const x of result.changes) expect(x.time || x.room || x.peers).toBe(true);
  });

  it("changes nothing when nothing has changed and the prices are high", () => {
    const result = repair(instance, before, {
      seed: 1,
      iterations: 5000,
      prices: { time: 500, room: 500, peer: 500 },
    });
    expect(result.changes).toEqual([]);
    expect(result.solution).toEqual(before);
  });

  it("lets everybody's meeting of that day go on without the peer, not move to another day", () => {
    const day = instance.days[1]!.date;
    const meetings = instance.sessions.filter((s) => s.allPeers).map((s) => s.id);
    const then = before.assignments.filter((at) => at.date === day && meetings.includes(at.session));
    const change = withoutPeer(instance, "peer-2", { date: day }, before);
    const relaxed = change.instance.sessions.filter((s) => then.some((at) => at.session === s.id));
    expect(relaxed.length).toBeGreaterThan(0);
    expect(relaxed.every((s) => !s.allPeers && !s.requiredPeers.includes("peer-2"))).toBe(true);
    // Those of other days wait for everybody as before.
    expect(change.instance.sessions.filter((s) => s.allPeers)).toHaveLength(meetings.length - then.length);
  });

  it("says what goes on without the peer", () => {
    const change = withoutPeer(instance, "peer-1", { date: instance.days[0]!.date });
    expect(change.notes.map((n) => n.text)).toContain("m1 goes on without peer-1.");
    const briefing = change.instance.sessions.find((s) => s.id === "m1");
    expect(briefing).toMatchObject({ allPeers: false, peersNeeded: 5 });
  });
});

/** Two peers who each lose one day, in a problem that a search has solved. */
function losses(problem: TimetableInstance) {
  const solved = createSearch(problem, { seed: 1 });
  solved.step(20_000);
  expect(solved.feasible).toBe(true);
  const before = solved.solution();
  const manager = problem.peers.length - 1;
  return [
    { peer: problem.peers[1]!.id, day: 1 },
    { peer: problem.peers[manager]!.id, day: 0 },
  ].map(({ peer, day }) => ({
    change: withoutPeer(problem, peer, { date: problem.days[day]!.date }, before),
    before,
  }));
}

/** No rule broken, what cannot be held listed, and at most a fifth of the others moved. */
function expectMended(problem: TimetableInstance) {
  for (const { change, before: stood } of losses(problem)) {
    const result = repair(change.instance, stood, { seed: 1, iterations: 30_000 });
    const { breaches } = recount(change.instance, result.solution);
    expect(breaches.filter(({ rule }) => rule !== "H1")).toEqual([]);
    expect(breaches).toHaveLength(result.unplaced.length);
    expect(result.unplaced.length).toBeLessThanOrEqual(1);
    expect(result.movedShare).toBeLessThanOrEqual(0.2);
  }
}

const given = sharedInstances();
const visits = Object.entries(VISIT_SIZES).map(([size, options]) => ({ size, options }));

describe("a peer who loses a day", () => {
  it.each(visits)("is mended in a whole visit: $size", { timeout: 120_000 }, ({ options }) => {
    expectMended(makeVisit({ seed: 7, ...options }));
  });

  it.each(given)("is mended in the shared problem $name", { timeout: 120_000 }, (problem) => {
    expectMended(problem);
  });

  it.skipIf(given.length > 0)("has no shared problems to mend: ../shared/timetable is not there", () => {
    expect(given).toEqual([]);
  });
});

describe("where could this go", () => {
  const c = compile(instance);
  const scorer = scorerOf(c, before);
  const interview = c.sessions.find((s) => s.counted && s.slots.length > 40)!;

  it("prices each place as the scorer does and leaves the timetable alone", () => {
    const places = bestPlaces(c, scorer, interview.index);
    expect(places.length).toBeGreaterThan(0);
    expect(places.length).toBeLessThanOrEqual(5);
    const was = [interview.index, scorer.slotOf, scorer.roomOf, scorer.maskOf] as const;
    const now = was.slice(1).map((x) => (x as Int32Array)[interview.index]!) as [number, number, number];
    const soft = scorer.soft;
    for (const p of places) {
      scorer.set(interview.index, p.slot, p.roomIndex, p.mask);
      expect(scorer.hard).toBe(0);
      expect(scorer.soft - soft).toBe(p.change);
      expect(Object.values(p.parts).reduce((a, b) => a + b, 0)).toBe(p.change);
    }
    scorer.set(interview.index, ...now);
    expect(places.map((p) => p.change)).toEqual(places.map((p) => p.change).sort((a, b) => a - b));
    expect(scorer.verdict()).toEqual(recountOf(instance));
  });

  it("gives no place when there is none", () => {
    const fixed = c.sessions.find((s) => s.isFixed && s.peerSets.length === 1)!;
    expect(bestPlaces(c, scorer, fixed.index)).toEqual([]);
  });

  function recountOf(x: TimetableInstance) {
    const { breaches: _, ...verdict } = recount(x, before);
    return verdict;
  }
});

describe("why not", () => {
  /** One more interview, of a person who is free only while everybody is at the briefing on the first day. */
  function withWish(available: { date: string; start: string; end: string }[]) {
    const person = { id: "guest", role: "partner", council: "", available };
    const like = instance.sessions.find((s) => s.kind === "interview")!;
    const wish = {
      ...like,
      id: "wish",
      title: "Guest",
      minutes: 30,
      people: ["guest"],
      requiredPeers: [],
      sites: [],
      themes: [],
    };
    return { ...instance, people: [...instance.people, person], sessions: [...instance.sessions, wish] };
  }

  it("names the smallest conflict and three ways out", () => {
    const date = instance.days[0]!.date;
    const crowded = withWish([{ date, start: "08:30", end: "09:30" }]);
    const c = compile(crowded);
    const scorer = scorerOf(c, before);
    const answer = whyNot(c, scorer, c.sessions.length - 1);
    expect(answer.conflict.map((x) => x.text)).toEqual(
      expect.arrayContaining([
        `guest is free only ${date} 08:30 to 09:30.`,
        `m1 (Arrival and briefing) stands on ${date} at 08:30, where it is fixed.`,
      ]),
    );
    expect(answer.conflict).toHaveLength(2);
    expect(answer.waysOut[0]?.text).toMatch(/^Ask guest for another time; then wish can be held on /);
    expect(answer.waysOut.length).toBeLessThanOrEqual(3);
    expect(scorer.verdict().broken.H1).toBe(1);
  });

  it("has nothing to explain when there is a place", () => {
    const c = compile(withWish([]));
    expect(whyNot(c, scorerOf(c, before), c.sessions.length - 1).conflict).toEqual([]);
  });
});
