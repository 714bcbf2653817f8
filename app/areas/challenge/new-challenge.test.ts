import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listOfCouncils } from "./council-names.ts";
import { listNames, numberPrompts, onSiteProblem, type PlannedPrompt, shortNameOf } from "./new-challenge.ts";
import { QUESTION_SETS, questionSetFor, reportFormatFor, THEME_TITLES } from "./question-sets.ts";

describe("a council's short name", () => {
  it.each([
    ["Wexcombe Borough Council", "Wexcombe"],
    ["Harrowmere District Council", "Harrowmere"],
    ["London Borough of Sallow", "Sallow"],
    ["City of Wexcombe Council", "Wexcombe"],
    ["Royal Borough of Harrow Mere and Sallow", "Harrow Mere and Sallow"],
    ["Council", "Council"],
  ])("%s is %s", (name, short) => expect(shortNameOf(name)).toBe(short));
});

it.each([
  [["A"], "A"],
  [["A", "B"], "A and B"],
  [["A", "B", "C"], "A, B and C"],
])("lists %j", (names, words) => expect(listNames(names)).toBe(words));

it("numbers prompts within their theme and parent", () => {
  const prompt = (text: string, children: PlannedPrompt[] = []): PlannedPrompt => ({
    text,
    clauses: [],
    children,
  });
  const numbered = numberPrompts(4, [prompt("a"), prompt("b", [prompt("c"), prompt("d")]), prompt("e")]);
  expect(numbered.map(({ ref, parentRef }) => [ref, parentRef])).toEqual([
    ["4.1", null],
    ["4.2", null],
    ["4.2.1", "4.2"],
    ["4.2.2", "4.2"],
    ["4.3", null],
  ]);
});

it("gives every prompt a reference of its own, whatever the tree", () => {
  const { tree } = fc.letrec<{ tree: PlannedPrompt }>((tie) => ({
    tree: fc.record({
      text: fc.string(),
      clauses: fc.constant([]),
      children: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie("tree"), { maxLength: 4 })),
    }),
  }));
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 6 }), (prompts) => {
      const refs = numberPrompts(1, prompts).map((prompt) => prompt.ref);
      expect(new Set(refs).size).toBe(refs.length);
    }),
  );
});

describe("the days on site", () => {
  it.each([
    [null, null, true],
    ["2027-03-08", "2027-03-11", true],
    ["2027-03-08", "2027-03-08", true],
    ["2027-03-08", null, false],
    [null, "2027-03-08", false],
    ["2027-03-09", "2027-03-08", false],
  ])("%s to %s can be used: %s", (start, end, usable) => {
    expect(onSiteProblem(start, end) === null).toBe(usable);
  });

  it.each([
    ["2024-03-04", "2021", "2021"],
    ["2024-05-01", "2024", "2021"],
    ["2025-02-01", "2024", "2025"],
    [null, "2024", "2025"],
  ])("%s: questions of %s, report of %s", (start, questions, report) => {
    expect(questionSetFor(start)).toBe(questions);
    expect(reportFormatFor(start)).toBe(report);
  });
});

it("asks three to five questions under each of the five themes", () => {
  for (const set of Object.values(QUESTION_SETS)) {
    expect(set.themes.map((theme) => theme.title)).toEqual([...THEME_TITLES]);
    for (const theme of set.themes) {
      expect(theme.questions.length).toBeGreaterThanOrEqual(3);
      expect(theme.questions.length).toBeLessThanOrEqual(5);
    }
  }
});

describe("councils typed one a line", () => {
  it.each([
    ["", []],
    [" Wexcombe  Borough Council \r\n\r\nHarrowmere", ["Wexcombe Borough Council", "Harrowmere"]],
  ])("%j", (text, names) => expect(listOfCouncils(text)).toEqual({ names, problem: null }));

  it.each([
    ["A\na", /named twice/],
    ["A\nB\nC\nD\nE\nF", /at most five/],
    ["x".repeat(200), /longer than/],
  ])("%j is refused", (text, sentence) => expect(listOfCouncils(text).problem).toMatch(sentence));
});
