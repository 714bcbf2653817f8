import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBlank, runText, xmlText } from "./run-text.ts";

describe("xmlText", () => {
  it.each([
    ["plain", "plain"],
    ["a\u0000b\u0008c\u001fd", "abcd"],
    ["one\u000btwo\u000cthree", "one two three"],
    ["tab\tline\nreturn\r", "tab\tline\nreturn\r"],
    ["\ud83d\ude00 whole, half \ud83d and \ude00", "\ud83d\ude00 whole, half  and "],
    ["\ufffe\uffff", ""],
  ])("of %j is %j", (before, after) => {
    expect(xmlText(before)).toBe(after);
  });
});

describe("runText", () => {
  it.each([
    ["two\nlines", "two lines"],
    ["two  \r\n  lines", "two lines"],
    ["{{title}}", "{\u2060{title}\u2060}"],
    ["{{{", "{\u2060{\u2060{"],
    ["{title}", "{title}"],
  ])("of %j is %j", (before, after) => {
    expect(runText(before)).toBe(after);
  });

  it("never leaves what a template would take for a placeholder", () => {
    const braces = fc.array(fc.constantFrom("{", "}", "a", " ", "\u0000"), { maxLength: 12 });
    fc.assert(
      fc.property(braces, (parts) => {
        expect(runText(parts.join(""))).not.toMatch(/\{\{|\}\}/);
      }),
    );
  });
});

it.each([
  ["", true],
  [" \t\n", true],
  ["\u00a0\u2003\u200b\u2060\ufeff\u00ad", true],
  ["a", false],
  ["–", false],
])("isBlank(%j) is %s", (text, blank) => {
  expect(isBlank(text)).toBe(blank);
});
