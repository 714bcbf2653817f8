import { expect, it } from "vitest";
import { safeReturnTo } from "./return-to.ts";

it.each([
  ["/challenges/01ABC", "/challenges/01ABC"],
  ["/challenges/01ABC?theme=2#top", "/challenges/01ABC?theme=2#top"],
  [undefined, "/challenges"],
  ["", "/challenges"],
  ["https://elsewhere.example", "/challenges"],
  ["//elsewhere.example", "/challenges"],
  ["/\\elsewhere.example", "/challenges"],
  ["javascript:alert(1)", "/challenges"],
  ["/sign-in", "/challenges"],
  ["/a\r\nSet-Cookie: x", "/challenges"],
])("goes from %s to %s", (wanted, target) => {
  expect(safeReturnTo(wanted)).toBe(target);
});
