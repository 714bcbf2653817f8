import { bestPlaces } from "#app/solver/best-places.ts";
import { lowerBound } from "#app/solver/bounds/lower-bound.ts";
import { compile } from "#app/solver/compile.ts";
import type { TimetableInstance } from "#app/solver/instance.ts";
import { createRandom } from "#app/solver/random.ts";
import { createSearch } from "#app/solver/search.ts";
import { scorerOf } from "#app/solver/solution.ts";
import { makeInstance } from "#tests/fixtures/timetable/make-instance.ts";
import { median } from "./request-rate.ts";
import { sharedInstances } from "./timetable-instances.ts";

/** Iterations between two looks at the time used: some milliseconds. */
const CHUNK = 1000;
const SEED = 1;

/** How fast one problem is solved, in process seconds. Costs are null while something is broken or left out. */
export interface SolveSpeed {
  name: string;
  sessions: number;
  firstFeasibleSeconds: number | null;
  /** Cost after each of the asked seconds. */
  costs: (number | null)[];
  lowerBound: number;
}

/** Seconds of processor that this process has used: what others do on the machine does not count. */
function processSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Costs after so many process seconds, and when nothing was broken for the first time. The process should be warm. */
function solveSpeed(instance: TimetableInstance, after: readonly number[]): SolveSpeed {
  const started = processSeconds();
  const elapsed = () => processSeconds() - started;
  const search = createSearch(instance, { seed: SEED });
  let firstFeasibleSeconds = search.feasible ? elapsed() : null;
  const costs = after.map((seconds) => {
    while (elapsed() < seconds && !search.finished) {
      search.step(CHUNK);
      if (firstFeasibleSeconds === null && search.feasible) firstFeasibleSeconds = elapsed();
    }
    return search.feasible ? search.best.soft : null;
  });
  const bound = lowerBound(instance).total;
  return {
    name: instance.name,
    sessions: instance.sessions.length,
    firstFeasibleSeconds,
    costs,
    lowerBound: bound,
  };
}

/** Compiles the solver's code, so that what is measured is the work. */
export function warmUp(): void {
  for (const secondSite of [false, true]) {
    createSearch(makeInstance({ seed: 90, peers: 6, days: 4, secondSite }), { seed: SEED }).step(60_000);
  }
}

/** Every problem kept beside the repository, after 1, 5 and 10 seconds. */
export function solveSharedInstances(): SolveSpeed[] {
  return sharedInstances().map((instance) => solveSpeed(instance, [1, 5, 10]));
}

/** Made problems from about 40 to about 320 sessions, after 1 and 5 seconds. */
export function solveGrowingInstances(): SolveSpeed[] {
  const sizes = [
    { days: 4, peers: 6, thin: 0.17 },
    { days: 5, peers: 8 },
    { days: 10, peers: 8, thin: 0.1 },
    { days: 10, peers: 16, thin: 0.07 },
  ];
  return sizes.map((size) => solveSpeed(makeInstance({ seed: 5, secondSite: true, ...size }), [1, 5]));
}

/** What somebody at the screen waits for in a timetable of 80 sessions, in milliseconds. */
export interface EditingSpeed {
  sessions: number;
  /** One session is moved and every rule and cost is right again. */
  recheckMs: { median: number; most: number };
  /** The five best places of one session. */
  placesMs: { median: number; most: number };
}

/** Measures live checks and "where could this go?" on a solved timetable of 80 sessions. */
export function editingSpeed(): EditingSpeed {
  const instance = makeInstance({ seed: 5, days: 5, peers: 8, secondSite: true });
  const search = createSearch(instance, { seed: SEED });
  search.step(100_000);
  const c = compile(instance);
  const scorer = scorerOf(c, search.solution());
  const random = createRandom(SEED);
  const movable = c.sessions.filter((session) => session.slots.length > 1);
  const recheck: number[] = [];
  for (let i = 0; i < 2000; i++) {
    const { index, slots } = movable[random.below(movable.length)]!;
    const [slot, room, mask] = [scorer.slotOf[index]!, scorer.roomOf[index]!, scorer.maskOf[index]!];
    const started = performance.now();
    scorer.set(index, slots[random.below(slots.length)]!, room, mask);
    scorer.verdict();
    recheck.push(performance.now() - started);
    scorer.set(index, slot, room, mask);
  }
  const places = movable.map(({ index }) => {
    const started = performance.now();
    bestPlaces(c, scorer, index);
    return performance.now() - started;
  });
  return {
    sessions: instance.sessions.length,
    recheckMs: { median: median(recheck), most: Math.max(...recheck) },
    placesMs: { median: median(places), most: Math.max(...places) },
  };
}
