/**
 * Any-time local search: a constructed timetable, then simulated annealing in cycles that double in length, each
 * from the best answer so far. It has no clock: the caller asks for a number of iterations and measures time.
 * The same problem, seed and number of iterations give the same answer, however they are split into steps.
 */
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
  /** Temperature while sessions are still to be placed, and at the start and end of a cycle. */
  settling: number;
  hot: number;
  cold: number;
  hardWeight: number;
  unplacedWeight: number;
}

const TUNING: Tuning = {
  firstCycle: 50_000,
  growth: 2,
  settling: 1,
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
    hot: TUNING.hot * factor,
    cold: TUNING.cold * factor,
    hardWeight: TUNING.hardWeight * factor,
    unplacedWeight: TUNING.unplacedWeight * factor,
  };
}

/** Iterations spent on placing everything before annealing starts all the same. */
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
  construct(c, scorer, random);
  const moves = new Neighbourhood(c, scorer, random, options.frozen);
  const settler = new Settler(c, scorer, random, moves.isMovable);
  const n = c.sessions.length;
  const bestSlot = scorer.slotOf.slice();
  const bestRoom = scorer.roomOf.slice();
  const bestMask = scorer.maskOf.slice();
  const rank = () => ({
    clashes: scorer.clashes,
    unplaced: scorer.broken[1]!,
    soft: scorer.soft,
    penalty: scorer.penalty,
  });
  let best = rank();
  const isFeasible = () => best.clashes === 0 && best.unplaced === 0;
  let penalty = scorer.penalty;
  let bestPenalty = penalty;
  let iterations = 0;
  /** Start of the present cycle; -1 while sessions are still to be placed, since `settleFrom`. */
  let cycleStart = -1;
  let settleFrom = 0;
  let cycleLength = tune.firstCycle;
  let temperature = tune.hot;

  const keep = () => {
    best = rank();
    bestPenalty = scorer.penalty;
    bestSlot.set(scorer.slotOf);
    bestRoom.set(scorer.roomOf);
    bestMask.set(scorer.maskOf);
  };
  const restore = () => {
    for (let s = 0; s < n; s++) {
      if (
        scorer.slotOf[s] !== bestSlot[s] ||
        scorer.roomOf[s] !== bestRoom[s] ||
        scorer.maskOf[s] !== bestMask[s]
      ) {
        scorer.set(s, bestSlot[s]!, bestRoom[s]!, bestMask[s]!);
      }
    }
    penalty = scorer.penalty;
  };
  /** Fewer clashes first, then fewer sessions left out, then what it costs. */
  const isBetter = () => {
    if (scorer.clashes !== best.clashes) return scorer.clashes < best.clashes;
    if (scorer.broken[1] !== best.unplaced) return scorer.broken[1]! < best.unplaced;
    return scorer.penalty < bestPenalty;
  };

  function step(count: number): void {
    if (moves.empty) {
      iterations += count;
      return;
    }
    for (let i = 0; i < count; i++) {
      if ((iterations & 127) === 0) temperature = nextTemperature();
      iterations++;
      if (cycleStart < 0 && iterations % MAKE_ROOM_EVERY === 0 && settler.makeRoom()) {
        penalty = scorer.penalty;
        if ((penalty < bestPenalty || scorer.broken[1]! < best.unplaced) && isBetter()) keep();
      }
      const delta = moves.tryMove(-temperature * Math.log(random.unit() || 1e-12));
      if (delta !== 0) {
        penalty += delta;
        if ((penalty < bestPenalty || scorer.broken[1]! < best.unplaced) && isBetter()) keep();
      }
    }
  }

  /** Cool until everything is placed (or does not seem to fit); then annealing, cycle after cycle. */
  function nextTemperature(): number {
    if (cycleStart >= 0 && iterations - cycleStart >= cycleLength) {
      cycleLength = Math.round(cycleLength * tune.growth);
      restore();
      cycleStart = -1;
      settleFrom = iterations;
    }
    if (cycleStart < 0) {
      if (!isFeasible() && iterations - settleFrom < SETTLING_MOST) return tune.settling;
      cycleStart = iterations;
    }
    return tune.hot * (tune.cold / tune.hot) ** ((iterations - cycleStart) / cycleLength);
  }

  const at = { slotOf: bestSlot, roomOf: bestRoom, maskOf: bestMask };
  return {
    step,
    get iterations() {
      return iterations;
    },
    get best() {
      return best;
    },
    get feasible() {
      return isFeasible();
    },
    get finished() {
      return moves.empty || (best.penalty === 0 && isFeasible());
    },
    solution: () => toSolution(c, at),
    unplaced: () => unplacedOf(c, at),
    verdict: () => {
      const judge = new Scorer(c, { rules: options.rules });
      for (let s = 0; s < n; s++)
        if (bestSlot[s]! >= 0) judge.set(s, bestSlot[s]!, bestRoom[s]!, bestMask[s]!);
      return judge.verdict();
    },
  };
}
