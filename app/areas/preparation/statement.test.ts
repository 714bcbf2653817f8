import { expect, it } from "vitest";
import { isEmptyStatement, type SectionFacts, sharedRecordInWords, submissionWarnings } from "./statement.ts";

const section = (status: SectionFacts["status"], words: number): SectionFacts => ({
  title: "Context",
  status,
  words,
});

it("says of a joint challenge that statement and pack are one record of its councils", () => {
  expect(sharedRecordInWords(["Wexcombe"])).toBe("");
  expect(sharedRecordInWords(["Wexcombe", "Harrowmere"])).toBe(
    "Wexcombe and Harrowmere write one position statement and keep one pack together: what one of them writes or adds, the other reads and can change, and whoever submits the statement submits it for both.",
  );
  expect(sharedRecordInWords(["A", "B", "C"])).toContain("the others read and can change");
});

it.each<[SectionFacts, number]>([
  [section("ready", 400), 0],
  [section("drafting", 400), 1],
  [section("ready", 0), 1],
  [section("not-started", 0), 1],
  [section("ready", 801), 1],
  [section("drafting", 801), 2],
])("%o has %i warnings", (facts, count) => {
  expect(submissionWarnings([facts])).toHaveLength(count);
});

it.each([
  [[], true],
  [[section("ready", 0)], true],
  [[section("ready", 0), section("drafting", 1)], false],
])("%o is empty: %s", (sections, isEmpty) => {
  expect(isEmptyStatement(sections)).toBe(isEmpty);
});
