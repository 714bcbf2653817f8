import fc from "fast-check";
import { expect, it } from "vitest";
import { reordered } from "./order.ts";

it.each<[string, "up" | "down", string]>([
  ["b", "up", "bacd"],
  ["b", "down", "acbd"],
  ["a", "up", "abcd"],
  ["d", "down", "abcd"],
  ["x", "up", "abcd"],
])("%s %s", (id, direction, expected) => {
  expect(reordered([..."abcd"], id, direction).join("")).toBe(expected);
});

it("never loses or doubles one, and goes back the way it came", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2 }), fc.nat(), (ids, at) => {
      const id = ids[at % ids.length]!;
      const down = reordered(ids, id, "down");
      expect([...down].sort()).toEqual([...ids].sort());
      if (ids.at(-1) !== id) expect(reordered(down, id, "up")).toEqual(ids);
    }),
  );
});
