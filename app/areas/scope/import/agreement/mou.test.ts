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
    [
      "1 inside 1, set in, with letters and numerals",
      "1. Aims\n\n   1. The councils will:\n      a. share a depot;\n      b. share:\n         i. staff;\n         ii. vehicles.\n   2. They should meet.\n\n2. Money\n\n   1. Each pays its own.\n   2. Savings are halved:\n      1. in the first year;\n      2. in the second.",
      [
        ...["1", "1.1", "1.1(a)", "1.1(b)", "1.1(b)(i)", "1.1(b)(ii)", "1.2"],
        ...["2", "2.1", "2.2", "2.2.1", "2.2.2"],
      ],
    ],
    [
      "1 inside 1, not set in",
      "1. Aims\n\n1. The councils will share a depot.\n\n2. The councils will share one fleet of vehicles.\n\n2. Money\n\n1. Each pays its own costs in full.\n\n2. Savings are halved between them.",
      ["1", "1.1", "1.2", "2", "2.1", "2.2"],
    ],
    [
      "numbered headings over numbers that begin again",
      "# 1. Aims\n\n1. Share a depot:\n   a. by spring;\n2. Share a fleet.\n\n# 2. Money\n\n1. Halve savings.",
      ["1", "1.1", "1.1(a)", "1.2", "2", "2.1"],
    ],
    [
      "numbers that begin again under headings without one",
      "# MOU\n\n## Aims\n\n1. The councils will share.\n2. They will meet.\n\n## Money\n\n1. They will save.\n   a. on fuel",
      ["(1)", "(1).1", "(1).2", "(2)", "(2).1", "(2).1(a)"],
    ],
    [
      "numbers that run on under headings without one",
      "# MOU\n\n## Aims\n\n1. The councils will share.\n2. They will meet.\n\n## Money\n\n3. They will save.",
      ["1", "2", "3"],
    ],
    [
      "a bare number under a section of a document with dots",
      "1. Aims\n\n  1. share a depot,\n  2. share a fleet.\n\n2. Money\n\n2.1 We pay.\n\n2.2 We:\n\n1. save;\n\n2. spend.",
      ["1", "1(1)", "1(2)", "2", "2.1", "2.2", "2.2(1)", "2.2(2)"],
    ],
    [
      "numerals that go on where they stand, and not where a letter is next",
      "1. A\n\n1.1 B:\n\n- h. x:\n  - i. y\n  - ii. z\n- i. w",
      ["1", "1.1", "1.1(h)", "1.1(h)(i)", "1.1(h)(ii)", "1.1(i)"],
    ],
    [
      "whole references typed before each clause",
      "1. Aims\n\n1.2 We will:\n\n1.2(a) share;\n\n1.2(c)(ii) save.",
      ["1", "1.2", "1.2(a)", "1.2(c)(ii)"],
    ],
    [
      "schedules that begin again, behind the signatures",
      "1. Aims\n\n1.1 We will share.\n\nSigned by the Leaders\n\nA Leader\n\n# Schedule 1: Money\n\n1. Savings\n\n1.1 We will save:\n\na. on fuel",
      ["1", "1.1", "Schedule 1", "Schedule 1, 1", "Schedule 1, 1.1", "Schedule 1, 1.1(a)"],
    ],
    [
      "recitals, and sections after capitals that begin again",
      "(A) The councils are neighbours and share a river.\n\n(B) They have met since 2019 in a joint board.\n\n1. Aims\n\n1.1 We will share.",
      ["(A)", "(B)", "1", "1.1"],
    ],
    [
      "sections by capital letters that begin again",
      "# A. Aims\n\n1. The councils will share a depot.\n\n2. They will meet.\n\n# B. Money\n\n1. They will save each year.",
      ["A", "A.1", "A.2", "B", "B.1"],
    ],
  ])("%s, without a warning", (_, text, expected) => {
    expect(refs(text)).toEqual(expected);
    expect(read(text).warnings).toEqual([]);
  });

  it.each<[string, string[], string[]]>([
    [
      "articles and sections",
      ["Article I.", "Section 1.01", "(a)", "Section 1.02", "Article II.", "Section 2.01"],
      ["Article I", "Section 1.01", "Section 1.01(a)", "Section 1.02", "Article II", "Section 2.01"],
    ],
    ["words", ["One", "Two"], ["One", "Two"]],
    [
      "ordinals",
      ["First principle", "(a)", "Second principle"],
      ["First principle", "First principle(a)", "Second principle"],
    ],
    ["a leading zero", ["01.", "02."], ["01", "02"]],
    ["letters behind dots", ["1.", "1.1", "1.1.a", "1.1.b"], ["1", "1.1", "1.1.a", "1.1.b"]],
  ])("cites numbers as Word shows them: %s", (_, labels, expected) => {
    const blocks = labels.map((label) => ({
      kind: "item" as const,
      label,
      depth: label.startsWith("(") ? 2 : 0,
      text: "The councils will share a depot.",
    }));
    const { clauses, warnings } = readMou({ name: "mou.docx", blocks, footnotes: [] });
    expect(flattenClauses(clauses).map(({ ref }) => ref)).toEqual(expected);
    expect(warnings).toEqual([]);
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

  it.each([
    [
      "one column under a heading row",
      "1. Rules\n\n1.1 The councils agreed on these:\n\n| Red lines |\n| --- |\n| No merger. |\n| No new name. |",
      ["No merger.", "No new name."],
    ],
    [
      "a column of numbers, and one that explains",
      "1. Rules\n\n1.1 The councils agreed on these:\n\n| No. | Red line |\n| --- | --- |\n| 1 | No merger. |\n| 2 | No new name. |",
      ["No merger.", "No new name."],
    ],
    [
      "paragraphs and lists of HTML in a cell, over several lines",
      '1. Rules\n\n1.1 These red lines stand:\n\n| Area | Line |\n| --- | --- |\n| Form | <p class="a">No merger.</p>\n<p>No new name.</p>\n<ul><li>No <b>joint</b> mayor</li><li>No joint tax</li></ul> |',
      ["Form", "No merger.", "No new name.", "No joint mayor", "No joint tax"],
    ],
    [
      "a table of HTML",
      '1. Rules\n\n1.1 These red lines stand:\n\n<table class="x"><tbody>\n<tr><th>Red line</th><th>Reason</th></tr>\n<tr><td><p>No merger.</p></td>\n<td>Voters<br>said so.</td></tr></tbody></table>\n\n1.2 The councils will review this.',
      ["No merger.", "Voters", "said so."],
    ],
  ])("has one clause for each red line, and no markup: %s", (_, text, expected) => {
    const red = flattenClauses(read(text).clauses).filter((clause) => clause.isRedLine);
    expect(red.map((clause) => clause.text)).toEqual(expected);
    expect(JSON.stringify(read(text))).not.toMatch(/<\/?[a-z]/i);
  });

  it("does not ask to test what tells of the past or explains", () => {
    const text =
      "1. Our history\n\n1.1 The councils will remember 2019.\n\n2. Aims\n\n2.1 This plan was agreed in 2021 after two meetings.\n\n2.2 Since 2019 the councils have shared:\n\na. a depot;\n\nb. a fleet.\n\n2.3 It is agreed that the depot stays.\n\n2.4 They have worked together since 2019 and will share:\n\na. staff.";
    const testable = flattenClauses(read(text).clauses).filter((clause) => clause.isTestable);
    expect(testable.map((clause) => clause.ref)).toEqual(["2.3", "2.4(a)"]);
  });

  it("takes a list of bare points for points", () => {
    expect(marks("1. Share a depot\n\n2. Share a fleet")).toEqual({
      "1": "item testable",
      "2": "item testable",
    });
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
