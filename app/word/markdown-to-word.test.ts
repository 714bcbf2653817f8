import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleDocument } from "#tests/fixtures/word/example-documents.ts";
import type { WordBlock, WordDocument } from "./document.ts";
import { readDrawn } from "./document-xml.ts";
import { drawWord } from "./draw.server.ts";
import { lintDocx } from "./lint/lint-docx.ts";
import { descendants, textOf } from "./lint/xml-tree.ts";

function document(...body: WordBlock[]): WordDocument {
  const blocks: WordBlock[] = [{ kind: "heading", level: 1, text: "Start" }, ...body];
  return { ...exampleDocument("scope"), contentsList: false, sections: { body: blocks } };
}

async function draw(markdown: string) {
  const drawn = await readDrawn(await drawWord(document({ kind: "markdown", markdown })));
  return { ...drawn, lines: drawn.lines.slice(drawn.lines.indexOf("Heading1: Start") + 1) };
}

/** The list each numbered paragraph belongs to, as 1, 2 … in order of appearance. */
function listNumbers(body: Awaited<ReturnType<typeof draw>>["body"]): number[] {
  const ids = descendants(body, "w:numId").map((one) => one.attributes.get("w:val")!);
  const order = [...new Set(ids)];
  return ids.map((id) => order.indexOf(id) + 1);
}

describe("markdownToWord", () => {
  it.each<[string, string, string[]]>([
    ["paragraphs, with soft breaks as spaces", "One\ntwo\n\nthree", ["One two", "three"]],
    ["headings from level 2 on", "# A\n\n## B\n\n### C", ["Heading2: A", "Heading3: B", "Heading4: C"]],
    [
      "headings too deep for Word's four",
      "# A\n\n###### B\n\n###### C\n\n###### D",
      ["Heading2: A", "Heading3: B", "Heading4: C", "Heading4: D"],
    ],
    ["headings without words, not at all", "#\n\n##  \n\nA", ["A"]],
    [
      "bullets four deep",
      "- a\n  - b\n    - c\n      - d",
      ["ListParagraph 0: a", "ListParagraph 1: b", "ListParagraph 2: c", "ListParagraph 3: d"],
    ],
    [
      "a second paragraph of an item without a mark",
      "- a\n\n  b\n- c",
      ["ListParagraph 0: a", "ListParagraph: b", "ListParagraph 0: c"],
    ],
    ["empty items, not at all", "- \n- a", ["ListParagraph 0: a"]],
    ["tick boxes in words", "- [ ] a\n- [x] b", ["ListParagraph 0: To do: a", "ListParagraph 0: Done: b"]],
    ["quotations", "> a\n>\n> - b", ["Quote: a", "ListParagraph 0: b"]],
    ["code", "```\na\n  b\n```", ["CodeBlock: a   b"]],
    ["HTML as its words", "<div>a <b>b</b></div>\n\nc<br>d", ["a b", "c d"]],
    ["scripts, not at all", "<script>alert(1)</script>\n\na", ["a"]],
    ["pictures as their alternative text", "![A chart](x.png)\n\n![](y.png)", ["A chart"]],
    [
      "a table",
      "| A | B |\n|---|---|\n| 1 |",
      ["TableHeading: A", "TableHeading: B", "TableText: 1", "TableText: ", ""],
    ],
    [
      "a table after a table, with words between",
      "| A |\n|---|\n| 1 |\n\n<!-- -->\n\n| B |\n|---|\n| 2 |",
      ["TableHeading: A", "TableText: 1", "Caption: Table of B", "TableHeading: B", "TableText: 2", ""],
    ],
    ["a heading in a list as a bold line", "- # a", ["ListParagraph 0: a"]],
    ["characters XML cannot hold, not at all", "a\u0000\u0001b\ud800\uffff", ["a\ufffdb"]],
    ["braces that look like a placeholder as they are", "{{title}}", ["{\u2060{title}\u2060}"]],
  ])("draws %s", async (_what, markdown, lines) => {
    expect((await draw(markdown)).lines).toEqual(lines);
  });

  it("starts each numbered list again, and a list within a list after each item", async () => {
    const { body, lines } = await draw("1. a\n2. b\n   1. x\n   2. y\n3. c\n   1. z\n\nBetween.\n\n1. d");
    expect(lines).toEqual([
      ...["ListParagraph 0: a", "ListParagraph 0: b", "ListParagraph 1: x", "ListParagraph 1: y"],
      ...["ListParagraph 0: c", "ListParagraph 1: z", "Between.", "ListParagraph 0: d"],
    ]);
    expect(listNumbers(body)).toEqual([1, 1, 1, 1, 1, 1, 2]);
  });

  it("starts a list at the number that was written", async () => {
    const { body, part } = await draw("4. a\n5. b");
    const id = descendants(body, "w:numId")[0]!.attributes.get("w:val");
    const numbering = await part("word/numbering.xml");
    const list = new RegExp(`<w:num w:numId="${id}"[^>]*>.*?</w:num>`).exec(numbering)![0];
    expect(list).toContain('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>');
  });

  it("sets bold, italic, struck and code, together too", async () => {
    const { body } = await draw("**a** *b* ~~c~~ `d` ***e***");
    const look = (words: string) => {
      const run = descendants(body, "w:r").find((one) => textOf(one) === words)!;
      return descendants(run)
        .map((one) => one.name)
        .filter((name) => ["w:b", "w:i", "w:strike", "w:rStyle"].includes(name));
    };
    expect(["a", "b", "c", "d", "e"].map(look)).toEqual([
      ["w:b"],
      ["w:i"],
      ["w:strike"],
      ["w:rStyle"],
      ["w:b", "w:i"],
    ]);
  });

  it.each([
    ["[the plan](https://example.org/a?b=1&c=2)", "the plan", "https://example.org/a?b=1&amp;c=2"],
    ["[the plan][p]\n\n[p]: https://example.org/p", "the plan", "https://example.org/p"],
    ["https://example.org/bare", "https://example.org/bare", "https://example.org/bare"],
    ["[](https://example.org/wordless)", "https://example.org/wordless", "https://example.org/wordless"],
    ["someone@example.org", "someone@example.org", "mailto:someone@example.org"],
  ])("makes a real link of %j", async (markdown, words, target) => {
    const { body, part } = await draw(markdown);
    const [link] = descendants(body, "w:hyperlink");
    expect(textOf(link!)).toBe(words);
    const relationships = await part("word/_rels/document.xml.rels");
    expect(relationships).toContain(`Target="${target}"`);
    expect(relationships).toContain(`Id="${link!.attributes.get("r:id")}"`);
  });

  it.each([
    "[words](javascript:alert(1))",
    "[words](/only/here)",
    "[words](file:///etc/passwd)",
    "[words]()",
  ])("keeps the words of %j without a link", async (markdown) => {
    const { body, lines } = await draw(markdown);
    expect(lines).toEqual(["words"]);
    expect(descendants(body, "w:hyperlink")).toEqual([]);
  });

  it("makes real footnotes, with links in them", async () => {
    const { body, part } = await draw("One[^a] and two[^a].\n\n[^a]: See [the plan](https://example.org/).");
    expect(descendants(body, "w:footnoteReference")).toHaveLength(2);
    expect(await part("word/footnotes.xml")).toContain("the plan");
    expect(await part("word/_rels/footnotes.xml.rels")).toContain("https://example.org/");
  });

  it("gives any Markdown a document without a fault", async () => {
    const anywhere = fc.tuple(anyMarkdown, anyMarkdown, fc.string());
    await fc.assert(
      fc.asyncProperty(anywhere, async ([flow, cell, line]) => {
        const bytes = await drawWord(
          document(
            { kind: "markdown", markdown: flow, headingBase: 2 },
            {
              kind: "table",
              caption: line,
              columns: [
                { heading: line, widthPercent: 30 },
                { heading: "B", widthPercent: 70 },
              ],
              rows: [[cell, flow]],
            },
            { kind: "paragraph", text: line, style: "lead" },
            { kind: "list", ordered: true, items: [line, cell] },
            { kind: "facts", rows: [{ term: line, detail: cell }] },
            { kind: "page-break" },
            { kind: "heading", level: 4, text: line },
            { kind: "markdown", markdown: cell },
          ),
        );
        expect((await lintDocx(bytes)).filter((finding) => finding.severity === "error")).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

const anyMarkdown = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "# ",
          "#### ",
          "\n",
          "\n\n",
          "- ",
          "  - ",
          "      - ",
          "1. ",
          "7) ",
          "> ",
          "**",
          "_",
          "~~",
          "`",
          "```\n",
          "---\n",
        ],
        ...[
          "[a](https://e.org/)",
          "[a](x",
          "![b](c)",
          "<b>",
          "<br>",
          "<!--",
          "| a | b |\n|---|---|\n| c | d |\n\n",
          "| a |\n|-|\n\n",
        ],
        ...[
          "[^1]",
          "[^1]: note ",
          "[^1]: - a\n",
          "{{title}}",
          "{{",
          "}}",
          "\u0000",
          "\uffff",
          "\ud83d",
          "\u00a0",
          "&nbsp;",
          "https://e.org ",
          "- [ ] ",
          "words ",
        ],
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));
