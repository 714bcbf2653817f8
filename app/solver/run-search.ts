/** A search run against a clock that the caller gives: what the command line, the background worker and the bench share. */
import type { Anchor } from "./anchors.ts";
import { compile } from "./compile.ts";
import type { Assignment, Solution, TimetableInstance } from "./instance.ts";
import { DEFAULT_PRICES } from "./repair.ts";
import { createSearch, type Search } from "./search.ts";
import { scorerOf, slotAt, toSolution, unplacedOf } from "./solution.ts";
import { takeOutClashes } from "./take-out-clashes.ts";
import type { SoftRules, Verdict } from "./weights.ts";
import { whyNot } from "./why-not.ts";

/** A problem with where it starts from, ready to be sent to a worker. */
export interface SearchTask {
  instance: TimetableInstance;
  /** A timetable to start from; null: none. */
  present: Solution | null;
  /** Sessions that leave where they stand only at a price, and how many times the usual price. */
  promised: [session: string, factor: number][];
  seconds: number;
  seed: number;
  /** What is weighed; left out, the defaults. */
  rules?: SoftRules;
  /** Where all that has a place stands, on the grid or not: what finds no better one stays there (`stayWhereTheyStand`). */
  standing?: Assignment[];
}

/** What is known of a running search. */
export interface SearchProgress {
  placed: number;
  total: number;
  soft: number;
  isFeasible: boolean;
}

/** Why a session has no place: the things that conflict, and the cheapest ways out, as sentences. */
export interface Explanation {
  session: string;
  reasons: string[];
  waysOut: string[];
}

export interface SearchOutcome extends SearchProgress {
  solution: Solution;
  unplaced: string[];
  /** What found no better place and stays where it stands, whatever it breaks there. */
  staying: string[];
  /** Costs by part (S1 to S6). */
  cost: Record<string, number>;
  explanations: Explanation[];
}

/** Sessions explained at most: the first tell what is wrong. */
const MOST_EXPLAINED = 10;

/** Prepares a search of a task: what clashes where it stands begins without a place. Refuses as `createSearch` does. */
export function searchOf({ instance, present, promised, seed, rules }: SearchTask): Search {
  const c = compile(instance);
  if (present === null) return createSearch(c, { seed, rules });
  const factors = new Map(promised);
  const anchors: (Anchor | undefined)[] = c.sessions.map(({ id }) => {
    const factor = factors.get(id);
    const at = present.assignments.find((one) => one.session === id);
    if (factor === undefined || at === undefined) return undefined;
    return {
      slot: slotAt(c, at.date, at.start),
      room: instance.rooms.findIndex((room) => room.id === at.room),
      mask: instance.peers.reduce(
        (mask, { id: peer }, p) => (at.peers.includes(peer) ? mask | (1 << p) : mask),
        0,
      ),
      timePrice: Math.round(DEFAULT_PRICES.time * factor),
      roomPrice: Math.round(DEFAULT_PRICES.room * factor),
      peerPrice: Math.round(DEFAULT_PRICES.peer * factor),
    };
  });
  const start = scorerOf(c, present, { rules });
  takeOutClashes(instance, start, new Set(promised.filter(([, factor]) => factor > 1).map(([id]) => id)));
  return createSearch(c, { seed, rules, anchors, start });
}

/** How far a search has come. */
export function progressOf(search: Search, total: number): SearchProgress {
  return {
    placed: total - search.best.unplaced,
    total,
    soft: search.best.soft,
    isFeasible: search.feasible,
  };
}

/** A session put where it stands, to stay there. */
export function standingStill(
  instance: TimetableInstance,
  standing: readonly Assignment[],
): TimetableInstance {
  const places = new Map(standing.map((at) => [at.session, at]));
  return {
    ...instance,
    sessions: instance.sessions.map((session) => {
      const at = places.get(session.id);
      if (at === undefined) return session;
      const { date, start, room, peers } = at;
      return { ...session, stands: { date, start, room, peers } };
    }),
  };
}

/** What a search has found, without what would clash there. */
function soundOf(
  search: Search,
  { instance, rules }: SearchTask,
): { solution: Solution; unplaced: string[]; verdict: Verdict } {
  const c = compile(instance);
  const scorer = scorerOf(c, search.solution(), { rules });
  takeOutClashes(instance, scorer);
  return { solution: toSolution(c, scorer), unplaced: unplacedOf(c, scorer), verdict: scorer.verdict() };
}

/**
 * The same task once more, where what stands somewhere and found no place stays where it stands, and all that collides with it is
 * placed anew; null when nothing of the kind was left out. Asked again and again this ends: each time more stays.
 */
export function stayWhereTheyStand(search: Search, task: SearchTask): SearchTask | null {
  const { solution, unplaced } = soundOf(search, task);
  const without = new Set(unplaced);
  const staying = (task.standing ?? []).filter(({ session }) => without.has(session));
  if (staying.length === 0) return null;
  return {
    ...task,
    instance: standingStill(task.instance, staying),
    present: { assignments: [...solution.assignments, ...staying] },
  };
}

/** What a search has found, with reasons for what it left out. `first` is the task before anything stayed where it stood. */
export function outcomeOf(search: Search, task: SearchTask, first: SearchTask = task): SearchOutcome {
  const { instance, rules } = task;
  const { solution, unplaced, verdict } = soundOf(search, task);
  const wasToBePlaced = new Map(first.instance.sessions.map((session) => [session.id, session]));
  const staying = instance.sessions.flatMap(({ id, stands }) =>
    stands !== undefined && wasToBePlaced.get(id)?.stands === undefined ? [id] : [],
  );
  return {
    placed: solution.assignments.length,
    total: instance.sessions.length,
    soft: verdict.soft,
    isFeasible: search.feasible,
    solution,
    unplaced,
    staying,
    cost: verdict.cost,
    explanations: [
      ...explain(instance, solution, unplaced.slice(0, MOST_EXPLAINED), rules),
      ...staying.slice(0, MOST_EXPLAINED).flatMap((id) => {
        const free = instance.sessions.map((session) =>
          session.id === id ? (wasToBePlaced.get(id) ?? session) : session,
        );
        const others = { assignments: solution.assignments.filter(({ session }) => session !== id) };
        return explain({ ...instance, sessions: free }, others, [id], rules);
      }),
    ],
  };
}

/** Why each of the sessions has no place beside a timetable. */
export function explain(
  instance: TimetableInstance,
  solution: Solution,
  sessions: readonly string[],
  rules?: SoftRules,
): Explanation[] {
  if (sessions.length === 0) return [];
  const c = compile(instance);
  const scorer = scorerOf(c, solution, { rules });
  return sessions.map((session) => {
    const { conflict, waysOut } = whyNot(
      c,
      scorer,
      instance.sessions.findIndex(({ id }) => id === session),
    );
    return {
      session,
      reasons: conflict.map(({ text }) => text),
      waysOut: waysOut.map(({ text }) => text),
    };
  });
}
