import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { zipOf } from "#tests/fixtures/uploads/packages.ts";
import { paragraph, wordParts } from "#tests/fixtures/uploads/word-files.ts";
import { fileWarnings } from "../file-warnings.ts";
import { readDocument } from "../read-document.server.ts";
import { readDocumentApart } from "../read-document-apart.server.ts";
import type { Block, SourceText } from "../source-text.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r"';

/** Labels and words of blocks, one a line. */
function shown(blocks: readonly Block[]): string[] {
  return blocks.map((block) => {
    if (block.kind === "table") return JSON.stringify(block.rows);
    const label = block.kind === "paragraph" ? null : block.label;
    return label === null ? block.text : `${label} ${block.text}`;
  });
}

const relations = (...each: [id: string, kind: string, target: string][]) =>
  `<Relationships xmlns="x">${each.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join("")}</Relationships>`;

const LEVELS = (pattern: string, more = "") =>
  `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${more}<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${pattern}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const numbered = (text: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A file whose parts other than the main one are given by path. */
async function read(body: string, more: Record<string, string> = {}): Promise<SourceText> {
  const parts = wordParts(body);
  return readDocument({ name: "agreement.docx", bytes: await zipOf({ ...parts, ...more }) });
}

describe("Word files of other programs", () => {
  it("counts the list in a box once", async () => {
    const box = `<w:tbl><w:tr><w:tc>${numbered("One bin round.")}${numbered("One depot.")}</w:tc></w:tr></w:tbl>`;
    const source = await read(box + numbered("One fleet."), { "word/numbering.xml": LEVELS("%1.") });
    expect(shown(source.blocks)).toEqual(["1. One bin round.", "2. One depot.", "3. One fleet."]);
  });

  it("follows the main part to numbering, styles and notes of any name and folder", async () => {
    const source = await read(
      `${numbered("One depot.")}<w:p><w:pPr><w:pStyle w:val="Bold1"/></w:pPr><w:r><w:t>Money</w:t></w:r></w:p>`,
      {
        "word/_rels/document.xml.rels": relations(
          ["a", "numbering", "lists/n7.xml"],
          ["b", "styles", "/shared/s.xml"],
          ["c", "footnotes", "../notes.xml"],
        ),
        "word/lists/n7.xml": LEVELS("%1)"),
        "shared/s.xml": `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Bold1"><w:name w:val="heading 2"/></w:style></w:styles>`,
        "notes.xml": `<w:footnotes ${W}><w:footnote w:id="1">${paragraph("Since spring.")}</w:footnote></w:footnotes>`,
      },
    );
    expect(shown(source.blocks)).toEqual(["1) One depot.", "Money"]);
    expect(source.blocks[1]).toMatchObject({ kind: "heading", level: 2 });
    expect(source.footnotes).toEqual(["Since spring."]);
  });

  it.each([
    ["decimalZero", "Section %1", "Section 01", "Section 02"],
    ["ordinal", "%1", "1st", "2nd"],
    ["cardinalText", "%1", "One", "Two"],
    ["ordinalText", "%1 principle", "First principle", "Second principle"],
    ["upperRoman", "Article %1", "Article I", "Article II"],
  ])("shows numbers as Word does: %s", async (format, pattern, first, second) => {
    const numbering = LEVELS(pattern).replace('"decimal"', `"${format}"`);
    const source = await read(numbered("x") + numbered("y"), { "word/numbering.xml": numbering });
    expect(source.blocks.map((block) => "label" in block && block.label)).toEqual([first, second]);
  });

  it("keeps the zero of a section under an article in Roman numerals", async () => {
    const lvl = (at: number, format: string, pattern: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:isLgl/><w:lvlText w:val="${pattern}"/></w:lvl>`;
    const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${lvl(0, "upperRoman", "%1.")}${lvl(1, "decimalZero", "%1.%2")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const source = await read(
      numbered("Fleet") + numbered("One fleet.").replace('ilvl w:val="0"', 'ilvl w:val="1"'),
      {
        "word/numbering.xml": numbering,
      },
    );
    expect(source.blocks.map((block) => "label" in block && block.label)).toEqual(["1.", "1.01"]);
  });

  it("reads a page of HTML and plain text that a file carries, where they stand, and names what it cannot read", async () => {
    const chunk = (id: string) => `<w:altChunk id="${id}"/>`;
    const source = await read(
      `${paragraph("Before.")}${chunk("a")}${chunk("b")}${paragraph("After.")}${chunk("c")}<w:p><w:r><w:object><o xmlns:o="o"><o:OLEObject/></o><OLEObject/></w:object></w:r></w:p>`,
      {
        "word/_rels/document.xml.rels": relations(
          ["a", "aFChunk", "a.html"],
          ["b", "aFChunk", "b.txt"],
          ["c", "aFChunk", "c.rtf"],
        ),
        "word/a.html": `<html><head><style>p{}</style></head><body><h2>Red lines</h2><p class="x">No
          joint *staff*.</p><ul><li>Own budget</li><li>Own voice</li></ul><table><tr><th>Rule</th><th>Meaning</th></tr><tr><td>Tax</td><td><p>Each sets its own.</p><p>None pools it.</p></td></tr></table></body></html>`,
        "word/b.txt": "1. One depot.",
        "word/c.rtf": "{\\rtf1 One fleet.}",
      },
    );
    expect(shown(source.blocks)).toEqual([
      "Before.",
      "Red lines",
      "No joint \\*staff\\*.",
      "• Own budget",
      "• Own voice",
      JSON.stringify([
        [["Rule"], ["Meaning"]],
        [["Tax"], ["Each sets its own.", "None pools it."]],
      ]),
      "1. One depot.",
      "After.",
    ]);
    expect(source.unread).toEqual([
      "A document inside it, after “After.”",
      "An embedded object, after “After.”",
    ]);
    const [warning] = fileWarnings(source);
    expect(warning?.message).toMatch(
      /^“agreement\.docx” carries 2 parts of another kind whose words were not read/,
    );
    expect(warning?.quotes).toEqual(source.unread);
  });

  it("takes tags of HTML among the words of a paragraph or a cell for what they mean", async () => {
    const tagged =
      "&lt;p dir=&quot;ltr&quot;&gt;Own budget.&lt;/p&gt;&lt;p&gt;Own &lt;b&gt;voice&lt;/b&gt;, &lt;NAME&gt;.&lt;/p&gt;";
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
    const source = await read(
      `${paragraph(tagged)}<w:tbl><w:tr>${cell("Rule")}${cell(tagged)}</w:tr></w:tbl>`,
    );
    const both = ["Own budget.", "Own voice, <NAME>."];
    expect(shown(source.blocks)).toEqual([...both, JSON.stringify([[["Rule"], both]])]);
  });

  it("is not put off by a greater-than sign in hundreds of attributes", async () => {
    const marks = Array.from(
      { length: 300 },
      (_, at) => `<w:bookmarkStart w:id="${at}" w:name="a>b${at}"/>`,
    ).join("");
    expect(shown((await read(`${paragraph("One depot.")}<w:p>${marks}</w:p>`)).blocks)).toEqual([
      "One depot.",
    ]);
  });

  it("finds the main part in whichever folder the package says", async () => {
    const parts = wordParts(numbered("One depot."));
    const moved = Object.fromEntries(
      Object.entries(parts).map(([path, text]) => [
        path.replace(/^word\//, "text/"),
        String(text).replace(/(["/])word\//g, "$1text/"),
      ]),
    );
    const bytes = await zipOf({ ...moved, "text/numbering.xml": LEVELS("%1.") });
    const source = await readDocumentApart({ name: "a.docx", bytes }, "somebody");
    expect(shown(source.blocks)).toEqual(["1. One depot."]);
  });

  it("keeps a typed label that is set in as deep as it stands", async () => {
    const typed = (text: string, left: number) =>
      `<w:p><w:pPr><w:ind w:left="${left}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const source = await read(typed("1. Fleet", 0) + typed("1. One depot.", 720) + typed("2. Money", 0));
    expect(source.blocks.map((block) => "depth" in block && block.depth)).toEqual([0, 1, 0]);
  });
});

const WORD_FILES = new URL("../../../../../../shared/faults/word/", import.meta.url);

describe.skipIf(!existsSync(WORD_FILES))(
  "Word files given as faults (skipped where ../shared/faults is absent)",
  () => {
    it.each<[string, string[]]>([
      [
        "numbered-list-in-a-box",
        ["Heading", "1. No joint", "2. Each coun", "3. Either c", "Words after", "4. The four"],
      ],
      ["other-part-names", ["Heading", "1. Both coun", "(a) publish", "(b) review", "Status", "Nothing her"]],
      [
        "main-part-in-other-folder",
        ["Heading", "1. Both coun", "(a) publish", "(b) review", "Status", "Nothing her"],
      ],
      ["article-and-section", ["Heading", "Article I. P", "Section 1.01", "(a) It is r", "Section 1.02"]],
      ["embedded-html-part", ["Heading", "Dear Leader", "Scope", "The peers t"]],
      ["greater-than-in-attributes", ["Heading", "One plain p", "Clause 0 of"]],
      ["number-format-cardinalText", ["Heading", "One Clause", "Two Clause"]],
      ["number-format-ordinalText", ["Heading", "First Claus", "Second Clau"]],
      ["number-format-ordinal", ["Heading", "1st Clause", "2nd Clause"]],
    ])("%s", async (name, expected) => {
      const file = `read-${name}.docx`;
      const source = await readDocument({ name: file, bytes: readFileSync(new URL(file, WORD_FILES)) });
      const lines = shown(source.blocks).slice(0, expected.length);
      expect(lines.map((line, at) => line.slice(0, expected[at]?.length))).toEqual(expected);
    });
  },
);
