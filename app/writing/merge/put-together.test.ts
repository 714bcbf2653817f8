import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { putTogether } from "./put-together.ts";

const wordsOf = (whole: string): string[] => whole.match(/\S+/g) ?? [];

describe("putTogether", () => {
  const base = "The council knows its finances. Members trust officers.\n\nThe plan is late.";
  it.each([
    [
      "takes both changes where they are of different places",
      base,
      "The council knows its finances well. Members trust officers.\n\nThe plan is late.",
      "The council knows its finances. Members trust officers.\n\nThe plan is two months late.",
      "The council knows its finances well. Members trust officers.\n\nThe plan is two months late.",
    ],
    [
      "takes both changes of one sentence where they are of different words",
      "The plan is late.",
      "The plan of the council is late.",
      "The plan is two months late.",
      "The plan of the council is two months late.",
    ],
    [
      "has both sentences whole where they changed the same words",
      base,
      "The council knows its finances. Members trust officers.\n\nThe plan is on time.",
      "The council knows its finances. Members trust officers.\n\nThe plan is overdue.",
      "The council knows its finances. Members trust officers.\n\nThe plan is on time. The plan is overdue.",
    ],
    [
      "has once what both added",
      "The plan is late.",
      "The plan is late. Housing is new. Theirs follows.",
      "The plan is late. Housing is new. Mine follows.",
      "The plan is late. Housing is new. Theirs follows. Mine follows.",
    ],
    [
      "has once what both have, where what they began from is not known",
      null,
      "The council knows its finances. Members trust officers.\n\nThe plan is late.",
      "The council knows its finances. Members trust each other.\n\nThe plan is late. Mine.",
      "The council knows its finances. Members trust officers. Members trust each other.\n\nThe plan is late. Mine.",
    ],
    [
      "has the longer one where the other only lacks words of it",
      null,
      "I like tea.",
      "I like tea and cake.",
      "I like tea and cake.",
    ],
    [
      "begins a paragraph where both wrote paragraphs of their own",
      "One.",
      "One.\n\nHousing is late.\n\nSo are roads.",
      "One.\n\nMembers trust officers.\n\nThe leader knows why.",
      "One.\n\nHousing is late.\n\nSo are roads.\n\nMembers trust officers.\n\nThe leader knows why.",
    ],
    [
      "has two versions of a sentence beside each other, paragraph by paragraph",
      "The plan is late.\n\nThe budget is open.",
      "The plan is early.\n\nThe budget is closed.",
      "The plan is gone.\n\nThe budget is lost.",
      "The plan is early. The plan is gone.\n\nThe budget is closed. The budget is lost.",
    ],
    [
      "has it once where both say the same",
      "",
      "The same. In both.",
      "The same. In both.",
      "The same. In both.",
    ],
    ["has theirs where nothing was typed", null, "Theirs.", "", "Theirs."],
  ])("%s", (_, began, stored, typed, together) => {
    expect(putTogether(began, stored, typed)).toBe(together);
  });

  const words = fc
    .array(fc.constantFrom("finance", "the", "plan.", "\n\n", "council’s", "£4.2m,", "—"), { maxLength: 40 })
    .map((list) => list.join(" ").trimEnd());

  it("has every word of both, with and without what both began from", () => {
    fc.assert(
      fc.property(words, words, fc.option(words), (stored, typed, began) => {
        const together = wordsOf(putTogether(began, stored, typed));
        const known = new Set(wordsOf(began ?? ""));
        for (const word of [...wordsOf(stored), ...wordsOf(typed)]) {
          // A word that was there before may have been taken out by one of the two.
          if (!known.has(word)) expect(together).toContain(word);
        }
      }),
    );
  });

  it("gives either text where the other is what both began from", () => {
    fc.assert(
      fc.property(words, words, (began, changed) => {
        expect(putTogether(began, changed, began)).toBe(changed);
        expect(putTogether(began, began, changed)).toBe(changed);
        expect(putTogether(null, changed, changed)).toBe(changed);
      }),
    );
  });

  it("answers soon for two long texts that share nothing, and for many line breaks", () => {
    const long = (word: string) => Array.from({ length: 15_000 }, (_, index) => `${word}${index}.`).join(" ");
    expect(putTogether("", long("a"), long("b"))).toBe(`${long("a")} ${long("b")}`);
    const lines = "a\n".repeat(30_000);
    expect(putTogether(null, lines, `${lines}b`)).toContain("b");
    expect(putTogether(null, "!".repeat(100_000), ".".repeat(100_000))).toHaveLength(200_001);
  });
});
