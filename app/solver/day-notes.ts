/** What peers' days came to before a trial move changed them, so that they need not be counted again afterwards. */

/** Counts of one peer's day: H2, H6, S1, S2 and S5. */
export const DAY_PARTS = 5;

/** Numbers kept of each: which day of which peer, its cost and its counts. */
const NOTE = 2 + DAY_PARTS;

export class DayNotes {
  private numbers = new Float64Array(64 * NOTE);
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  /** Keeps the cost of a peer's day, and its counts from the list of all days' counts. */
  add(chain: number, cost: number, parts: Int32Array): void {
    const to = this.count++ * NOTE;
    if (to + NOTE > this.numbers.length) {
      const longer = new Float64Array(this.numbers.length * 2);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[to] = chain;
    this.numbers[to + 1] = cost;
    for (let i = 0; i < DAY_PARTS; i++) this.numbers[to + 2 + i] = parts[chain * DAY_PARTS + i]!;
  }

  /** Hands over all that was kept, the last first, and forgets it. */
  takeBack(
    put: (chain: number, cost: number, h2: number, h6: number, s1: number, s2: number, s5: number) => void,
  ): void {
    const { numbers: x } = this;
    while (this.count > 0) {
      const at = --this.count * NOTE;
      put(x[at]!, x[at + 1]!, x[at + 2]!, x[at + 3]!, x[at + 4]!, x[at + 5]!, x[at + 6]!);
    }
  }
}
