import { describe, expect, it } from "vitest";
import { countMessage, countWords } from "./count-words.ts";
import { wordCountText } from "./word-count.tsx";

describe("countWords", () => {
  it.each([
    ["", 0],
    ["   \n ", 0],
    ["One", 1],
    ["A Council’s own words,\nin two lines", 7],
    ["T + 3 weeks", 4],
    ["**bold** text", 2],
  ])("%j is %i", (text, expected) => {
    expect(countWords(text)).toBe(expected);
  });
});

describe("countMessage", () => {
  it.each([
    [17, "words", "You have 17 words remaining"],
    [1, "words", "You have 1 word remaining"],
    [0, "words", "You have 0 words remaining"],
    [-1, "characters", "You have 1 character too many"],
    [-30, "words", "You have 30 words too many"],
  ] as const)("%i %s", (remaining, unit, expected) => {
    expect(countMessage(remaining, unit)).toBe(expected);
  });
});

describe("wordCountText", () => {
  it.each([
    [1, undefined, "1 word"],
    [5300, null, "5,300 words"],
    [412, 500, "412 of 500 words"],
    [500, 500, "500 of 500 words"],
    [530, 500, "530 words, 30 over the limit of 500"],
  ])("%i of %j", (words, limit, expected) => {
    expect(wordCountText(words, limit)).toBe(expected);
  });
});
