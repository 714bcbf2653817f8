import { afterEach, describe, expect, it, vi } from "vitest";
import { type ReleaseLock, WriteLock } from "./write-lock.ts";

describe("turns", () => {
  it("come one at a time, in the order they were asked for", async () => {
    const turns = new WriteLock();
    const order: number[] = [];
    let atOnce = 0;
    await Promise.all(
      Array.from({ length: 20 }, async (_, number) => {
        const release = (await turns.take(10_000)) as ReleaseLock;
        atOnce += 1;
        expect(atOnce).toBe(1);
        await new Promise(setImmediate);
        order.push(number);
        atOnce -= 1;
        release();
      }),
    );
    expect(order).toEqual(Array.from({ length: 20 }, (_, number) => number));
  });

  it("pass over who has waited long enough, and whoever is behind is next", async () => {
    const turns = new WriteLock();
    const first = (await turns.take(0)) as ReleaseLock;
    const impatient = turns.take(5);
    const patient = turns.take(10_000);
    expect(await impatient).toBeNull();
    expect(turns.length).toBe(1);
    first();
    expect(await patient).not.toBeNull();
  });

  it("are not lost on who was passed over in the very moment", async () => {
    const turns = new WriteLock();
    const first = (await turns.take(0)) as ReleaseLock;
    const waiting = [turns.take(5), turns.take(5), turns.take(10_000)];
    // The process is held up until both have waited too long, and the turn is given back before their timers are heard.
    const until = performance.now() + 20;
    while (performance.now() < until);
    first();
    for (const turn of waiting) (await turn)?.();
    expect(await turns.take(1_000)).not.toBeNull();
  });

  it("are not waited for without patience, and are not given back twice", async () => {
    const turns = new WriteLock();
    const first = (await turns.take(0)) as ReleaseLock;
    expect(await turns.take(0)).toBeNull();
    first();
    const second = await turns.take(0);
    expect(second).not.toBeNull();
    first();
    expect(await turns.take(0)).toBeNull();
  });
});

describe("a row of turns", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** So many who come at once and bear five seconds; each takes one with or without getting anything done. How many were served. */
  async function served(count: number, { isDone }: { isDone: boolean }): Promise<number> {
    vi.useFakeTimers();
    const turns = new WriteLock();
    const work = Array.from({ length: count }, async () => {
      const release = await turns.take(5_000);
      if (release === null) return 0;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      if (isDone) turns.noteProgress();
      release();
      return 1;
    });
    await vi.advanceTimersByTimeAsync(count * 1_000 + 1_000);
    return (await Promise.all<number>(work)).reduce((sum, one) => sum + one, 0);
  }

  it("sends nobody away as long as it moves", async () => {
    expect(await served(20, { isDone: true })).toBe(20);
  });

  it("sends away who has waited long enough with nothing done", async () => {
    expect(await served(20, { isDone: false })).toBeLessThanOrEqual(6);
  });

  it("keeps nobody longer than half a minute, however it moves", async () => {
    const count = await served(50, { isDone: true });
    expect(count).toBeGreaterThanOrEqual(29);
    expect(count).toBeLessThanOrEqual(31);
  });
});
