import { expect, it } from "vitest";
import { nextTry } from "./retry.ts";

const NOW = new Date("2027-03-01T09:00:00Z");

it.each([
  [1, 0.5, "2027-03-01T09:01:00.000Z"],
  [2, 0.5, "2027-03-01T09:05:00.000Z"],
  [4, 0, "2027-03-01T09:54:00.000Z"],
  [4, 1, "2027-03-01T10:06:00.000Z"],
  [9, 0.5, "2027-03-02T09:00:00.000Z"],
  [10, 0.5, undefined],
])("after %i failures, with chance %f, tries again at %s", (failures, chance, at) => {
  expect(nextTry(failures, NOW, chance)?.toISOString()).toBe(at);
});
