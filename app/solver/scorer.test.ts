import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeInstance } from "#tests/fixtures/timetable/make-instance.ts";
import { type Compiled, compile } from "./compile.ts";
import { parseInstance, type Solution, type TimetableInstance } from "./instance.ts";
import { recount } from "./recount.ts";
import { Scorer } from "./scorer.ts";
import { scorerOf, toSolution } from "./solution.ts";
import type { Verdict } from "./weights.ts";

const shared = new URL("../../../shared/timetable/", import.meta.url);
const hasShared = existsSync(fileURLToPath(new URL("check.mjs", shared)));
const judge = hasShared
  ? (
      (await import(/* @vite-ignore */ fileURLToPath(new URL("check.mjs", shared)))) as {
        judge: (instance: TimetableInstance, solution: Solution) => Verdict;
      }
    ).judge
  : undefined;

interface Judged {
  name: string;
  instance: TimetableInstance;
  answers: { solution: Solution; verdict: Pick<Verdict, "hard" | "soft" | "broken" | "cost"> }[];
}

/** Problems with answers that a program independent of ours judged: one good and five at random each. */
const judged: Judged[] = readFileSync(
  new URL("../../tests/fixtures/timetable/judged.jsonl", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => {
    const { instance, answers } = JSON.parse(line) as {
      instance: { name: string };
      answers: { assignments: string[][]; verdict: Judged["answers"][number]["verdict"] }[];
    };
    return {
      name: instance.name,
      instance: parseInstance(instance),
      answers: answers.map(({ assignments, verdict }) => ({
        verdict,
        solution: {
          assignments: assignments.map(([session = "", date = "", start = "", room = "", peers = ""]) => ({
            session,
            date,
            start,
            room,
            peers: peers.split(" ").filter((peer) => peer !== ""),
          })),
        },
      })),
    };
  });

const made = [
  makeInstance({ seed: 1 }),
  makeInstance({ seed: 2, peers: 6, days: 4, secondSite: true, narrow: true }),
  withAbsences(makeInstance({ seed: 3, peers: 5, days: 3, secondSite: true })),
];
const given = hasShared
  ? readdirSync(new URL("instances/", shared)).map((f) =>
      parseInstance(JSON.parse(readFileSync(new URL(`instances/${f}`, shared), "utf8"))),
    )
  : [];
const instances = [...made, ...given];

function withAbsences(instance: TimetableInstance): TimetableInstance {
  const [first] = instance.days;
  const away = [
    { date: first!.date, start: "10:00", end: "11:00" },
    { date: first!.date, start: "11:00", end: "12:00" },
  ];
  return { ...instance, peers: instance.peers.map((p, i) => (i === 1 ? { ...p, unavailable: away } : p)) };
}

/** One change: which session, where to (0 to 1 of what there is), and whether the peers satisfy it. */
const change = fc.record({
  session: fc.nat(10_000),
  slot: fc.nat(10_000),
  room: fc.nat(10_000),
  peers: fc.nat(2 ** 31 - 1),
  suitable: fc.boolean(),
  out: fc.integer({ min: 0, max: 7 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function placeOf(c: Compiled, x: Change) {
  const s = x.session % c.sessions.length;
  const session = c.sessions[s]!;
  const room = x.room % c.roomCount;
  const sets = session.peerSets;
  const mask = x.suitable && sets.length ? sets[x.peers % sets.length]! : x.peers & c.allMask;
  let slot = x.slot % c.slotCount;
  // A slot that would run out of the day is not one the scorer takes.
  while (session.outside[slot] === 255) slot--;
  return x.out === 0 ? { s, slot: -1, room: -1, mask: 0 } : { s, slot, room, mask };
}

const plain = ({ hard, soft, broken, cost }: Verdict) => ({ hard, soft, broken, cost });

/** Makes a change on a scorer, and says where the session was before. */
const changing = (c: Compiled, scorer: Scorer) => (x: Change) => {
  const { s, slot, room, mask } = placeOf(c, x);
  const was = [s, scorer.slotOf[s]!, scorer.roomOf[s]!, scorer.maskOf[s]!] as const;
  scorer.set(s, slot, room, mask);
  return was;
};

describe("the incremental scorer", () => {
  it("always equals a full recount, and both the judge's count", () => {
    fc.assert(
      fc.property(
        fc.nat(instances.length - 1),
        fc.array(change, { minLength: 1, maxLength: 120 }),
        (which, changes) => {
          const instance = instances[which]!;
          const c = compile(instance);
          const scorer = new Scorer(c);
          for (const x of changes) {
            const { s, slot, room, mask } = placeOf(c, x);
            const before = scorer.penalty;
            const delta = scorer.moveDelta(s, slot, room, mask);
            scorer.set(s, slot, room, mask);
            expect(scorer.penalty - before).toBeCloseTo(delta, 6);
          }
          const solution = toSolution(c, scorer);
          const full = plain(recount(instance, solution));
          expect(scorer.verdict()).toEqual(full);
          if (judge) expect(plain(judge(instance, solution))).toEqual(full);
        },
      ),
      { numRuns: 120 },
    );
  });

  it.each(judged)(
    "agrees with an independent judge on answers good and bad: $name",
    ({ instance, answers }) => {
      const c = compile(instance);
      for (const { solution, verdict } of answers) {
        expect(plain(recount(instance, solution))).toEqual(verdict);
        expect(plain(scorerOf(c, solution).verdict())).toEqual(verdict);
      }
    },
  );

  it("was judged with every rule broken and every cost counted at least once", () => {
    const verdicts = judged.flatMap(({ answers }) => answers.map(({ verdict }) => verdict));
    for (const part of ["broken", "cost"] as const)
      for (const rule of Object.keys(verdicts[0]![part]))
        expect(
          verdicts.some((verdict) => (verdict[part] as Record<string, number>)[rule]! > 0),
          rule,
        ).toBe(true);
    expect(verdicts.some(({ hard }) => hard === 0)).toBe(true);
  });

  it.skipIf(!hasShared)(
    "was compared with the shared judge (skipped when ../shared/timetable is not there)",
    () => {
      expect(judge).toBeTypeOf("function");
    },
  );

  it("returns to the start after any sequence of moves and their undoing", () => {
    fc.assert(
      fc.property(
        fc.nat(made.length - 1),
        fc.array(change, { maxLength: 60 }),
        fc.array(change, { minLength: 1, maxLength: 60 }),
        (which, first, changes) => {
          const c = compile(made[which]!);
          const scorer = new Scorer(c);
          const apply = changing(c, scorer);
          for (const x of first) apply(x);
          const start = [scorer.verdict(), toSolution(c, scorer), Array.from(scorer.chainCost)];
          const undo = changes.map(apply).reverse();
          for (const was of undo) scorer.set(...was);
          expect([scorer.verdict(), toSolution(c, scorer), Array.from(scorer.chainCost)]).toEqual(start);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("takes back everything since a mark as if it had not been", () => {
    fc.assert(
      fc.property(
        fc.nat(made.length - 1),
        fc.array(change, { maxLength: 60 }),
        fc.array(change, { minLength: 1, maxLength: 30 }),
        (which, first, changes) => {
          const c = compile(made[which]!);
          const scorer = new Scorer(c);
          const apply = changing(c, scorer);
          for (const x of first) apply(x);
          const state = () => [
            scorer.verdict(),
            scorer.penalty,
            toSolution(c, scorer),
            Array.from(scorer.chainCost),
          ];
          const start = state();
          scorer.mark();
          const undo = changes.map(apply).reverse();
          scorer.rewind(() => {
            for (const was of undo) scorer.set(...was);
          });
          expect(state()).toEqual(start);
          // What is counted after it is right too.
          for (const x of changes) apply(x);
          expect(scorer.verdict()).toEqual(plain(recount(made[which]!, toSolution(c, scorer))));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("stops counting a move only when it is certain to be above the limit", () => {
    const c = compile(made[1]!);
    const scorer = new Scorer(c, { hardWeight: 10, unplacedWeight: c.sessions.map(() => 15) });
    fc.assert(
      fc.property(change, fc.integer({ min: -30, max: 30 }), (x, limit) => {
        const { s, slot, room, mask } = placeOf(c, x);
        const full = scorer.moveDelta(s, slot, room, mask);
        const cut = scorer.moveDelta(s, slot, room, mask, limit);
        expect(cut === full || (cut === Number.POSITIVE_INFINITY && full > limit)).toBe(true);
        if (full <= 20) scorer.set(s, slot, room, mask);
      }),
      { numRuns: 400 },
    );
  });

  it("reads back what it wrote", () => {
    const c = compile(made[0]!);
    const scorer = new Scorer(c);
    scorer.set(0, c.sessions[0]!.slots[0]!, 0, c.sessions[0]!.peerSets[0]!);
    const solution = toSolution(c, scorer);
    expect(scorerOf(c, solution).verdict()).toEqual(scorer.verdict());
    expect(() => scorerOf(c, { assignments: [{ ...solution.assignments[0]!, start: "08:31" }] })).toThrow(
      /off the grid/,
    );
  });

  it("counts two that are fixed and stand off the grid at one time as in their places, as the full recount does", () => {
    const plain = makeInstance({ seed: 1 });
    const [day, room] = [plain.days[0]?.date ?? "", plain.rooms[0]?.id ?? ""];
    const place = { date: day, start: "07:05" };
    const instance = {
      ...plain,
      sessions: plain.sessions.map((session, at) =>
        at < 2 ? { ...session, fixed: place, stands: { ...place, room, peers: [] } } : session,
      ),
    };
    const assignments = instance.sessions
      .slice(0, 2)
      .map(({ id }) => ({ session: id, ...place, room, peers: [] }));
    const { broken } = recount(instance, { assignments });
    expect(broken.H7).toBe(0);
    expect(scorerOf(compile(instance), { assignments }).verdict().broken).toEqual(broken);
  });

  it("weighs costs by the rules it is given", () => {
    const instance = made[1]!;
    const c = compile(instance);
    const rules = {
      siteChange: 1,
      longRun: 2,
      uneven: 3,
      offTheme: 4,
      idle: 5,
      together: 6,
      stepMinutes: 10,
      pauseMinutes: 20,
      idleMinutes: 30,
      togetherAllowance: 1,
    };
    const scorer = new Scorer(c, { rules });
    for (const s of c.sessions) scorer.set(s.index, s.slots[s.index % s.slots.length]!, 0, s.peerSets[0]!);
    expect(scorer.verdict()).toEqual(plain(recount(instance, toSolution(c, scorer), rules)));
  });
});
