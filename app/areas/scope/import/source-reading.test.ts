import { describe, expect, it } from "vitest";
import { readPlainText } from "./read-plain-text.ts";
import { readSource } from "./source-reading.ts";
import type { SourceText } from "./source-text.ts";
import { calledOtherwise, dateIncomplete, factsDisagree } from "./source-warnings.ts";

const source = (text: string, margins: string[] = []): SourceText => ({
  name: "a.md",
  blocks: readPlainText(text, "markdown"),
  footnotes: [],
  margins,
});
const document = (title: string, text: string) => ({ title, reading: readSource(source(text)) });

const FRONT =
  "Alderney Fen Borough Council and Marlbeck District Council\n\nRiver Partnership\n\nMemorandum of Understanding\n\n1. Aims\n\n1.1 The councils will share a depot.\n\n";

describe("what an agreement says of itself", () => {
  it.each([
    ["a whole date", "Dated 3rd day of March 2023", "2023-03-03"],
    ["a date behind its label", "Date: 14 June 2024", "2024-06-14"],
    ["a date in figures", "Dated: 03/04/2024", "2024-04-03"],
    ["a date and the end", "This agreement is made on 3 March 2023 and expires in 2026", "2023-03-03"],
    ["a year alone", "Dated\n\n2022", null],
    ["blanks", "Dated this ___ day of ________ 2024", null],
    ["a month", "Signed on: May 2023", null],
  ])("%s", (_, line, day) => {
    const reading = readSource(source(`${FRONT}${line}`));
    expect(reading.date?.day).toBe(day);
    expect(dateIncomplete({ title: "MOU", reading }).map(({ quotes }) => quotes)).toEqual(
      day === null ? [[reading.date?.words, "MOU"]] : [],
    );
  });

  it("has no date where it gives none", () => {
    expect(readSource(source(FRONT)).date).toBeNull();
  });

  it.each(["Date of next review: March 2030", "Review date: 3 March 2030", "Date of expiry"])(
    "takes no other date for its own: %s",
    (line) => {
      expect(readSource(source(`${FRONT}${line}`)).date).toBeNull();
    },
  );

  it("reads parties, signatories and standing", () => {
    const signed = `${FRONT}Signed by Cllr Ada Brook, Leader, Alderney Fen Borough Council\n\nSigned by Cllr Ivo Reed, Leader, Marlbeck District Council\n\nDated 3 March 2023`;
    expect(readSource(source(signed))).toMatchObject({
      parties: ["Alderney Fen Borough Council", "Marlbeck District Council"],
      signatories: [
        { name: "Cllr Ada Brook", post: "Leader, Alderney Fen Borough Council" },
        { name: "Cllr Ivo Reed", post: "Leader, Marlbeck District Council" },
      ],
      standing: ["signed"],
    });
    expect(readSource(source(FRONT, ["DRAFT 3"])).standing).toEqual(["draft"]);
    expect(
      readSource(source(FRONT.replace("Memorandum", "Draft Heads of Terms for a Memorandum"))).standing,
    ).toEqual(["draft", "heads-of-terms"]);
    expect(readSource(source(FRONT)).standing).toEqual([]);
  });
});

describe("what two documents say", () => {
  it("tells of an agreement that the letter calls otherwise, with both words", () => {
    const letter = source("The prompts come from the river partnership's memorandum of understanding.");
    const heads = document("Heads of Terms for a Memorandum of Understanding", FRONT);
    expect(calledOtherwise(letter, heads)).toEqual([
      expect.objectContaining({
        code: "agreement-called-otherwise",
        message: expect.stringContaining(
          "called a memorandum in the letter, and heads of terms in its own title",
        ),
        quotes: ["The prompts come from the river partnership's memorandum of understanding.", heads.title],
      }),
    ]);
    expect(calledOtherwise(letter, document("Memorandum of Understanding", FRONT))).toEqual([]);
    expect(calledOtherwise(source("The prompts come from what was agreed."), heads)).toEqual([]);
  });

  it.each([
    [
      "a name",
      "Ada Brook, Leader of Marlbeck District Council, wrote to us.",
      "Councillor Ivo Reed is the Leader of Marlbeck District Council.",
      "Leader of Marlbeck",
    ],
    [
      "a number",
      "The councils share seven joint services today.",
      "There are nine joint services.",
      "number of joint services",
    ],
    [
      "a day",
      "The partnership was established on 3 March 2021.",
      "The partnership, which began on 4 May 2022, covers the river.",
      "day on which the partnership began",
    ],
  ])("shows together what disagrees, once: %s", (_, one, other, what) => {
    const [warning, ...more] = factsDisagree([document("Letter", one), document("MOU", other)]);
    expect(more).toEqual([]);
    expect(warning?.code).toBe("facts-disagree");
    expect(warning?.message).toContain(`do not say the same of the ${what}: “Letter” says `);
    expect(warning?.quotes).toEqual([`${one} (Letter)`, `${other} (MOU)`]);
  });

  it.each([
    ["The partnership began on 3 March 2021.", "The partnership, formed in 2021, covers the river."],
    [
      "Ada Brook, Leader of Marlbeck District Council, wrote.",
      "Cllr Ada Brook, Leader of Marlbeck District Council, signed.",
    ],
    ["The peers come for four working days.", "It takes three working days."],
    ["There are seven joint services.", "There are seven joint services and nine shared depots."],
    ["Of the six joint services two joint services moved.", "There are nine joint services."],
  ])("says nothing of what goes together, or is something else: %s", (one, other) => {
    expect(factsDisagree([document("Letter", one), document("MOU", other)])).toEqual([]);
  });
});
