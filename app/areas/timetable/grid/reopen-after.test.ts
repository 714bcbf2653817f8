import { expect, it } from "vitest";
import { reopenAfterMs } from "./reopen-after.ts";

it.each([
  [1, 0, 1000],
  [1, 1, 1500],
  [3, 0, 4000],
  [7, 0, 60_000],
  [2000, 1, 90_000],
])("after %i refusals, with chance %f, waits %i ms", (refusals, chance, milliseconds) => {
  expect(reopenAfterMs(refusals, chance)).toBe(milliseconds);
});
