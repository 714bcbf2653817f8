import { describe, expect, it } from "vitest";
import type { NoteSourceKind } from "./note-words.ts";
import { counted, listed, triangulate, type WeighedNote } from "./triangulation.ts";

function note(
  relation: WeighedNote["relation"],
  sourceKind: NoteSourceKind,
  writerId: string,
  sessionId: string | null,
): WeighedNote {
  return { relation, sourceKind, writerId, sessionId, leaning: "neutral" };
}

describe("triangulate", () => {
  it.each<[WeighedNote[], string, string]>([
    [[], "none", "Stands on no note yet"],
    [[note("context", "data", "p1", null)], "none", "Stands on no note yet"],
    [
      [note("supporting", "document", "p1", null)],
      "one-kind",
      "Stands on 1 note from 1 kind of source and 1 peer",
    ],
    [
      [note("supporting", "officer", "p1", "s1"), note("supporting", "councillor", "p2", "s2")],
      "two-kinds",
      "Stands on 2 notes from 2 kinds of source, 2 sessions and 2 peers",
    ],
    [
      [
        note("supporting", "officer", "p1", "s1"),
        note("supporting", "councillor", "p1", "s1"),
        note("supporting", "partner", "p2", "s1"),
        note("contradicting", "resident-or-community", "p3", "s9"),
      ],
      "broad",
      "Stands on 3 notes from 3 kinds of source, 1 session and 2 peers",
    ],
  ])("weighs %#", (notes, breadth, words) => {
    const result = triangulate(notes);
    expect(result.breadth).toBe(breadth);
    expect(result.words).toBe(words);
  });

  it.each([
    [0, null],
    [1, "1 note contradicts it"],
    [2, "2 notes contradict it"],
  ])("says how many of %i are against", (count, words) => {
    const notes = Array.from({ length: count }, () => note("contradicting", "officer", "p1", "s1"));
    expect(triangulate(notes).againstWords).toBe(words);
  });
});

it("counts and lists in words", () => {
  expect(counted(1, "note")).toBe("1 note");
  expect(counted(0, "note")).toBe("0 notes");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
  expect(listed(["a"])).toBe("a");
  expect(listed([])).toBe("");
});
