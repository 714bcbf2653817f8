import { expect, it } from "vitest";
import { contrast } from "./contrast.ts";

it.each([
  ["000000", "FFFFFF", 21],
  ["FFFFFF", "000000", 21],
  ["777777", "FFFFFF", 4.48],
  ["767676", "FFFFFF", 4.54],
  ["123456", "123456", 1],
])("contrast of %s and %s is %d", (one, other, expected) => {
  expect(contrast(one, other)).toBeCloseTo(expected, 2);
});
