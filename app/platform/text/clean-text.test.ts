import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanText } from "./clean-text.ts";

it.each([
  ["plain words", "Café £5 – “so”\tand\r\nso\non", "Café £5 – “so”\tand\r\nso\non"],
  ["NUL", "a\u0000b", "ab"],
  ["a control character of a file", "Anna\u0001 Reed", "Anna Reed"],
  ["an escape", "\u001b[31mred", "[31mred"],
  ["Word's line break in one line", "Anna\u000bReed", "Anna Reed"],
  ["Word's line break in a text of lines", "a\nb\u000bc", "a\nb\nc"],
  ["the breaks of other systems", "a\nb\u0085c\u2028d\u2029e\u000cf", "a\nb\nc\nd\ne\nf"],
  ["DEL and what follows", "a\u007fb\u009fc", "abc"],
  ["what is no character", "a\ufffeb\uffffc", "abc"],
  ["half of a character", "a\ud83db", "ab"],
  ["a whole character of two halves", "a😀b", "a😀b"],
  ["joiners of emoji and of Persian", "👩‍🚒 می‌خواهم", "👩‍🚒 می‌خواهم"],
])("makes of %s what may be stored", (_what, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

it("leaves nothing that a file may not hold, and cleans once for all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const clean = cleanText(text);
      // XML 1.0, what may stand in a document.
      if (!/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(clean)) return false;
      return cleanText(clean) === clean;
    }),
  );
});
