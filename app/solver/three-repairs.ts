/** Three ways to mend a timetable after a late change, each with other prices for what it disturbs. */
import type { Solution, TimetableInstance } from "./instance.ts";
import { type DisturbancePrices, repair } from "./repair.ts";
import { type Explanation, explain } from "./run-search.ts";
import type { SoftRules } from "./weights.ts";

/** What each repair spares most. */
export const REPAIR_WAYS = ["fewest-moves", "same-times", "best-days"] as const;

export type RepairWay = (typeof REPAIR_WAYS)[number];

const PRICES: Readonly<Record<RepairWay, { prices: DisturbancePrices; mostMoved: number }>> = {
  "fewest-moves": { prices: { time: 160, room: 12, peer: 100 }, mostMoved: 0.2 },
  // Others stand in, so that nobody who was invited has to come at another hour.
  // Another room is worth less than it saves: people would have to be told of it, or go to another site.
  "same-times": { prices: { time: 400, room: 40, peer: 6 }, mostMoved: 0.2 },
  "best-days": { prices: { time: 12, room: 1, peer: 8 }, mostMoved: 1 },
};

/** A changed problem and the timetable from before the change, ready to be sent to a thread. */
export interface RepairTask {
  instance: TimetableInstance;
  before: Solution;
  /** Sessions that cost more than others to move, and how many times the usual price. */
  importance: [session: string, factor: number][];
  /** What is weighed; left out, the defaults. */
  rules?: SoftRules;
  seed: number;
  iterations?: number;
}

export interface RepairAnswer {
  way: RepairWay;
  solution: Solution;
  unplaced: string[];
  explanations: Explanation[];
  soft: number;
  cost: Record<string, number>;
  /** Share of the sessions that could have stayed which were moved in time or changed peers. */
  movedShare: number;
}

/** The three repairs; none breaks a rule, and what does not fit is listed with the reason. The same task, the same answer. */
export function threeRepairs(task: RepairTask): RepairAnswer[] {
  const { instance, before, importance, rules, seed, iterations } = task;
  return REPAIR_WAYS.map((way) => {
    const { solution, unplaced, verdict, movedShare } = repair(instance, before, {
      seed,
      rules,
      iterations,
      importance: new Map(importance),
      ...PRICES[way],
    });
    return {
      way,
      solution,
      unplaced,
      explanations: explain(instance, solution, unplaced, rules),
      soft: verdict.soft,
      cost: verdict.cost,
      movedShare,
    };
  });
}
