/** Gives the turn to whoever is next. Called more than once it does nothing further. */
export type ReleaseLock = () => void;

/** However much is being done meanwhile, nobody waits longer for a turn: what stands before the server gives up after a minute. */
const LONGEST_WAIT_MS = 30_000;

interface Waiting {
  timer: NodeJS.Timeout | undefined;
  give: (release: ReleaseLock) => void;
}

/**
 * One at a time, in the order in which they came. How long somebody may wait is counted from when they came or when somebody
 * last got something done, whichever is later: a long row that moves is no reason to send anybody away.
 */
export class WriteLock {
  readonly #waiting: Waiting[] = [];
  #isTaken = false;
  #progressAt = Number.NEGATIVE_INFINITY;

  /** How many wait. */
  get length(): number {
    return this.#waiting.length;
  }

  /** To be called when whoever has the turn has got something done. */
  noteProgress(): void {
    this.#progressAt = performance.now();
  }

  /** Milliseconds for which somebody may still wait who came at `since` and bears `waitMs` without anything being done. */
  leftMs(since: number, waitMs: number): number {
    const until = Math.max(since, this.#progressAt) + waitMs;
    return Math.min(until, since + Math.max(waitMs, LONGEST_WAIT_MS)) - performance.now();
  }

  /** The turn, or null when nothing was done for `waitMs` milliseconds; zero: only when it is free. */
  async take(waitMs: number): Promise<ReleaseLock | null> {
    if (!this.#isTaken) return this.#give();
    if (waitMs <= 0) return null;
    const since = performance.now();
    return new Promise((resolve) => {
      const waiting: Waiting = { give: resolve, timer: undefined };
      const giveUpInTime = () => {
        const left = this.leftMs(since, waitMs);
        if (left > 0) {
          waiting.timer = setTimeout(giveUpInTime, left);
          return;
        }
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        resolve(null);
      };
      this.#waiting.push(waiting);
      giveUpInTime();
    });
  }

  #give(): ReleaseLock {
    this.#isTaken = true;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = this.#waiting.shift();
      if (next === undefined) {
        this.#isTaken = false;
        return;
      }
      // From here on the turn is its own, and it can no longer be passed over.
      clearTimeout(next.timer);
      // Not at once: a row of writers would leave neither other requests nor other processes a gap.
      setImmediate(() => next.give(this.#give()));
    };
  }
}
