/**
 * Any-time local search: a race of several constructed timetables, then simulated annealing in cycles that double in
 * length, each from the best answer so far. It has no clock: the caller asks for a number of iterations and measures time.
 * The same problem, seed and number of iterations give the same answer, however they are split into steps.
 */

import { Arrangement } from "./arrangement.ts";
import { type Compiled, compile } from "./compile.ts";
import { construct } from "./construct.ts";
import type { Solution, TimetableInstance } from "./instance.ts";
import { Neighbourhood } from "./neighbourhood.ts";
import { createRandom } from "./random.ts";
import { Scorer, type ScorerOptions } from "./scorer.ts";
import { Settler } from "./settle.ts";
import { type Placements, toSolution, unplacedOf } from "./solution.ts";
import { DEFAULT_SOFT_RULES, type SoftRules, type Verdict } from "./weights.ts";

export interface SearchOptions extends ScorerOptions {
  /** Any whole number. */
  seed: number;
  tune?: Partial<Tuning>;
  /** Sessions (by index) that must stay where `start` puts them. */
  frozen?: ReadonlySet<number>;
  /** A timetable to start from; sessions it leaves out are placed first. */
  start?: Placements;
}

export interface Tuning {
  /** Iterations of the first cycle, and how much longer each next one is. */
  firstCycle: number;
  growth: number;
  /** Temperature while sessions are still to be placed; below, at the start and end of a cycle. */
  settling: number;
  /** Temperature at the start of a run of the race. */
  race: number;
  hot: number;
  cold: number;
  hardWeight: number;
  unplacedWeight: number;
}

const TUNING: Tuning = {
  firstCycle: 50_000,
  growth: 2,
  settling: 1,
  race: 1,
  hot: 2,
  cold: 0.3,
  hardWeight: 60,
  unplacedWeight: 120,
};

/** Temperatures and penalties grow with the weights, so that edited weights keep the balance. */
function scaled(rules: SoftRules): Tuning {
  const { siteChange, longRun, uneven, offTheme, idle, together } = rules;
  const factor = Math.max(siteChange, longRun, uneven, offTheme, idle, together) / 10 || 1;
  return {
    ...TUNING,
    settling: TUNING.settling * factor,
    race: TUNING.race * factor,
    hot: TUNING.hot * factor,
    cold: TUNING.cold * factor,
    hardWeight: TUNING.hardWeight * factor,
    unplacedWeight: TUNING.unplacedWeight * factor,
  };
}

/**
 * A search from nothing begins with a race: so many timetables are built, each is cooled for a moment, and the best of
 * them go on to the next heat. What a timetable's visits to other sites cost is settled early and hard to mend later.
 */
const HEATS: readonly { entrants: number; iterations: number }[] = [
  { entrants: 8, iterations: 4000 },
  { entrants: 3, iterations: 8000 },
];

/** Iterations spent on placing everything before annealing starts all the same, in a heat of the race and after. */
const SETTLING_MOST_IN_RACE = 6000;
const SETTLING_MOST = 25_000;
/** While sessions are still to be placed: how often one is given a place at the expense of others. */
const MAKE_ROOM_EVERY = 100;

/** A running search; every answer it gives is the best so far. */
export interface Search {
  /** Goes on for so many iterations (some 200,000 a second); may be called again and again, or never again. */
  step(iterations: number): void;
  readonly iterations: number;
  /** Breaches, sessions left out, soft cost, and the weighted sum that the search lowers. */
  readonly best: { clashes: number; unplaced: number; soft: number; penalty: number };
  /** Everything is placed and nothing is broken. */
  readonly feasible: boolean;
  /** Nothing can get better: no session can move, or the answer costs nothing. */
  readonly finished: boolean;
  solution(): Solution;
  /** Ids of the sessions left out. */
  unplaced(): string[];
  verdict(): Verdict;
}

/**
 * Prepares a search: constructs a first timetable around `start`, if given. Refuses (AppError) a problem whose
 * references are not sound; check it with `contradictions.ts` first.
 */
export function createSearch(instance: TimetableInstance | Compiled, options: SearchOptions): Search {
  const c = "slotDay" in instance ? instance : compile(instance);
  const tune = { ...scaled(options.rules ?? DEFAULT_SOFT_RULES), ...options.tune };
  const random = createRandom(options.seed);
  const scorer = new Scorer(c, {
    hardWeight: tune.hardWeight,
    unplacedWeight: c.sessions.map(() => tune.unplacedWeight),
    ...options,
  });
  if (options.start) {
    const { slotOf, roomOf, maskOf } = options.start;
    for (let s = 0; s < c.sessions.length; s++) {
      if (slotOf[s]! >= 0) scorer.set(s, slotOf[s]!, roomOf[s]!, maskOf[s]!);
    }
  }
  const moves = new Neighbourhood(c, scorer, random, options.frozen);
  const settler = new Settler(c, scorer, random, moves.isMovable);
  const n = c.sessions.length;
  const best = new Arrangement(n);
  /** The best of the present run. */
  let run = new Arrangement(n);
  const heats = options.start ? [] : HEATS;
  let heat = 0;
  /** Those who wait for their turn in this heat, and those who have had it. */
  let waiting: Arrangement[] = [];
  let done: Arrangement[] = [];
  let iterations = 0;
  let penalty = 0;
  /** Start of the present cooling; -1 while sessions are still to be placed, since `settleFrom`. */
  let coolFrom = -1;
  let settleFrom = 0;
  let coolFor = 0;
  let cycle = tune.firstCycle;
  let hot = tune.hot;
  let temperature = tune.hot;

  construct(c, scorer, random);
  best.take(scorer);
  begin();

  /** Begins a run from what the scorer holds. */
  function begin(): void {
    penalty = scorer.penalty;
    run.take(scorer);
    if (run.isBetterThan(best)) best.copy(run);
    coolFrom = -1;
    settleFrom = iterations;
    coolFor = heats[heat]?.iterations ?? cycle;
    hot = heat < heats.length ? tune.race : tune.hot;
  }

  /** What follows a run: another of the race, or another cycle from the best answer. */
  function next(): void {
    if (heat < heats.length) nextInRace();
    else {
      cycle = Math.round(cycle * tune.growth);
      best.putInto(scorer);
    }
    begin();
  }

  function nextInRace(): void {
    done.push(run);
    run = new Arrangement(n);
    if (done.length === heats[heat]!.entrants) {
      heat++;
      waiting = done.sort((a, b) => Number(b.isBetterThan(a)) - Number(a.isBetterThan(b)));
      waiting.length = heats[heat]?.entrants ?? 0;
      done = [];
    }
    if (heat === heats.length) best.putInto(scorer);
    else if (heat > 0) waiting.shift()!.putInto(scorer);
    else {
      for (let s = 0; s < n; s++) if (moves.isMovable[s]) scorer.set(s, -1, -1, 0);
      construct(c, scorer, random);
    }
  }

  function keep(): void {
    if (penalty >= run.penalty && scorer.broken[1]! >= run.unplaced) return;
    if (!run.isWorseThan(scorer)) return;
    run.take(scorer);
    if (run.isBetterThan(best)) best.copy(run);
  }

  function step(count: number): void {
    if (moves.empty) {
      iterations += count;
      return;
    }
    for (let i = 0; i < count; i++) {
      if ((iterations & 127) === 0) temperature = nextTemperature();
      iterations++;
      if (coolFrom < 0 && iterations % MAKE_ROOM_EVERY === 0 && settler.makeRoom()) {
        penalty = scorer.penalty;
        keep();
      }
      const delta = moves.tryMove(-temperature * Math.log(random.unit() || 1e-12));
      if (delta !== 0) {
        penalty += delta;
        keep();
      }
    }
  }

  /** Cool until everything is placed (or does not seem to fit); then annealing, run after run. */
  function nextTemperature(): number {
    if (coolFrom >= 0 && iterations - coolFrom >= coolFor) next();
    if (coolFrom < 0) {
      const most = heat < heats.length ? SETTLING_MOST_IN_RACE : SETTLING_MOST;
      if (!run.isFeasible && iterations - settleFrom < most) return tune.settling;
      coolFrom = iterations;
    }
    return hot * (tune.cold / hot) ** ((iterations - coolFrom) / coolFor);
  }

  return {
    step,
    get iterations() {
      return iterations;
    },
    get best() {
      return best;
    },
    get feasible() {
      return best.isFeasible;
    },
    get finished() {
      return moves.empty || (best.penalty === 0 && best.isFeasible);
    },
    solution: () => toSolution(c, best),
    unplaced: () => unplacedOf(c, best),
    verdict: () => {
      const judge = new Scorer(c, { rules: options.rules });
      for (let s = 0; s < n; s++)
        if (best.slotOf[s]! >= 0) judge.set(s, best.slotOf[s]!, best.roomOf[s]!, best.maskOf[s]!);
      return judge.verdict();
    },
  };
}
