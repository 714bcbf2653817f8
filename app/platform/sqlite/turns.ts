/** Gives the turn to whoever is next. Called more than once it does nothing further. */
export type Release = () => void;

interface Waiting {
  timer: NodeJS.Timeout;
  give: (release: Release) => void;
}

/** One at a time, in the order in which they came. */
export class Turns {
  readonly #waiting: Waiting[] = [];
  #isTaken = false;

  /** How many wait. */
  get length(): number {
    return this.#waiting.length;
  }

  /** The turn, or null when it did not come within `waitMs` milliseconds; zero: only when it is free. */
  async take(waitMs: number): Promise<Release | null> {
    if (!this.#isTaken) return this.#give();
    if (waitMs <= 0) return null;
    return new Promise((resolve) => {
      const waiting: Waiting = {
        give: resolve,
        timer: setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
          resolve(null);
        }, waitMs),
      };
      this.#waiting.push(waiting);
    });
  }

  #give(): Release {
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
