import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDifferences } from "./word-differences.ts";

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
    [
      "several words for others, as one run on each side",
      "A colleague's words stand.",
      "Typed while waiting stand.",
      [
        ["stored", "A colleague's words"],
        ["typed", "Typed while waiting"],
        ["both", " stand."],
      ],
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
});
