import { describe, expect, it } from "vitest";
import { ReadingQueue } from "./reading-queue.ts";

/** Work that ends when it is told to. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => ended, end };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("Turns", () => {
  it("does two at once, one of each person, and calls a second person before somebody's second file", async () => {
    const turns = new ReadingQueue({ atOnce: 2, waitingEach: 3, waiting: 20 });
    const begun: string[] = [];
    const pieces = ["a1", "a2", "b1", "c1"].map((name) => ({ name, ...held() }));
    const all = pieces.map(({ name, work }) =>
      turns.take(name[0] as string, () => {
        begun.push(name);
        return work();
      }),
    );
    await settled();
    expect(begun).toEqual(["a1", "b1"]);
    pieces[2]?.end();
    await settled();
    expect(begun).toEqual(["a1", "b1", "c1"]);
    pieces[0]?.end();
    await settled();
    expect(begun).toEqual(["a1", "b1", "c1", "a2"]);
    for (const { end } of pieces) end();
    await Promise.all(all);
    expect(turns.length).toBe(0);
  });

  it("goes on after work that failed, and says when the line is full", async () => {
    const turns = new ReadingQueue({ atOnce: 1, waitingEach: 2, waiting: 3 });
    const first = held();
    const failing = turns.take("a", () => first.work().then(() => Promise.reject(new Error("no"))));
    const after = ["a", "a", "b"].map((person) => turns.take(person, async () => person));
    expect(turns.hasRoomFor("a")).toBe(false);
    expect(turns.hasRoomFor("b")).toBe(false);
    first.end();
    await expect(failing).rejects.toThrow("no");
    expect(await Promise.all(after)).toEqual(["a", "a", "b"]);
    expect(turns.hasRoomFor("a")).toBe(true);
  });
});
