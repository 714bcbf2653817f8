import { describe, expect, it } from "vitest";
import { type Release, Turns } from "./turns.ts";

describe("turns", () => {
  it("come one at a time, in the order they were asked for", async () => {
    const turns = new Turns();
    const order: number[] = [];
    let atOnce = 0;
    await Promise.all(
      Array.from({ length: 20 }, async (_, number) => {
        const release = (await turns.take(10_000)) as Release;
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
    const turns = new Turns();
    const first = (await turns.take(0)) as Release;
    const impatient = turns.take(5);
    const patient = turns.take(10_000);
    expect(await impatient).toBeNull();
    expect(turns.length).toBe(1);
    first();
    expect(await patient).not.toBeNull();
  });

  it("are not lost on who was passed over in the very moment", async () => {
    const turns = new Turns();
    const first = (await turns.take(0)) as Release;
    const waiting = [turns.take(5), turns.take(5), turns.take(10_000)];
    // The process is held up until both have waited too long, and the turn is given back before their timers are heard.
    const until = performance.now() + 20;
    while (performance.now() < until);
    first();
    for (const turn of waiting) (await turn)?.();
    expect(await turns.take(1_000)).not.toBeNull();
  });

  it("are not waited for without patience, and are not given back twice", async () => {
    const turns = new Turns();
    const first = (await turns.take(0)) as Release;
    expect(await turns.take(0)).toBeNull();
    first();
    const second = await turns.take(0);
    expect(second).not.toBeNull();
    first();
    expect(await turns.take(0)).toBeNull();
  });
});
