import { describe, expect, it } from "vitest";
import { makeInstance } from "#tests/fixtures/timetable/make-instance.ts";
import { makeVisit, VISIT_SIZES } from "#tests/fixtures/timetable/make-visit.ts";
import { lowerBound } from "./bounds/lower-bound.ts";
import { recount } from "./recount.ts";
import { createSearch } from "./search.ts";

const sizes = [
  { name: "small", options: { peers: 4, days: 3 } },
  { name: "two sites", options: { peers: 6, days: 4, secondSite: true } },
  { name: "narrow availability", options: { peers: 6, days: 4, secondSite: true, narrow: true, thin: 0.3 } },
  { name: "large", options: { peers: 8, days: 5, secondSite: true, thin: 0.2 } },
];

describe("the search", () => {
  it.each(sizes)("places everything without a broken rule: $name", ({ options }) => {
    for (const seed of [1, 2]) {
      const instance = makeInstance({ seed: seed + 10, ...options });
      const search = createSearch(instance, { seed });
      for (let i = 0; i < 100 && !search.feasible; i++) search.step(500);
      const count = recount(instance, search.solution());
      expect(count.breaches).toEqual([]);
      expect(search.unplaced()).toEqual([]);
      expect(search.best.soft).toBe(count.soft);
      expect(lowerBound(instance, undefined, 100_000).total).toBeLessThanOrEqual(count.soft);
    }
  });

  it("gives the same answer for the same seed and iterations, however they are split", () => {
    const instance = makeInstance({ seed: 4, peers: 5, secondSite: true });
    const whole = createSearch(instance, { seed: 7 });
    whole.step(12_000);
    const parts = createSearch(instance, { seed: 7 });
    for (let i = 0; i < 12; i++) parts.step(1000);
    expect(parts.solution()).toEqual(whole.solution());
    expect(parts.verdict()).toEqual(whole.verdict());
    const other = createSearch(instance, { seed: 8 });
    other.step(12_000);
    expect(other.solution()).not.toEqual(whole.solution());
  });

  it("gives the same answer beyond the race, however it is split", () => {
    const instance = makeVisit({ seed: 1, ...VISIT_SIZES.small, narrow: true });
    const whole = createSearch(instance, { seed: 3 });
    whole.step(90_000);
    const parts = createSearch(instance, { seed: 3 });
    for (let i = 0; i < 30; i++) parts.step(i % 2 ? 4003 : 1997);
    expect(parts.iterations).toBe(whole.iterations);
    expect(parts.solution()).toEqual(whole.solution());
  });

  it.each([
    { size: "small" as const, iterations: 1500 },
    { size: "medium" as const, iterations: 4000 },
    { size: "large" as const, iterations: 8000 },
  ])("breaks no rule of a whole visit after few iterations: $size", ({ size, iterations }) => {
    for (const seed of [1, 2, 3]) {
      for (const narrow of [false, true]) {
        const instance = makeVisit({ seed, ...VISIT_SIZES[size], narrow });
        const search = createSearch(instance, { seed });
        search.step(iterations);
        expect(recount(instance, search.solution()).breaches).toEqual([]);
      }
    }
  });

  it("never gets worse as it goes on", () => {
    const search = createSearch(makeInstance({ seed: 5, peers: 6, days: 4 }), { seed: 1 });
    let last = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 20; i++) {
      search.step(1000);
      expect(search.best.penalty).toBeLessThanOrEqual(last);
      last = search.best.penalty;
    }
  });

  it("places what fits and lists the rest when not all does", () => {
    const instance = makeInstance({ seed: 6 });
    const [first] = instance.days;
    const only = [{ date: first!.date, start: "10:00", end: "10:45" }];
    const busy = { id: "busy", role: "director", council: "wexcombe", available: only };
    const wish = { ...instance.sessions.find((s) => s.kind === "interview")!, minutes: 45, people: ["busy"] };
    const crowded = {
      ...instance,
      people: [...instance.people, busy],
      sessions: [
        ...instance.sessions,
        ...[1, 2, 3].map((i) => ({ ...wish, id: `wish-${i}`, sites: [], themes: [] })),
      ],
    };
    const search = createSearch(crowded, { seed: 1 });
    search.step(15_000);
    expect(search.feasible).toBe(false);
    expect(search.unplaced()).toHaveLength(2);
    expect(search.unplaced().every((id) => id.startsWith("wish-"))).toBe(true);
    expect(recount(crowded, search.solution()).breaches.filter((b) => b.rule !== "H1")).toEqual([]);
  });

  it("manages with nothing to do", () => {
    const instance = { ...makeInstance({ seed: 1 }), sessions: [] };
    const search = createSearch(instance, { seed: 1 });
    search.step(1000);
    expect(search.finished).toBe(true);
    expect(search.solution()).toEqual({ assignments: [] });
  });
});
