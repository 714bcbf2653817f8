import { expect, it } from "vitest";
import { BODY_KINDS, bodyKindInWords, sharedBodyProblem } from "./body-kinds.ts";

it.each([
  ["council", 0, true],
  ["council", 1, false],
  ["executive", 1, false],
  ["committee", 2, false],
  ["scrutiny", 1, false],
  ["joint", 0, true],
  ["joint", 2, true],
  ["board", 1, true],
  ["working-group", 1, true],
  ["task-and-finish-group", 3, true],
] as const)("%s with %i other councils: %s", (kind, partners, may) => {
  expect(sharedBodyProblem(kind, partners) === null).toBe(may);
});

it("says which are informal", () => {
  expect(BODY_KINDS.map(bodyKindInWords).filter((words) => words.endsWith("(informal)"))).toEqual([
    "Board (informal)",
    "Working group (informal)",
    "Task and finish group (informal)",
  ]);
});
