import { expect, it, vi } from "vitest";
import { BoundedCache } from "./bounded-cache.ts";

it("makes a thing once while it is kept", () => {
  const cache = new BoundedCache<number>(40);
  const make = vi.fn(() => 1);
  expect(cache.get("a", make)).toBe(1);
  expect(cache.get("a", make)).toBe(1);
  expect(make).toHaveBeenCalledTimes(1);
});

it("lets go first of what was used longest ago", () => {
  const cache = new BoundedCache<string>(12);
  for (const key of ["aaa", "bbb", "ccc", "ddd"]) cache.get(key, () => key);
  cache.get("aaa", () => "made again");
  cache.get("eee", () => "e");
  expect(cache.get("aaa", () => "made again")).toBe("aaa");
  expect(cache.get("bbb", () => "made again")).toBe("made again");
});

it("does not keep what would push out everything else", () => {
  const cache = new BoundedCache<number>(8);
  cache.get("very long", () => 1);
  expect(cache.size).toBe(0);
});
