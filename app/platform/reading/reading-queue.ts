/**
 * A line for work of which so many pieces are done at once, and one for each person: whoever sends ten files waits for
 * their own, and not others for them.
 */
export class ReadingQueue {
  private readonly waiting: { person: string; begin: () => void }[] = [];
  private readonly busy: string[] = [];

  constructor(private readonly limits: { atOnce: number; waitingEach: number; waiting: number }) {}

  /** How many wait. */
  get length(): number {
    return this.waiting.length;
  }

  /** Whether one more of this person's would still be taken. */
  hasRoomFor(person: string): boolean {
    const own = this.waiting.filter((one) => one.person === person).length;
    return own < this.limits.waitingEach && this.waiting.length < this.limits.waiting;
  }

  /** Does the work when it is its turn; the longest waiting first of those whose own is not under way. */
  async take<T>(person: string, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((begin) => {
      this.waiting.push({ person, begin });
      this.callNext();
    });
    try {
      return await work();
    } finally {
      this.busy.splice(this.busy.indexOf(person), 1);
      this.callNext();
    }
  }

  private callNext(): void {
    while (this.busy.length < this.limits.atOnce) {
      const at = this.waiting.findIndex(({ person }) => !this.busy.includes(person));
      if (at < 0) return;
      const [next] = this.waiting.splice(at, 1);
      if (next === undefined) return;
      this.busy.push(next.person);
      next.begin();
    }
  }
}
