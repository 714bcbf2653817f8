import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { compile } from "./compile.ts";
import type { Assignment, InstanceSession, Solution, TimetableInstance } from "./instance.ts";
import { chargePlaces } from "./place-charges.ts";
import { recount } from "./recount.ts";
import { scorerOf } from "./solution.ts";
import { whyNot } from "./why-not.ts";

/**
 * Small problems of one day, one site, two rooms, three peers and no lunch, on a grid of half an hour: small enough to try every
 * place. The last session is the one asked about; the others stand.
 */
interface Small {
  instance: TimetableInstance;
  standing: Solution;
}

const DATE = "2027-06-07";
const PEERS = ["ann", "ben", "cat"];

const session = (given: Partial<InstanceSession> & { id: string }): InstanceSession => ({
  title: given.id,
  kind: "interview",
  minutes: 60,
  people: [],
  peersNeeded: 1,
  requiredPeers: [],
  requiredRoles: [],
  themes: [],
  sites: [],
  after: [],
  ...given,
});

const windowArb = fc
  .tuple(fc.integer({ min: 18, max: 23 }), fc.integer({ min: 1, max: 4 }))
  .map(([from, length]) => ({
    date: DATE,
    start: timeOf(from * 30),
    end: timeOf(Math.min(from + length, 25) * 30),
  }));

const smallArb: fc.Arbitrary<Small> = fc
  .record({
    windows: fc.array(fc.array(windowArb, { maxLength: 1 }), { minLength: 3, maxLength: 3 }),
    away: fc.array(fc.option(windowArb, { nil: null }), { minLength: 3, maxLength: 3 }),
    asked: fc.record({
      people: fc.subarray(["pat", "quin", "rob"], { minLength: 1 }),
      peersNeeded: fc.integer({ min: 1, max: 2 }),
      required: fc.subarray(PEERS, { maxLength: 1 }),
      minutes: fc.constantFrom(30, 60),
    }),
    others: fc.array(
      fc.record({
        slot: fc.integer({ min: 18, max: 24 }),
        room: fc.constantFrom("large", "small"),
        peer: fc.constantFrom(...PEERS),
        people: fc.subarray(["pat", "quin", "rob", "sue"], { maxLength: 1 }),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ windows, away, asked, others }) => {
    const sessions = others.map(({ people }, i) => session({ id: `s${i + 1}`, minutes: 30, people }));
    const instance: TimetableInstance = {
      name: "small",
      slotMinutes: 30,
      days: [{ date: DATE, start: "09:00", end: "12:30" }],
      sites: [{ id: "hall", name: "Hall" }],
      travelMinutes: {},
      rooms: [
        { id: "large", site: "hall", capacity: 8 },
        { id: "small", site: "hall", capacity: 4 },
      ],
      peers: PEERS.map((id, i) => ({
        id,
        role: "",
        themes: [],
        unavailable: away[i] === null || away[i] === undefined ? [] : [away[i]],
      })),
      people: ["pat", "quin", "rob", "sue"].map((id, i) => ({
        id,
        role: "",
        council: "",
        available: windows[i] ?? [],
      })),
      sessions: [
        ...sessions,
        session({
          id: "asked",
          people: asked.people,
          peersNeeded: Math.max(asked.peersNeeded, asked.required.length),
          requiredPeers: asked.required,
          minutes: asked.minutes,
        }),
      ],
      rules: { gapMinutes: 15, lunch: { from: "12:00", to: "13:00", minutes: 0 }, maxRunMinutes: 600 },
    };
    const assignments: Assignment[] = [];
    // Only what stands without a broken rule stands.
    for (const [i, { slot, room, peer }] of others.entries()) {
      const at = { session: `s${i + 1}`, date: DATE, start: timeOf(slot * 30), room, peers: [peer] };
      const { breaches } = recount(instance, { assignments: [...assignments, at] });
      if (breaches.every(({ rule }) => rule === "H1")) assignments.push(at);
    }
    return { instance, standing: { assignments } };
  });

/** Every start, room and set of peers, tried against the rules: whether the asked session has a place beside the others. */
function hasPlace(instance: TimetableInstance, standing: Solution): boolean {
  const asked = instance.sessions.at(-1)!;
  const sets = Array.from({ length: 8 }, (_, mask) => PEERS.filter((_, p) => (mask >> p) & 1)).filter(
    (peers) => peers.length === asked.peersNeeded,
  );
  const [day] = instance.days;
  for (let t = minutesOf(day!.start); t + asked.minutes <= minutesOf(day!.end); t += 30) {
    for (const { id: room } of instance.rooms) {
      for (const peers of sets) {
        const at = { session: "asked", date: DATE, start: timeOf(t), room, peers };
        const { breaches } = recount(instance, { assignments: [...standing.assignments, at] });
        if (breaches.every(({ rule }) => rule === "H1")) return true;
      }
    }
  }
  return false;
}

/** The problem with only the named things standing in the way. Reasons are told apart by their words. */
function withOnly({ instance, standing }: Small, texts: readonly string[]): Small {
  const says = (pattern: RegExp) => texts.some((text) => pattern.test(text));
  const stands = (id: string) => says(new RegExp(`^${id} \\(`));
  return {
    instance: {
      ...instance,
      people: instance.people.map((person) =>
        says(new RegExp(`^${person.id} is free only`)) ? person : { ...person, available: [] },
      ),
      peers: instance.peers.map((peer) =>
        says(new RegExp(`^${peer.id} is away`)) ? peer : { ...peer, unavailable: [] },
      ),
      rooms: instance.rooms.map((room) =>
        says(/^asked brings \d people together/) ? room : { ...room, capacity: 1000 },
      ),
      sessions: instance.sessions.map((one) =>
        one.id === "asked"
          ? {
              ...one,
              requiredPeers: one.requiredPeers.filter((id) => says(new RegExp(`^asked requires ${id}`))),
            }
          : one,
      ),
    },
    standing: { assignments: standing.assignments.filter((at) => stands(at.session)) },
  };
}

function ask({ instance, standing }: Small) {
  const c = compile(instance);
  const scorer = scorerOf(c, standing);
  const index = instance.sessions.length - 1;
  return { c, scorer, index, answer: whyNot(c, scorer, index) };
}

describe("why a session has no place", () => {
  it("names a set that leaves none, any one of which gone leaves one, and no smaller set does", () => {
    let explained = 0;
    fc.assert(
      fc.property(smallArb, (small) => {
        const { c, scorer, index, answer } = ask(small);
        const texts = answer.conflict.map(({ text }) => text);
        expect(texts.length === 0).toBe(hasPlace(small.instance, small.standing));
        if (texts.length === 0) return;
        explained++;
        const left = withOnly(small, texts);
        expect(hasPlace(left.instance, left.standing)).toBe(false);
        for (const gone of texts) {
          const rest = withOnly(
            small,
            texts.filter((text) => text !== gone),
          );
          expect(hasPlace(rest.instance, rest.standing)).toBe(true);
        }
        // No set of fewer reasons stands in every way.
        const { reasons, charges } = chargePlaces(c, scorer, index);
        if (reasons.length > 12) return;
        for (let set = 0; set < 1 << reasons.length; set++) {
          const size = reasons.filter((_, r) => (set >> r) & 1).length;
          if (size >= texts.length) continue;
          expect(charges.every((charge) => charge.reasons.some((r) => (set >> r) & 1))).toBe(false);
        }
      }),
      { numRuns: 150, seed: 4 },
    );
    expect(explained).toBeGreaterThan(40);
  });

  it("offers up to three ways out, the cheapest first, and none dearer than it need be", () => {
    fc.assert(
      fc.property(smallArb, (small) => {
        const { c, scorer, index, answer } = ask(small);
        const prices = answer.waysOut.map(({ price }) => price);
        expect(prices).toEqual([...prices].sort((a, b) => a - b));
        expect(prices.length).toBeLessThanOrEqual(3);
        if (answer.conflict.length === 0) return;
        const { reasons, charges } = chargePlaces(c, scorer, index);
        // Without moving anybody else, nothing is cheaper.
        const still = charges
          .filter((charge) => charge.reasons.every((r) => reasons[r]?.mover === undefined))
          .map((charge) => charge.reasons.reduce((sum, r) => sum + (reasons[r]?.price ?? 0), 0));
        if (still.length > 0) expect(prices[0]).toBeLessThanOrEqual(Math.min(...still));
        expect(new Set(answer.waysOut.map(({ text }) => text)).size).toBe(prices.length);
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it("leaves the timetable as it was", () => {
    fc.assert(
      fc.property(smallArb, (small) => {
        const c = compile(small.instance);
        const scorer = scorerOf(c, small.standing);
        const before = [[...scorer.slotOf], [...scorer.roomOf], [...scorer.maskOf], scorer.verdict()];
        whyNot(c, scorer, small.instance.sessions.length - 1);
        expect([[...scorer.slotOf], [...scorer.roomOf], [...scorer.maskOf], scorer.verdict()]).toEqual(
          before,
        );
      }),
      { numRuns: 30, seed: 6 },
    );
  });
});
