/** What a soft cost weighs and the thresholds its definition uses: editable house rules, FORMAT's as default. */
export interface SoftRules {
  /** S1 a peer changes site between neighbouring sessions of a day. */
  siteChange: number;
  /** S2 per started step that a peer works longer than the longest run. */
  longRun: number;
  /** S3 per started step between the busiest and the least busy peer. */
  uneven: number;
  /** S4 per interview or focus group none of whose peers leads on its themes. */
  offTheme: number;
  /** S5 per started step that a peer waits. */
  idle: number;
  /** S6 per session that two peers sit together beyond the allowance. */
  together: number;
  /** Minutes of a step of S2, S3 and S5. */
  stepMinutes: number;
  /** A pause of this many minutes ends a run of work (S2). */
  pauseMinutes: number;
  /** Waiting up to this many minutes costs nothing (S5). */
  idleMinutes: number;
  /** How far above the mean pair two peers may sit together at no cost (S6). */
  togetherAllowance: number;
}

export const DEFAULT_SOFT_RULES: Readonly<SoftRules> = {
  siteChange: 10,
  longRun: 4,
  uneven: 1,
  offTheme: 5,
  idle: 1,
  together: 2,
  stepMinutes: 15,
  pauseMinutes: 30,
  idleMinutes: 60,
  togetherAllowance: 2,
};

export const HARD_RULES = ["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9"] as const;
export type HardRule = (typeof HARD_RULES)[number];
export const SOFT_COSTS = ["S1", "S2", "S3", "S4", "S5", "S6"] as const;
export type SoftCost = (typeof SOFT_COSTS)[number];

/** What a timetable breaks and costs. `soft` is the weighted sum; `cost` holds the weighted parts. */
export interface Verdict {
  hard: number;
  soft: number;
  broken: Record<HardRule, number>;
  cost: Record<SoftCost, number>;
}
