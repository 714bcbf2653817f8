import { expect, it } from "vitest";
import { recommendationLocks } from "./freeze.ts";

const at = new Date("2026-03-20T09:00:00Z");

it.each([
  [null, false, [true, true, true]],
  [at, false, [true, true, false]],
  [at, true, [false, false, false]],
])("issued %s, final %s: reword, renumber, remove %j", (lastIssuedAt, hasFinal, expected) => {
  const { reword, renumber, remove } = recommendationLocks({ lastIssuedAt, hasFinal });
  expect([reword, renumber, remove].map((lock) => lock === null)).toEqual(expected);
});
