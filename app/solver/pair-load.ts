/**
 * How evenly the interviews and focus groups are shared: minutes of each peer (S3) and how often two peers sit
 * together (S6), kept up to date as peers join and leave sessions.
 */
import type { Compiled, CompiledSession } from "./compile.ts";
import { bitCount } from "./peer-sets.ts";
import type { SoftRules } from "./weights.ts";

export class PairLoad {
  /** Minutes of interviews and focus groups, by peer. */
  readonly load: Float64Array;
  /** Sessions together, `a * peers + b` with a below b. */
  readonly together: Int32Array;
  private readonly peers: number;
  private readonly pairCount: number;
  private readonly loadMask: number;
  private readonly step: number;
  private readonly allowance: number;
  private readonly trial: Int32Array;
  private total = 0;

  constructor(compiled: Compiled, rules: SoftRules) {
    this.peers = compiled.peerCount;
    this.load = new Float64Array(this.peers);
    this.together = new Int32Array(this.peers * this.peers);
    this.trial = new Int32Array(this.peers * this.peers);
    this.pairCount = Math.max(1, (this.peers * (this.peers - 1)) / 2);
    this.loadMask = compiled.loadMask;
    this.step = rules.stepMinutes;
    this.allowance = rules.togetherAllowance;
  }

  /** Replaces a session's peers (mask 0 = not placed) and writes the new S3 and S6 units. */
  change(session: CompiledSession, from: number, to: number, units: Int32Array): void {
    if (!session.counted || from === to) return;
    const sameMean = pairsIn(from) === pairsIn(to);
    if (sameMean) units[6]! += this.togetherDelta(from, to, units[6]!);
    for (let m = from & ~to; m; m &= m - 1) this.load[31 - Math.clz32(m & -m)]! -= session.minutes;
    for (let m = to & ~from; m; m &= m - 1) this.load[31 - Math.clz32(m & -m)]! += session.minutes;
    this.addPairs(this.together, from, -1);
    this.addPairs(this.together, to, 1);
    this.total += pairsIn(to) - pairsIn(from);
    units[3] = this.unevenUnits(0, 0, 0);
    if (!sameMean) units[6] = this.sumTogether(this.together, this.total);
  }

  /** S3 units were these minutes taken from and given to the peers of two masks. */
  unevenUnits(from: number, to: number, minutes: number): number {
    let most = Number.NEGATIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    for (let m = this.loadMask; m; m &= m - 1) {
      const bit = m & -m;
      let load = this.load[31 - Math.clz32(bit)]!;
      if (from & bit) load -= minutes;
      if (to & bit) load += minutes;
      if (load > most) most = load;
      if (load < least) least = load;
    }
    return most > least ? Math.ceil((most - least) / this.step) : 0;
  }

  /** Change of S6 units were the peers of one session replaced. */
  togetherDelta(from: number, to: number, current: number): number {
    if (pairsIn(from) === pairsIn(to)) {
      // The mean stays, so only the pairs of the two sets matter; two peers each is the usual case.
      const mean = this.total / this.pairCount;
      if (bitCount(from) === 2 && bitCount(to) === 2) {
        const old = this.together[this.pairIndex(from)]!;
        const now = this.together[this.pairIndex(to)]!;
        return (
          this.extra(old - 1, mean) -
          this.extra(old, mean) +
          this.extra(now + 1, mean) -
          this.extra(now, mean)
        );
      }
    }
    this.trial.set(this.together);
    this.addPairs(this.trial, from, -1);
    this.addPairs(this.trial, to, 1);
    return this.sumTogether(this.trial, this.total + pairsIn(to) - pairsIn(from)) - current;
  }

  private pairIndex(mask: number): number {
    return (31 - Math.clz32(mask & -mask)) * this.peers + 31 - Math.clz32(mask);
  }

  private extra(n: number, mean: number): number {
    const over = Math.ceil(n - mean - this.allowance);
    return Math.max(over, 0);
  }

  private addPairs(into: Int32Array, mask: number, by: number): void {
    for (let m = mask; m; m &= m - 1) {
      const a = 31 - Math.clz32(m & -m);
      for (let k = m & (m - 1); k; k &= k - 1) into[a * this.peers + 31 - Math.clz32(k & -k)]! += by;
    }
  }

  private sumTogether(counts: Int32Array, total: number): number {
    const mean = total / this.pairCount;
    let sum = 0;
    for (let a = 0; a < this.peers; a++) {
      for (let b = a + 1; b < this.peers; b++) sum += this.extra(counts[a * this.peers + b]!, mean);
    }
    return sum;
  }
}

function pairsIn(mask: number): number {
  const n = bitCount(mask);
  return (n * (n - 1)) / 2;
}
