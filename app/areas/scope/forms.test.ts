import { describe, expect, it } from "vitest";
import { ImportForm, PromptForm } from "./forms.ts";

const none = new File([], "");
const letter = new File(["Dear council"], "letter.txt");
const messages = (value: unknown) =>
  ImportForm.safeParse(value).error?.issues.map(({ path, message }) => [path.join("."), message]);

describe("the files of an import", () => {
  it("asks for the letter when none was chosen, and only for the letter", () => {
    expect(messages({ letter: none, mou: none })).toEqual([["letter", "Choose the scope letter"]]);
    expect(messages({})).toEqual([["letter", "Choose the scope letter"]]);
  });

  it("takes a letter alone", () => {
    const value = ImportForm.parse({ letter, mou: none });
    expect([value.letter.name, value.mou]).toEqual(["letter.txt", undefined]);
  });

  it("names a file that is too large at its own field", () => {
    const big = new File([new Uint8Array(11 * 1024 * 1024)], "big.docx");
    expect(messages({ letter, mou: big })).toEqual([["mou", expect.stringMatching(/“big.docx” is 11 MB/)]]);
  });
});

it("makes one line of a prompt pasted over several", () => {
  expect(PromptForm.parse({ text: " Working \r\n  together " }).text).toBe("Working together");
});
