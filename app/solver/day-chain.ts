/**
 * One peer's sessions of one day, in order: gaps and journeys (H2), lunch (H6), site changes (S1), long runs (S2)
 * and waiting (S5). This is the innermost loop of the solver, so it works on arrays it owns and allocates nothing.
 */
import type { Compiled } from "./compile.ts";
import type { SoftRules } from "./weights.ts";

export class DayChain {
  /** Starts, ends and sites of the chain; fill the first `n` entries, sorted by start, then end. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly site: Int32Array;
  h2 = 0;
  h6 = 0;
  s1 = 0;
  s2 = 0;
  s5 = 0;
  private readonly joined: Int32Array;
  private readonly online: number;
  private readonly siteCount: number;
  private readonly travel: Float64Array;
  private readonly gap: number;
  private readonly lunchFrom: number;
  private readonly lunchTo: number;
  private readonly lunchMinutes: number;
  private readonly noon: number;
  private readonly maxRun: number;
  private readonly step: number;
  private readonly pause: number;
  private readonly idleAllowance: number;

  constructor(compiled: Compiled, rules: SoftRules) {
    const most = compiled.sessions.length + 1;
    this.start = new Int32Array(most);
    this.end = new Int32Array(most);
    this.site = new Int32Array(most);
    this.joined = new Int32Array(most);
    this.online = compiled.online;
    this.siteCount = compiled.siteCount;
    this.travel = compiled.travel;
    this.gap = compiled.gap;
    this.lunchFrom = compiled.lunchFrom;
    this.lunchTo = compiled.lunchTo;
    this.lunchMinutes = compiled.lunchMinutes;
    this.noon = (compiled.lunchFrom + compiled.lunchTo) / 2;
    this.maxRun = compiled.maxRun;
    this.step = rules.stepMinutes;
    this.pause = rules.pauseMinutes;
    this.idleAllowance = rules.idleMinutes;
  }

  /** Counts breaches and cost units of the first `n` entries; `anyOnline` says that one of them is online. */
  count(n: number, anyOnline: boolean): void {
    this.h2 = 0;
    this.h6 = 0;
    this.s1 = 0;
    this.s2 = 0;
    this.s5 = 0;
    if (n === 0) return;
    const { start, end, travel, online, lunchFrom, lunchTo, step } = this;
    let site = this.site;
    if (anyOnline) {
      this.joinFrom(n);
      site = this.joined;
    }
    let runStart = start[0]!;
    let lastEnd = end[0]!;
    let h2 = 0;
    let s1 = 0;
    let s2 = 0;
    let s5 = 0;
    // The longest piece free for lunch, from the hours before the first session.
    let free = Math.min(start[0]!, lunchTo) - Math.max(0, lunchFrom);
    for (let i = 1; i < n; i++) {
      const from = end[i - 1]!;
      const to = start[i]!;
      const a = site[i - 1]!;
      const b = site[i]!;
      const pause = to - from;
      let journey = 0;
      if (a !== b) {
        journey = travel[a * this.siteCount + b]!;
        if (a !== online && b !== online) s1++;
      }
      if (pause < this.gap || pause < journey) h2++;
      const latestFrom = Math.max(from, lunchFrom);
      const earliestTo = Math.min(to, lunchTo);
      let over = earliestTo - latestFrom;
      if (over > 0) {
        if (over > this.lunchMinutes) over = this.lunchMinutes;
      } else over = 0;
      const waiting = pause - journey - over - this.idleAllowance;
      if (waiting > 0) s5 += Math.ceil(waiting / step);
      if (pause >= this.pause) {
        const run = lastEnd - runStart - this.maxRun;
        if (run > 0) s2 += Math.ceil(run / step);
        runStart = to;
      }
      // A journey may come before the lunch or after it.
      const before = earliestTo - Math.max(from + journey, lunchFrom);
      const after = Math.min(to - journey, lunchTo) - latestFrom;
      if (before > free) free = before;
      if (after > free) free = after;
      if (end[i]! > lastEnd) lastEnd = end[i]!;
    }
    const run = lastEnd - runStart - this.maxRun;
    if (run > 0) s2 += Math.ceil(run / step);
    this.h2 = h2;
    this.s1 = s1;
    this.s2 = s2;
    this.s5 = s5;
    if (start[0]! < this.noon && lastEnd > this.noon) {
      const evening = lunchTo - Math.max(end[n - 1]!, lunchFrom);
      if (evening > free) free = evening;
      if (free < this.lunchMinutes) this.h6 = 1;
    }
  }

  /**
   * Takes every online session at the site of a neighbouring session: before the first site at that one, after
   * the last at that one, between two sites with the change in the longest pause (the first of equals).
   */
  private joinFrom(n: number): void {
    const { start, end, site, joined, online } = this;
    let last = -1;
    for (let i = 0; i < n; i++) {
      joined[i] = site[i]!;
      if (site[i] === online) continue;
      if (last < 0) for (let j = 0; j < i; j++) joined[j] = site[i]!;
      else {
        let g = last;
        for (let j = last + 1; j < i; j++) if (start[j + 1]! - end[j]! > start[g + 1]! - end[g]!) g = j;
        for (let j = last + 1; j < i; j++) joined[j] = site[j <= g ? last : i]!;
      }
      last = i;
    }
    if (last >= 0) for (let j = last + 1; j < n; j++) joined[j] = site[last]!;
  }
}
