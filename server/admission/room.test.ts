import { expect, it } from "vitest";
import { Room } from "./room.ts";

const here = () => new AbortController().signal;

it("lets so many in, makes the next wait in turn, and turns away whoever finds the queue full", async () => {
  const room = new Room({ places: 2, waiting: 2, waitMs: 60_000 });
  const [first, second] = [await room.enter(here()), await room.enter(here())];
  const order: string[] = [];
  const noted = async (name: string) => {
    const leave = await room.enter(here());
    order.push(name);
    return leave;
  };
  const [third, fourth] = [noted("third"), noted("fourth")];
  expect(await room.enter(here())).toBeNull();
  first?.();
  (await third)?.();
  await fourth;
  expect(order).toEqual(["third", "fourth"]);
  expect(room.count).toEqual({ inside: 2, waiting: 0 });
  second?.();
  second?.();
  expect(room.count.inside).toBe(1);
});

it("lets nobody wait longer than is allowed, or after they went away", async () => {
  const room = new Room({ places: 1, waiting: 5, waitMs: 20 });
  await room.enter(here());
  const gone = new AbortController();
  const waiting = room.enter(gone.signal);
  gone.abort();
  expect(await waiting).toBeNull();
  expect(await room.enter(gone.signal)).toBeNull();
  expect(await room.enter(here())).toBeNull();
  expect(room.count).toEqual({ inside: 1, waiting: 0 });
});
