import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrastInWords, contrastOf, judgeColour, readColour, TEXT_CONTRAST, textOn } from "./colours.ts";

it.each([
  ["#1d70b8", "#1d70b8"],
  ["1D70B8", "#1d70b8"],
  [" #17b ", "#1177bb"],
  ["", null],
  ["#12345", null],
  ["#1234567", null],
  ["blue", null],
  ["#gggggg", null],
  ["##123456", null],
])("reads %j as %j", (typed, colour) => {
  expect(readColour(typed)).toBe(colour);
});

// As the WebAIM contrast checker gives them.
it.each([
  ["#ffffff", "#000000", 21],
  ["#ffffff", "#ffffff", 1],
  ["#767676", "#ffffff", 4.54],
  ["#777777", "#ffffff", 4.47],
  ["#1d70b8", "#ffffff", 5.17],
  ["#ffdd00", "#ffffff", 1.34],
])("sets %s and %s %f to 1 apart", (one, other, ratio) => {
  expect(contrastOf(one, other)).toBeCloseTo(ratio, 1);
  expect(contrastOf(other, one)).toBe(contrastOf(one, other));
});

describe("a colour of a council", () => {
  it.each([
    ["#1d70b8", "white", true, true, /as words too \(5\.1 to 1\)/],
    [
      "#ffdd00",
      "black",
      false,
      false,
      /too pale to be seen \(1\.3 to 1; 3 to 1 is needed\), so it gets a dark edge/,
    ],
    ["#888888", "black", false, true, /a line or a shape \(3\.5 to 1\); as words it would be too pale/],
    ["#767676", "black", true, true, /as words too \(4\.5 to 1\)/],
    // A hair below: cut, so that it is not shown as enough.
    ["#777777", "black", false, true, /\(4\.4 to 1\)/],
    ["#ffffff", "black", false, false, /\(1 to 1;/],
    ["#000000", "white", true, true, /\(21 to 1\)/],
  ] as const)("%s: words on it %s, words in it %s, seen %s", (colour, name, asText, seen, sentence) => {
    const advice = judgeColour(colour);
    expect(textOn(colour).name).toBe(name);
    expect({ asText: advice.isTextOnWhite, seen: advice.isSeenOnWhite }).toEqual({ asText, seen });
    expect(advice.sentences[1]).toMatch(sentence);
  });

  it("can always be written on, and what falls short is never said to be enough", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const colour = `#${number.toString(16).padStart(6, "0")}`;
        expect(readColour(colour)).toBe(colour);
        expect(contrastOf(colour, textOn(colour).colour)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        const { isTextOnWhite, isSeenOnWhite } = judgeColour(colour);
        if (isTextOnWhite) expect(isSeenOnWhite).toBe(true);
        const said = Number.parseFloat(contrastInWords(contrastOf(colour, "#ffffff")));
        expect(isTextOnWhite).toBe(said >= TEXT_CONTRAST);
      }),
    );
  });
});
