import { expect, it } from "vitest";
import { beginningOf } from "./beginning-of.ts";

const LONG = "The council knows its finances and its places, and members trust officers.";

it.each([
  ["a new text", { body: "Typed in the first tab." }, {}, "Typed in the first tab."],
  [
    "words at the end of a long text",
    { body: `${LONG} Typed later.` },
    { body: LONG },
    "…members trust officers. Typed later.",
  ],
  ["words near the beginning", { body: `Now ${LONG}` }, { body: LONG }, `Now ${LONG}`],
  ["the field that differs", { one: "Same.", two: "New." }, { one: "Same.", two: "" }, "New."],
  ["a text that only lacks words", { body: "The council." }, { body: LONG }, "The council."],
  ["much of it, shortened", { body: "word ".repeat(60) }, {}, `${"word ".repeat(24).trim()}…`],
])("says a draft by its first words that are not stored: %s", (_, texts, stored, said) => {
  expect(beginningOf(texts, stored)).toBe(said);
});
