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
  ["an override that turns what follows", "invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["embeddings and isolates", "\u202Aa\u202Bb\u202Cc\u202Dd\u2066e\u2067f\u2068g\u2069", "abcdefg"],
  ["marks of direction where nothing goes from right to left", "\u200E10/\u200F03/2024\u061C", "10/03/2024"],
  ["marks of direction in Hebrew", "שלום!\u200F (C++\u200E) שלום", "שלום!\u200F (C++\u200E) שלום"],
  ["spaces without a width", "pass\u200Bword\uFEFF and\u2060 more", "password and more"],
  ["a space without a width between words of Khmer", "ភាសា\u200Bខ្មែរ", "ភាសា\u200Bខ្មែរ"],
  ["one after the last of them", "ខ្មែរ\u200B", "ខ្មែរ"],
  ["joiners between Latin letters", "pass\u200Cwo\u200Drd", "password"],
  [
    "joiners at the start, after a space and twice",
    "\u200Da \u200Cb می\u200C\u200Cخواهم",
    "a b می\u200Cخواهم",
  ],
  ["joiners of Sinhala and Bengali", "ශ්\u200Dරී র\u200D্য", "ශ්\u200Dරී র\u200D্য"],
  ["a family", "👨‍👩‍👧 👩🏽‍🚒 ❤️‍🔥", "👨‍👩‍👧 👩🏽‍🚒 ❤️‍🔥"],
  [
    "the flag of England",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}!",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}!",
  ],
  ["letters of flags elsewhere", "a\u{E0067}\u{E0062}b", "ab"],
  ["a soft hyphen", "recommen\u00ADdation", "recommendation"],
  ["a name of nothing that is seen", "\u200B\u200D\u2060\u200E", ""],
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

it("cleans once for all, whatever stands beside what nobody can see", () => {
  const pieces = [
    "a",
    " ",
    "1",
    "\n",
    "א",
    "م",
    "र",
    "ខ",
    "👩",
    "🏽",
    "🏴",
    "\u{E0067}",
    "\u{E007F}",
    "\u200B",
    "\u200C",
  ];
  const unit = fc.constantFrom(
    ...pieces,
    "\u200D",
    "\u200E",
    "\u061C",
    "\u202E",
    "\u2068",
    "\u2028",
    "\uFEFF",
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      const clean = cleanText(text);
      return cleanText(clean) === clean && !/[\u202A-\u202E\u2060-\u206F\uFEFF]/.test(clean);
    }),
  );
});

it("takes no longer for what is sent to make it slow", () => {
  const from = performance.now();
  for (const piece of ["\u{E0067}", "\u200D", "\u200B", "🏴", "م\u200C"]) cleanText(piece.repeat(200_000));
  expect(performance.now() - from).toBeLessThan(2_000);
});
