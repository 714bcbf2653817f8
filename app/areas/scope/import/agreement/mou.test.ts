import { describe, expect, it } from "vitest";
import { readPlainText } from "../read-plain-text.ts";
import { repairBreaks } from "../repair-breaks.ts";
import { flattenClauses } from "./clause-tree.ts";
import { type MouReading, readMou } from "./mou.ts";

function read(text: string): MouReading {
  return readMou({ name: "mou.md", blocks: repairBreaks(readPlainText(text, "markdown")), footnotes: [] });
}

const refs = (text: string) => flattenClauses(read(text).clauses).map((clause) => clause.ref);

describe("references of clauses", () => {
  it.each<[string, string, string[]]>([
    [
      "sections, clauses, letters",
      "1. Aims\n\n1.1 We will:\n\n- a. share;\n- b. save.\n\n1.2 We should meet.",
      ["1", "1.1", "1.1(a)", "1.1(b)", "1.2"],
    ],
    [
      "brackets and capitals",
      "1. Aims\n\n1.1 We will:\n\n(a) share;\n\n(B) save.",
      ["1", "1.1", "1.1(a)", "1.1(b)"],
    ],
    [
      "Roman numerals inside letters",
      "1. A\n\n1.1 B:\n\na. c:\n\ni. d\n\nii. e\n\nb. f",
      ["1", "1.1", "1.1(a)", "1.1(a)(i)", "1.1(a)(ii)", "1.1(b)"],
    ],
    [
      "the letter i after h",
      `1. A\n\n1.1 B:\n\n${"abcdefghij"
        .split("")
        .map((l) => `${l}. x\n\n`)
        .join("")}`,
      ["1", "1.1", ..."abcdefghij".split("").map((l) => `1.1(${l})`)],
    ],
    [
      "three levels of numbers",
      "1. A\n\n1.1 B\n\n1.1.1 C\n\n1.1.2 D\n\n1.2 E",
      ["1", "1.1", "1.1.1", "1.1.2", "1.2"],
    ],
    [
      "headings as sections",
      "# MOU\n\n## 1. Aims\n\n1.1 We will share.\n\n## 2. Money\n\n2.1 We will save.",
      ["1", "1.1", "2", "2.1"],
    ],
    [
      "unnumbered headings over numbered clauses",
      "# MOU\n\n## Aims\n\n1.1 We will share.\n\n## Money\n\n2.1 We will save.",
      ["1", "1.1", "2", "2.1"],
    ],
    [
      "a list numbered 1, 2 under a clause",
      "1. Aims\n\n1.1 We will:\n\n  1. share things,\n  2. save money.\n\n2. Money\n\n2.1 We pay.",
      ["1", "1.1", "1.1(1)", "1.1(2)", "2", "2.1"],
    ],
    [
      "plain bullets are counted",
      "1. Aims\n\n1.1 We will:\n\n- share;\n- save:\n  - on paper\n  - on fuel\n\n1.2 End.",
      ["1", "1.1", "1.1(1)", "1.1(2)", "1.1(2.1)", "1.1(2.2)", "1.2"],
    ],
    [
      "letters lost at the start of a list",
      "1. Aims\n\n1.1 We will:\n\n- share;\n- save;\n\n- c. meet.",
      ["1", "1.1", "1.1(a)", "1.1(b)", "1.1(c)"],
    ],
    [
      "a letter lost in the middle",
      "1. A\n\n1.1 B:\n\na. x\n\n- y\n\nc. z",
      ["1", "1.1", "1.1(a)", "1.1(b)", "1.1(c)"],
    ],
    [
      "a clause out of place keeps its number",
      "1. A\n\n1.1 B.\n\n2. C\n\n1.2 D.\n\n2.1 E.",
      ["1", "1.1", "1.2", "2", "2.1"],
    ],
    [
      "no numbers at all",
      "# MOU\n\n## Aims\n\nWe will share.\n\n- staff\n- buildings\n\n## Money\n\nWe will save.",
      ["(1)", "(1.1)", "(1.1.1)", "(1.1.2)", "(2)", "(2.1)"],
    ],
    [
      "signatures end it",
      "1. Aims\n\n1.1 We will share.\n\nSigned by the Leaders\n\n1.2 Not a clause.",
      ["1", "1.1"],
    ],
  ])("%s", (_, text, expected) => {
    expect(refs(text)).toEqual(expected);
  });

  it("tells a number used twice apart, and warns", () => {
    const { clauses, warnings } = read("1. A\n\n1.1 First.\n\n1.1 Second.\n\n1.1 Third.");
    expect(flattenClauses(clauses).map((clause) => clause.ref)).toEqual(["1", "1.1", "1.1[2]", "1.1[3]"]);
    expect(warnings.map((warning) => warning.code)).toEqual([
      "clause-number-repeated",
      "clause-number-repeated",
    ]);
    expect(warnings[0]?.message).toBe(
      "The number 1.1 is used more than once in “mou.md”. The later clause is shown as 1.1[2].",
    );
  });

  it("refuses a document without clauses", () => {
    expect(() => read("Dear all")).toThrow(/^No clauses were found in “mou.md”/);
  });
});

describe("what a clause is", () => {
  const marks = (text: string) =>
    Object.fromEntries(
      flattenClauses(read(text).clauses).map((clause) => [
        clause.ref,
        `${clause.kind}${clause.isTestable ? " testable" : ""}${clause.isRedLine ? " red" : ""}`,
      ]),
    );

  it("marks what can be tested", () => {
    const text =
      "1. Background\n\n1.1 The councils should know each other.\n\n2. Aims\n\n2.1 Times are hard.\n\n2.2 The councils will share.\n\n2.3 They promise:\n\na. buses";
    expect(marks(text)).toEqual({
      "1": "section",
      "1.1": "clause",
      "2": "section",
      "2.1": "clause",
      "2.2": "clause testable",
      "2.3": "clause",
      "2.3(a)": "item testable",
    });
  });

  it("finds red lines in a table with a heading row, a cut statement and a row carried over", () => {
    const text =
      "5. Rules\n\n5.1 These red lines stand:\n\n| Principle | What it means |\n| --- | --- |\n| Own budget | Each council sets its own budget |\n| | and keeps its own reserves.<br>Each sets its own tax. |\n| Own voice | Each speaks for itself. |\n\n5.2 The rest may change.";
    expect(marks(text)).toEqual({
      "5": "section",
      "5.1": "clause",
      "5.1(1)": "red-line red",
      "5.1(1.1)": "red-line testable red",
      "5.1(1.2)": "red-line testable red",
      "5.1(2)": "red-line red",
      "5.1(2.1)": "red-line testable red",
      "5.2": "clause",
    });
    const statement = flattenClauses(read(text).clauses).find((clause) => clause.ref === "5.1(1.1)");
    expect(statement?.text).toBe("Each council sets its own budget and keeps its own reserves.");
  });

  it("finds red lines in a list", () => {
    expect(marks("1. Red lines\n\n1.1 No merger.\n\n1.2 No new name.")).toEqual({
      "1": "section",
      "1.1": "red-line testable red",
      "1.2": "red-line testable red",
    });
  });

  it("gives text without Markdown or list punctuation", () => {
    const [section] = read(
      "1. Aims\n\n1.1 We will:\n\na. ***share*** staff;\n\nb. save; and\n\nc. meet.",
    ).clauses;
    expect(section?.children[0]?.children.map((clause) => clause.text)).toEqual([
      "share staff",
      "save",
      "meet.",
    ]);
  });
});
