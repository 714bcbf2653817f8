import { expect, it } from "vitest";
import { actionRef, movedAction, nextActionNumber } from "./numbering.ts";

it("writes a reference", () => {
  expect(actionRef(3, 1)).toBe("3.1");
});

it.each([
  [[], 1],
  [[1, 2, 3], 4],
  [[1, 4], 5],
  [[2, 2], 3],
])("after %o comes %i", (used, next) => {
  expect(nextActionNumber(used)).toBe(next);
});

it.each<[string, -1 | 1, string[]]>([
  ["a", 1, ["b", "a", "c"]],
  ["c", -1, ["a", "c", "b"]],
  ["a", -1, ["a", "b", "c"]],
  ["c", 1, ["a", "b", "c"]],
  ["x", 1, ["a", "b", "c"]],
])("moves %s by %i", (id, by, order) => {
  expect(movedAction(["a", "b", "c"], id, by)).toEqual(order);
});
