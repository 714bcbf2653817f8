import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { putTogether, wordDifferences } from "./word-differences.ts";

const wordsOf = (whole: string): string[] => whole.match(/\S+/g) ?? [];

const text = (runs: ReturnType<typeof wordDifferences>, side: "stored" | "typed") =>
  runs
    .filter((run) => run.where === "both" || run.where === side)
    .map((run) => run.text)
    .join("");

describe("wordDifferences", () => {
  it.each([
    [
      "one word for another",
      "The council knows its people.",
      "The council knows its places.",
      [
        ["both", "The council knows its "],
        ["stored", "people"],
        ["typed", "places"],
        ["both", "."],
      ],
    ],
    [
      "the same, with a browser's line ends",
      "One.\n\nTwo.",
      "One.\r\n\r\nTwo.\r\n",
      [["both", "One.\n\nTwo."]],
    ],
    ["nothing yet", "", "Written first", [["typed", "Written first"]]],
  ])("tells %s", (_, stored, typed, runs) => {
    expect(wordDifferences(stored, typed).map((run) => [run.where, run.text])).toEqual(runs);
  });

  const words = fc
    .array(fc.constantFrom("finance", "the", "plan", "\n\n", "council’s", "£4.2m,", "—"), { maxLength: 40 })
    .map((list) => list.join(" ").trimEnd());

  it("loses no character of either text", () => {
    fc.assert(
      fc.property(words, words, (stored, typed) => {
        const runs = wordDifferences(stored, typed);
        expect(text(runs, "stored")).toBe(stored);
        expect(text(runs, "typed")).toBe(typed);
      }),
    );
  });

  it("answers soon for two long texts that share nothing", () => {
    const long = (word: string) => Array.from({ length: 15_000 }, (_, index) => `${word}${index}`).join(" ");
    const runs = wordDifferences(long("a"), long("b"));
    expect(text(runs, "stored")).toBe(long("a"));
    expect(text(runs, "typed")).toBe(long("b"));
  });

  it("has every word of both in the text put together, with and without what both began from", () => {
    fc.assert(
      fc.property(words, words, fc.option(words), (stored, typed, base) => {
        const together = wordsOf(putTogether(base, stored, typed));
        const began = new Set(wordsOf(base ?? ""));
        for (const word of [...wordsOf(stored), ...wordsOf(typed)]) {
          // A word that was there before may have been taken out by one of the two.
          if (!began.has(word)) expect(together).toContain(word);
        }
      }),
    );
  });
});

describe("putTogether", () => {
  const base = "The council knows its finances. Members trust officers.\n\nThe plan is late.";
  it.each([
    [
      "takes both changes where they are of different places",
      "The council knows its finances well. Members trust officers.\n\nThe plan is late.",
      "The council knows its finances. Members trust officers.\n\nThe plan is two months late.",
      "The council knows its finances well. Members trust officers.\n\nThe plan is two months late.",
    ],
    [
      "keeps both where they changed the same words",
      "The council knows its finances. Members trust officers.\n\nThe plan is on time.",
      "The council knows its finances. Members trust officers.\n\nThe plan is overdue.",
      "The council knows its finances. Members trust officers.\n\nThe plan is on time. overdue.",
    ],
  ])("%s", (_, stored, typed, together) => {
    expect(putTogether(base, stored, typed)).toBe(together);
  });
});
