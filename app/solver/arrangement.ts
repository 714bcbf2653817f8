/** A timetable kept aside: where every session stood, and how good that was. */

import type { Scorer } from "./scorer.ts";
import type { Placements } from "./solution.ts";

/** What decides which of two timetables is better. */
interface Rank {
  /** Breaches other than sessions left out. */
  clashes: number;
  unplaced: number;
  soft: number;
  /** The weighted sum that the search lowers. */
  penalty: number;
}

/** Fewer clashes first, then fewer sessions left out, then what it costs. */
function isBetter(a: Rank, b: Rank): boolean {
  if (a.clashes !== b.clashes) return a.clashes < b.clashes;
  if (a.unplaced !== b.unplaced) return a.unplaced < b.unplaced;
  return a.penalty < b.penalty;
}

export class Arrangement implements Placements, Rank {
  readonly slotOf: Int32Array;
  readonly roomOf: Int32Array;
  readonly maskOf: Int32Array;
  clashes = 0;
  unplaced = 0;
  soft = 0;
  penalty = 0;

  constructor(sessions: number) {
    this.slotOf = new Int32Array(sessions).fill(-1);
    this.roomOf = new Int32Array(sessions).fill(-1);
    this.maskOf = new Int32Array(sessions);
  }

  /** Everything is placed and nothing is broken. */
  get isFeasible(): boolean {
    return this.clashes === 0 && this.unplaced === 0;
  }

  isBetterThan(other: Rank): boolean {
    return isBetter(this, other);
  }

  /** Is what the scorer holds now better? */
  isWorseThan(scorer: Scorer): boolean {
    const { clashes, soft, penalty } = scorer;
    return isBetter({ clashes, unplaced: scorer.broken[1]!, soft, penalty }, this);
  }

  /** Takes over what the scorer holds. */
  take(scorer: Scorer): void {
    this.slotOf.set(scorer.slotOf);
    this.roomOf.set(scorer.roomOf);
    this.maskOf.set(scorer.maskOf);
    this.clashes = scorer.clashes;
    this.unplaced = scorer.broken[1]!;
    this.soft = scorer.soft;
    this.penalty = scorer.penalty;
  }

  copy(other: Arrangement): void {
    this.slotOf.set(other.slotOf);
    this.roomOf.set(other.roomOf);
    this.maskOf.set(other.maskOf);
    this.clashes = other.clashes;
    this.unplaced = other.unplaced;
    this.soft = other.soft;
    this.penalty = other.penalty;
  }

  /** Puts every session where it stood here. */
  putInto(scorer: Scorer): void {
    for (let s = 0; s < this.slotOf.length; s++) {
      if (
        scorer.slotOf[s] !== this.slotOf[s] ||
        scorer.roomOf[s] !== this.roomOf[s] ||
        scorer.maskOf[s] !== this.maskOf[s]
      )
        scorer.set(s, this.slotOf[s]!, this.roomOf[s]!, this.maskOf[s]!);
    }
  }
}
