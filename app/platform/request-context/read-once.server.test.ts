import { expect, it } from "vitest";
import { readOnce, sharingReadings } from "./read-once.server.ts";

/** A reading that counts how often it is made. */
function counted() {
  let count = 0;
  return () => readOnce("visits", async () => ++count);
}

it("reads once for all loaders of a request, also side by side", async () => {
  const read = counted();
  const request = {};
  const layout = sharingReadings(request, async () => [await read(), await read()]);
  const page = sharingReadings(request, read);
  expect([await layout, await page]).toEqual([[1, 1], 1]);
});

it("reads anew for another request, outside any, and once a loader is done", async () => {
  const read = counted();
  const stream = await sharingReadings({}, async () => {
    await read();
    let turn: () => void = () => {};
    const later = new Promise<void>((done) => {
      turn = done;
    }).then(read);
    return { turn, later };
  });
  stream.turn();
  expect(await stream.later).toBe(2);
  expect(await sharingReadings({}, read)).toBe(3);
  expect(await read()).toBe(4);
});

it("reads a key of its own for each thing, and refuses what fails to all who asked", async () => {
  const fails = () => readOnce("broken", () => Promise.reject(new Error("no")));
  await sharingReadings({}, async () => {
    expect(await readOnce("one", async () => 1)).toBe(1);
    expect(await readOnce("two", async () => 2)).toBe(2);
    await expect(fails()).rejects.toThrow("no");
    await expect(fails()).rejects.toThrow("no");
  });
});
