/** How many may be inside a room at once, how many may wait outside, and for how long. */
export interface RoomSize {
  places: number;
  waiting: number;
  waitMs: number;
}

/** Somebody's place; gives it to the next who waits. Safe to call again. */
export type Leave = () => void;

interface Waiting {
  enter: () => void;
}

/** A room with so many places: whoever finds none waits in turn, and is turned away when too many wait or it takes too long. */
export class Room {
  private inside = 0;
  private readonly queue = new Set<Waiting>();

  constructor(private readonly size: RoomSize) {}

  /** How many are inside, and how many wait. */
  get count(): { inside: number; waiting: number } {
    return { inside: this.inside, waiting: this.queue.size };
  }

  /** Resolves with a place, or with null when there is none to be had, or `left` says that they have gone away. */
  enter(left: AbortSignal): Promise<Leave | null> {
    if (left.aborted) return Promise.resolve(null);
    if (this.inside < this.size.places) return Promise.resolve(this.take());
    if (this.queue.size >= this.size.waiting) return Promise.resolve(null);
    return new Promise((resolve) => {
      const settle = (leave: Leave | null) => {
        clearTimeout(timer);
        left.removeEventListener("abort", giveUp);
        this.queue.delete(waiting);
        resolve(leave);
      };
      const giveUp = () => settle(null);
      const waiting: Waiting = { enter: () => settle(this.take()) };
      const timer = setTimeout(giveUp, this.size.waitMs);
      left.addEventListener("abort", giveUp);
      this.queue.add(waiting);
    });
  }

  private take(): Leave {
    this.inside += 1;
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.inside -= 1;
      // A Set keeps its order: whoever has waited longest comes first.
      const [next] = this.queue;
      next?.enter();
    };
  }
}
