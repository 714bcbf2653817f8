import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AttributableNote, attributionFlags, FEWEST_PEOPLE, mentionCaution } from "./attribution.ts";
import { isSpoken, type NoteSourceKind, SOURCE_KINDS } from "./note-words.ts";

function note(sourceKind: NoteSourceKind, sessionId: string | null, ...speakers: string[]): AttributableNote {
  return { sourceKind, sessionId, possibleSpeakerIds: speakers };
}

describe("attributionFlags", () => {
  it.each<[string, AttributableNote[], [string, number][]]>([
    ["nothing", [], []],
    ["documents only", [note("document", null), note("data", null), note("observation", "s1")], []],
    ["an interview with one officer", [note("officer", "s1", "ann")], [["officer", 1]]],
    [
      "two notes of the same interview",
      [note("officer", "s1", "ann"), note("officer", "s1", "ann")],
      [["officer", 1]],
    ],
    ["two interviews", [note("officer", "s1", "ann"), note("officer", "s2", "ben")], [["officer", 2]]],
    [
      "three interviews",
      [note("officer", "s1", "a"), note("officer", "s2", "b"), note("officer", "s3", "c")],
      [],
    ],
    ["one focus group of five", [note("officer", "s1", "a", "b", "c", "d", "e")], []],
    [
      "the same two people twice",
      [note("partner", "s1", "a", "b"), note("partner", "s2", "b", "a")],
      [["partner", 2]],
    ],
    [
      "many officers and one councillor",
      [note("officer", "s1", "a", "b", "c"), note("councillor", "s2", "leader")],
      [["councillor", 1]],
    ],
    [
      "no session and nobody known",
      [note("resident-or-community", null), note("resident-or-community", null)],
      [["resident-or-community", 1]],
    ],
    ["a session whose list names none", [note("councillor", "s1")], [["councillor", 1]]],
  ])("%s", (_, notes, expected) => {
    expect(attributionFlags(notes).map(({ kind, people }) => [kind, people])).toEqual(expected);
  });

  it.each<[string, AttributableNote[], boolean[]]>([
    ["the only one who said it", [note("officer", "s1", "a")], [true]],
    ["one of two", [note("officer", "s1", "a"), note("partner", "s2", "p", "q", "r")], [false]],
    [
      "two notes of one person against one of many",
      [note("officer", "s1", "a"), note("officer", "s1", "a"), note("partner", "s2", "p", "q", "r")],
      [true],
    ],
    ["a document beside it", [note("officer", "s1", "a"), note("document", null)], [true]],
  ])("exposes %s", (_, notes, expected) => {
    expect(attributionFlags(notes).map((flag) => flag.isExposed)).toEqual(expected);
  });

  it.each<[AttributableNote[], string | null]>([
    [[note("officer", "s1", "a")], null],
    [
      [note("officer", "s1", "a"), note("councillor", "s2", "b", "c"), note("partner", "s3", "p", "q", "r")],
      "Do not say which kind of people told you: only 2 councillors and one officer could have.",
    ],
  ])("cautions against saying who %#", (notes, expected) => {
    expect(mentionCaution(attributionFlags(notes))).toBe(expected);
  });

  it("says how many in words", () => {
    expect(attributionFlags([note("councillor", "s1", "a", "b")])[0]?.message).toBe(
      "Only 2 councillors could have said this: they could be identified.",
    );
  });

  it("never flags a kind with enough people, and always one with too few", () => {
    const anyNote = fc.record({
      sourceKind: fc.constantFrom(...SOURCE_KINDS),
      sessionId: fc.constantFrom("s1", "s2", "s3"),
      possibleSpeakerIds: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(anyNote, { maxLength: 12 }), (notes) => {
        const flagged = new Set(attributionFlags(notes).map((flag) => flag.kind));
        for (const kind of SOURCE_KINDS.filter(isSpoken)) {
          const people = new Set(
            notes.filter((each) => each.sourceKind === kind).flatMap((each) => each.possibleSpeakerIds),
          );
          expect(flagged.has(kind)).toBe(people.size > 0 && people.size < FEWEST_PEOPLE);
        }
      }),
    );
  });
});
