/**
 * Mending a timetable after something changed: every session that still can keeps its place, and leaving a place
 * has a price, so that the repair trades cost against disturbance. The changed problem itself comes from
 * `late-change.ts` or from the timetable's own records.
 */
import type { Anchor } from "./anchors.ts";
import { compile } from "./compile.ts";
import type { Assignment, Solution, TimetableInstance } from "./instance.ts";
import { countOwnBreaches } from "./placement-breaches.ts";
import { Scorer } from "./scorer.ts";
import { createSearch } from "./search.ts";
import { slotAt } from "./solution.ts";
import { takeOutClashes } from "./take-out-clashes.ts";
import { DEFAULT_SOFT_RULES, type SoftRules, type Verdict } from "./weights.ts";

/** What leaving a promised place costs, in points of soft cost; whole numbers. */
export interface DisturbancePrices {
  time: number;
  room: number;
  /** Per peer who joins or leaves a session. */
  peer: number;
}

export const DEFAULT_PRICES: Readonly<DisturbancePrices> = { time: 40, room: 3, peer: 25 };

export interface RepairOptions {
  seed: number;
  iterations?: number;
  prices?: DisturbancePrices;
  /** A higher price for single sessions (released, pinned), by id; multiplies every price. */
  importance?: ReadonlyMap<string, number>;
  rules?: SoftRules;
  /** Greatest share of the sessions that still could keep their place which may move; default a fifth. */
  mostMoved?: number;
}

/** How often it is tried again when too much moved. */
const TRIES = 6;

/** What became of one session. */
export interface RepairChange {
  session: string;
  from: Assignment | undefined;
  /** undefined: it could not be placed. */
  to: Assignment | undefined;
  time: boolean;
  room: boolean;
  peers: boolean;
  /** Its old place was no longer possible (not a choice of the repair). */
  forced: boolean;
}

export interface Repair {
  solution: Solution;
  verdict: Verdict;
  changes: RepairChange[];
  unplaced: string[];
  /** Share of the sessions that could have stayed which were moved in time or changed peers. */
  movedShare: number;
}

/**
 * Repairs `before` for the changed problem `instance`. Never breaks a rule: what does not fit is listed as
 * unplaced. When more than `mostMoved` of the others moved, it tries again: at four and at sixteen times the price, then from
 * other beginnings.
 */
export function repair(instance: TimetableInstance, before: Solution, options: RepairOptions): Repair {
  const most = options.mostMoved ?? 0.2;
  let prices = options.prices ?? DEFAULT_PRICES;
  let result = attempt(instance, before, options, prices, false);
  if (result.unplaced.length > 0) {
    // What stands may lock out what does not: build anew and let the prices draw it back.
    const anew = attempt(instance, before, options, prices, true);
    if (anew.unplaced.length < result.unplaced.length && anew.movedShare <= most) result = anew;
  }
  for (let i = 0; i < TRIES && result.movedShare > most; i++) {
    // Twice dearer; then the same from other beginnings.
    if (i < 2) prices = { time: prices.time * 4, room: prices.room * 4, peer: prices.peer * 4 };
    const next = attempt(instance, before, { ...options, seed: options.seed + i }, prices, false);
    const isWorse = next.unplaced.length > result.unplaced.length;
    if (!isWorse && (i < 2 || next.movedShare < result.movedShare)) result = next;
  }
  return result;
}

function attempt(
  instance: TimetableInstance,
  before: Solution,
  options: RepairOptions,
  prices: DisturbancePrices,
  anew: boolean,
): Repair {
  const c = compile(instance);
  const rules = options.rules ?? DEFAULT_SOFT_RULES;
  const old = new Map(before.assignments.map((a) => [a.session, a]));
  const start = new Scorer(c, { rules });
  const anchors: (Anchor | undefined)[] = c.sessions.map((s) => {
    const a = old.get(s.id);
    if (!a) return undefined;
    const slot = slotAt(c, a.date, a.start);
    const room = c.instance.rooms.findIndex((r) => r.id === a.room);
    const mask = instance.peers.reduce((m, p, i) => (a.peers.includes(p.id) ? m | (1 << i) : m), 0);
    const factor = options.importance?.get(s.id) ?? 1;
    return {
      slot,
      room,
      mask,
      timePrice: Math.round(prices.time * factor),
      roomPrice: Math.round(prices.room * factor),
      peerPrice: Math.round(prices.peer * factor),
    };
  });
  anchors.forEach((a, s) => {
    const session = c.sessions[s]!;
    if (!a || a.slot < 0 || a.room < 0 || session.outside[a.slot] !== 0) return;
    if (countOwnBreaches(c, session, a.slot, a.room, a.mask, undefined, 1) === 0) {
      start.set(s, a.slot, a.room, a.mask);
    }
  });
  takeOutClashes(instance, start);
  const forced = new Set(c.sessions.filter((s) => start.slotOf[s.index]! < 0).map((s) => s.id));
  const heaviest = Math.max(prices.time + 4 * prices.peer, 40);
  const search = createSearch(c, {
    seed: options.seed,
    rules,
    anchors,
    start: anew ? undefined : start,
    // Hot enough that a promised place can be left on the way to a better answer.
    tune: {
      unplacedWeight: heaviest * 4,
      hardWeight: heaviest * 8,
      firstCycle: anew ? 100_000 : 20_000,
      hot: prices.time / 3,
    },
  });
  const iterations = (options.iterations ?? 60_000) * (anew ? 3 : 1);
  search.step(iterations);
  for (let i = 0; i < 2 && !search.feasible; i++) search.step(iterations);
  const solution = search.solution();
  const changes = changesBetween(
    c.sessions.map((s) => s.id),
    old,
    solution,
    forced,
  );
  const others = c.sessions.length - forced.size;
  const moved = changes.filter((x) => !x.forced && (x.time || x.peers || !x.to)).length;
  return {
    solution,
    verdict: search.verdict(),
    changes,
    unplaced: search.unplaced(),
    movedShare: others > 0 ? moved / others : 0,
  };
}

function changesBetween(
  ids: string[],
  old: ReadonlyMap<string, Assignment>,
  after: Solution,
  forced: ReadonlySet<string>,
): RepairChange[] {
  const now = new Map(after.assignments.map((a) => [a.session, a]));
  return ids.flatMap((session) => {
    const [from, to] = [old.get(session), now.get(session)];
    const time = from?.date !== to?.date || from?.start !== to?.start;
    const room = from?.room !== to?.room;
    const peers = [...(from?.peers ?? [])].sort().join() !== [...(to?.peers ?? [])].sort().join();
    return time || room || peers
      ? [{ session, from, to, time, room, peers, forced: forced.has(session) }]
      : [];
  });
}
