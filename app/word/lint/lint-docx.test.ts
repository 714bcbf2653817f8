import JSZip from "jszip";
import { beforeAll, describe, expect, it } from "vitest";
import { exampleDocument } from "#tests/fixtures/word/example-documents.ts";
import { drawWord } from "../draw.server.ts";
import { LINT_RULES, lintDocx } from "./lint-docx.ts";

let good: Uint8Array;
beforeAll(async () => {
  good = await drawWord(exampleDocument("report"));
});

type Edit = (xml: string) => string;
const DOCUMENT = "word/document.xml";

/** The good document with one part changed; fails when the change changes nothing. */
async function broken(edits: Record<string, Edit | null>): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(good);
  for (const [path, edit] of Object.entries(edits)) {
    if (edit === null) {
      expect(zip.file(path), path).not.toBeNull();
      zip.remove(path);
      continue;
    }
    const before = (await zip.file(path)?.async("string")) ?? "";
    const after = edit(before);
    expect(after, `the change to ${path}`).not.toBe(before);
    zip.file(path, after);
  }
  return zip.generateAsync({ type: "uint8array" });
}

const replace =
  (what: string | RegExp, by: string): Edit =>
  (xml) =>
    xml.replace(what, by);
/** Puts XML just before the heading "Next steps", among the paragraphs of the body. */
const insert =
  (paragraphs: string): Edit =>
  (xml) => {
    const at = xml.lastIndexOf("<w:p>", xml.lastIndexOf(">Next steps<"));
    return xml.slice(0, at) + paragraphs + xml.slice(at);
  };
const paragraph = (words: string, properties = "", run = "") =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r>${run && `<w:rPr>${run}</w:rPr>`}<w:t>${words}</w:t></w:r></w:p>`;
const heading = (level: number, words: string) => paragraph(words, `<w:pStyle w:val="Heading${level}"/>`);

const cell = (content: string, properties = "") =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;
const row = (cells: string, header = false) =>
  `<w:tr><w:trPr><w:cantSplit/>${header ? "<w:tblHeader/>" : ""}</w:trPr>${cells}</w:tr>`;
const table = (rows: string, { columns = 2, caption = true } = {}) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="ChallengeTable"/><w:tblW w:w="5000" w:type="pct"/>${caption ? '<w:tblCaption w:val="Data"/>' : ""}</w:tblPr><w:tblGrid>${'<w:gridCol w:w="100"/>'.repeat(columns)}</w:tblGrid>${rows}</w:tbl>`;
const twoCells = cell(paragraph("a")) + cell(paragraph("b"));
const goodTable = table(row(twoCells, true) + row(twoCells));
const after = paragraph("After.");

const picture = (id: number, description: string) =>
  `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="${id}" name="p" descr="${description}"/></wp:inline></w:drawing></w:r></w:p>`;

/** A picture of Word 2003 and before, which newer versions still write for some. */
const olderPicture = (attributes: string) =>
  `<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape ${attributes}><v:imagedata/></v:shape></w:pict></w:r></w:p>`;
const shape = (fill: string, colour: string) =>
  `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="9001" name="Text Box 1"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:spPr>${fill}</wps:spPr><wps:txbx><w:txbxContent>${paragraph("In a box.", "", `<w:color w:val="${colour}"/>`)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
const solid = (colour: string) => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
const inControl = (content: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const ownStyle = (name: string, properties: string) =>
  replace(
    "</w:styles>",
    `<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${properties}</w:pPr></w:style></w:styles>`,
  );
const figures = (header: string, figure: string) =>
  table(
    row(cell(paragraph("Year")) + cell(paragraph(header, '<w:jc w:val="right"/>')), true) +
      row(cell(paragraph("2025")) + cell(paragraph(figure, '<w:jc w:val="right"/>'))) +
      row(cell(paragraph("2026")) + cell(paragraph("–", '<w:jc w:val="right"/>'))),
  ) + after;

const bookmark = (id: number, name: string) =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`;
const inParagraph = (xml: string) => `<w:p>${xml}<w:r><w:t>Words.</w:t></w:r></w:p>`;

/** For each rule, changes to a good document that break it and nothing else. */
const BROKEN: [rule: string, what: string, edits: Record<string, Edit | null>][] = [
  ["package/well-formed", "a part cut short", { "word/settings.xml": (xml) => xml.slice(0, -12) }],
  ["package/content-type", "a part of no known type", { "word/extra.bin": () => "x" }],
  [
    "package/namespaces",
    "a part that ignores what it does not know",
    { "word/settings.xml": replace('mc:Ignorable="', 'mc:Ignorable="w99 ') },
  ],
  [
    "package/content-type",
    "a type for a part that is not there",
    {
      "[Content_Types].xml": replace(
        "</Types>",
        '<Override PartName="/word/ghost.xml" ContentType="a/b"/></Types>',
      ),
    },
  ],
  [
    "package/relationship-target",
    "a relationship to nothing",
    {
      "word/_rels/document.xml.rels": replace(
        "</Relationships>",
        '<Relationship Id="rX" Type="http://x/y" Target="ghost.xml"/></Relationships>',
      ),
    },
  ],
  [
    "package/relationship-unique",
    "one id for two relationships",
    {
      "word/_rels/document.xml.rels": replace(
        "</Relationships>",
        '<Relationship Id="rX" Type="x" Target="https://e.org" TargetMode="External"/><Relationship Id="rX" Type="x" Target="https://e.org" TargetMode="External"/></Relationships>',
      ),
    },
  ],
  [
    "package/relationship-missing",
    "a link with an id nobody defined",
    {
      [DOCUMENT]: insert(
        inParagraph('<w:hyperlink r:id="rGhost"><w:r><w:t>the annual report</w:t></w:r></w:hyperlink>'),
      ),
    },
  ],
  [
    "ids/bookmark",
    "two bookmarks of one id",
    { [DOCUMENT]: insert(inParagraph(bookmark(9001, "x1") + bookmark(9001, "x2"))) },
  ],
  [
    "ids/bookmark",
    "two bookmarks of one name",
    { [DOCUMENT]: insert(inParagraph(bookmark(9001, "x1") + bookmark(9002, "x1"))) },
  ],
  [
    "ids/bookmark-pair",
    "a bookmark never closed",
    { [DOCUMENT]: insert(inParagraph('<w:bookmarkStart w:id="9001" w:name="x1"/>')) },
  ],
  [
    "ids/bookmark-pair",
    "a bookmark never opened",
    { [DOCUMENT]: insert(inParagraph('<w:bookmarkEnd w:id="9001"/>')) },
  ],
  [
    "ids/drawing",
    "two pictures of one id",
    { [DOCUMENT]: insert(picture(9001, "A chart") + picture(9001, "A map")) },
  ],
  [
    "ids/paragraph",
    "two paragraphs of one id",
    { [DOCUMENT]: insert(paragraph("One.").replace("<w:p>", '<w:p w14:paraId="0000000A">').repeat(2)) },
  ],
  [
    "references/anchor",
    "a link to a bookmark that is not there",
    {
      [DOCUMENT]: insert(
        inParagraph('<w:hyperlink w:anchor="ghost"><w:r><w:t>the next chapter</w:t></w:r></w:hyperlink>'),
      ),
    },
  ],
  [
    "references/style",
    "a style nobody defined",
    { [DOCUMENT]: insert(paragraph("Words.", '<w:pStyle w:val="Ghost"/>')) },
  ],
  [
    "references/numbering",
    "a list nobody defined",
    {
      [DOCUMENT]: insert(
        paragraph("Words.", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9001"/></w:numPr>'),
      ),
    },
  ],
  [
    "references/numbering",
    "a list without its definition",
    {
      "word/numbering.xml": replace(
        "</w:numbering>",
        '<w:num w:numId="9001"><w:abstractNumId w:val="9001"/></w:num></w:numbering>',
      ),
    },
  ],
  [
    "references/note",
    "a footnote that is not there",
    {
      [DOCUMENT]: insert(
        paragraph("Words.").replace("</w:p>", '<w:r><w:footnoteReference w:id="9001"/></w:r></w:p>'),
      ),
    },
  ],
  [
    "body/section",
    "something after the settings of the last section",
    { [DOCUMENT]: replace("</w:sectPr></w:body>", `</w:sectPr>${paragraph("After the end.")}</w:body>`) },
  ],
  ["body/ends-with-table", "a table at the very end", { [DOCUMENT]: replace(/(?=<w:sectPr>)/, goodTable) }],
  [
    "body/cell-ends-with-paragraph",
    "a cell with nothing in it",
    { [DOCUMENT]: insert(table(row(twoCells, true) + row(cell(paragraph("a")) + cell(""))) + after) },
  ],
  [
    "body/adjacent-tables",
    "two tables with nothing between",
    { [DOCUMENT]: insert(goodTable + goodTable + after) },
  ],
  [
    "body/row-cells",
    "a row with a cell too few",
    { [DOCUMENT]: insert(table(row(twoCells, true) + row(cell(paragraph("a")))) + after) },
  ],
  [
    "body/empty-element",
    "a row without cells",
    { [DOCUMENT]: insert(table(row(twoCells, true) + row(twoCells) + row("")) + after) },
  ],
  [
    "body/element-order",
    "paragraph properties in the wrong order",
    { [DOCUMENT]: insert(paragraph("Words.", '<w:spacing w:before="1"/><w:keepNext/>')) },
  ],
  [
    "body/element-order",
    "a property that does not exist",
    { [DOCUMENT]: insert(paragraph("Words.", "<w:ghost/>")) },
  ],
  [
    "body/element-order",
    "properties after the text",
    { [DOCUMENT]: insert("<w:p><w:r><w:t>Words.</w:t></w:r><w:pPr><w:keepNext/></w:pPr></w:p>") },
  ],
  ["body/block-content", "a run outside any paragraph", { [DOCUMENT]: insert("<w:r><w:tab/></w:r>") }],
  [
    "document/title",
    "no title in the properties",
    { "docProps/core.xml": replace(/<dc:title>.*?<\/dc:title>/, "") },
  ],
  [
    "document/language",
    "another language in the properties",
    { "docProps/core.xml": replace(/<dc:language>.*?<\/dc:language>/, "<dc:language>fr-FR</dc:language>") },
  ],
  [
    "document/text-language",
    "text said to be American",
    { "word/styles.xml": replace('<w:lang w:val="en-GB"', '<w:lang w:val="en-US"') },
  ],
  [
    "document/page-numbers",
    "footers without the page",
    {
      "word/footer1.xml": replace(/PAGE|NUMPAGES/g, "DATE"),
      "word/footer2.xml": replace(/PAGE|NUMPAGES/g, "DATE"),
    },
  ],
  [
    "document/header-title",
    "headers without the title",
    { "word/header1.xml": replace(/feedback report/, "") },
  ],
  [
    "title/one",
    "no title",
    { [DOCUMENT]: replace('<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Subtitle"/>') },
  ],
  ["title/one", "two titles", { [DOCUMENT]: insert(paragraph("Another", '<w:pStyle w:val="Title"/>')) }],
  [
    "headings/present",
    "no heading at all",
    { [DOCUMENT]: replace(/<w:pStyle w:val="Heading\d"\/>/g, '<w:pStyle w:val="Lead"/>') },
  ],
  [
    "headings/empty",
    "a heading without words",
    { [DOCUMENT]: insert(heading(1, "").replace("<w:t></w:t>", "<w:t> </w:t>")) },
  ],
  ["headings/order", "a level left out", { [DOCUMENT]: insert(heading(1, "One") + heading(3, "Three")) }],
  [
    "headings/order",
    "a first heading of level 2",
    { [DOCUMENT]: replace('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>') },
  ],
  [
    "tables/header-row",
    "a first row not marked",
    { [DOCUMENT]: insert(table(row(twoCells) + row(twoCells)) + after) },
  ],
  [
    "tables/header-words",
    "a column without a heading",
    {
      [DOCUMENT]: insert(
        table(row(cell(paragraph("a")) + cell(paragraph("")), true) + row(twoCells)) + after,
      ),
    },
  ],
  [
    "tables/merged-cells",
    "cells merged across",
    {
      [DOCUMENT]: insert(
        table(row(twoCells, true) + row(cell(paragraph("a"), '<w:gridSpan w:val="2"/>'))) + after,
      ),
    },
  ],
  [
    "tables/merged-cells",
    "cells merged down",
    {
      [DOCUMENT]: insert(
        table(
          row(twoCells, true) +
            row(cell(paragraph("a"), '<w:vMerge w:val="restart"/>') + cell(paragraph("b"))),
        ) + after,
      ),
    },
  ],
  [
    "tables/nested",
    "a table within a table",
    {
      [DOCUMENT]: insert(
        table(row(twoCells, true) + row(cell(goodTable + paragraph("a")) + cell(paragraph("b")))) + after,
      ),
    },
  ],
  [
    "tables/layout",
    "a frame of one column",
    {
      [DOCUMENT]: insert(
        table(row(cell(paragraph("a")), true) + row(cell(paragraph("b"))), { columns: 1 }) + after,
      ),
    },
  ],
  [
    "tables/rows-whole",
    "rows that may break",
    { [DOCUMENT]: insert(goodTable.replace("<w:cantSplit/>", "") + after) },
  ],
  [
    "tables/description",
    "a table that does not say what it is",
    { [DOCUMENT]: insert(table(row(twoCells, true) + row(twoCells), { caption: false }) + after) },
  ],
  ["paragraphs/blank", "an empty line for a gap", { [DOCUMENT]: insert("<w:p/>") }],
  ["paragraphs/blank", "a line of spaces for a gap", { [DOCUMENT]: insert(paragraph("\u00a0")) }],
  [
    "paragraphs/fake-heading",
    "a line in bold",
    { [DOCUMENT]: insert(paragraph("What we heard", "", "<w:b/>")) },
  ],
  ["paragraphs/fake-list", "typed bullets", { [DOCUMENT]: insert(paragraph("- one thing")) }],
  ["paragraphs/fake-list", "typed numbers", { [DOCUMENT]: insert(paragraph("2) another thing")) }],
  [
    "links/words",
    "a link without words",
    {
      [DOCUMENT]: insert(
        inParagraph('<w:hyperlink w:anchor="_Toc100000"><w:r><w:t> </w:t></w:r></w:hyperlink>'),
      ),
    },
  ],
  [
    "links/meaning",
    "a link that says click here",
    {
      [DOCUMENT]: insert(
        inParagraph('<w:hyperlink w:anchor="_Toc100000"><w:r><w:t>Click here.</w:t></w:r></w:hyperlink>'),
      ),
    },
  ],
  [
    "links/bare-address",
    "a link that is its address",
    {
      [DOCUMENT]: insert(
        inParagraph(
          '<w:hyperlink w:anchor="_Toc100000"><w:r><w:t>https://example.org/a</w:t></w:r></w:hyperlink>',
        ),
      ),
    },
  ],
  ["images/alternative-text", "a picture without words", { [DOCUMENT]: insert(picture(9001, "")) }],
  ["images/alternative-text", "an older picture without words", { [DOCUMENT]: insert(olderPicture("")) }],
  ["text/size", "small print", { [DOCUMENT]: insert(paragraph("Small.", "", '<w:sz w:val="18"/>')) }],
  [
    "text/font",
    "a font with serifs",
    { [DOCUMENT]: insert(paragraph("Serif.", "", '<w:rFonts w:ascii="Times New Roman"/>')) },
  ],
  ["text/aligned-left", "justified text", { [DOCUMENT]: insert(paragraph("Wide.", '<w:jc w:val="both"/>')) }],
  [
    "text/aligned-left",
    "centred text",
    { [DOCUMENT]: insert(paragraph("Middle.", '<w:jc w:val="center"/>')) },
  ],
  [
    "text/contrast",
    "pale text on paper",
    { [DOCUMENT]: insert(paragraph("Pale.", "", '<w:color w:val="BBBBBB"/>')) },
  ],
  [
    "text/contrast",
    "pale text on a box without a fill",
    { [DOCUMENT]: insert(shape("<a:noFill/>", "FFFFFF")) },
  ],
  ["text/contrast", "dark text on a dark box", { [DOCUMENT]: insert(shape(solid("222222"), "000000")) }],
  [
    "text/aligned-left",
    "words in a column on the right",
    { [DOCUMENT]: insert(figures("Who answers", "the Leader")) },
  ],
  [
    "text/contrast",
    "dark text on a dark cell",
    {
      [DOCUMENT]: insert(
        table(
          row(twoCells, true) +
            row(cell(paragraph("a"), '<w:shd w:val="clear" w:fill="333333"/>') + cell(paragraph("b"))),
        ) + after,
      ),
    },
  ],
  ["text/placeholder", "a placeholder nobody filled", { [DOCUMENT]: insert(paragraph("By {{author}}.")) }],
  [
    "text/typed-placeholder",
    "a name to come",
    { [DOCUMENT]: insert(paragraph("Lead peer: NAME IF KNOWN.")) },
  ],
];

/** Changes to a good document that leave it a good one: what Word and other programs write, or people do. */
const VALID: [what: string, edits: Record<string, Edit | null>][] = [
  ["no language in the properties", { "docProps/core.xml": replace(/<dc:language>.*?<\/dc:language>/, "") }],
  [
    "the language said by the style of its paragraphs",
    {
      "word/styles.xml": (xml) =>
        xml
          .replace('<w:lang w:val="en-GB"', '<w:lang w:val="en-US"')
          .replace(/(<w:style [^>]*w:default="1"[^>]*>)/, "$1")
          .replace(
            /(<w:style w:type="paragraph"[^>]*>(?:(?!<\/w:style>).)*?)<w:rPr>/g,
            '$1<w:rPr><w:lang w:val="en-GB"/>',
          )
          .replace(
            /(<w:style w:type="paragraph"(?:(?!<w:rPr>|<\/w:style>).)*)<\/w:style>/g,
            '$1<w:rPr><w:lang w:val="en-GB"/></w:rPr></w:style>',
          ),
    },
  ],
  ["no settings of the last section", { [DOCUMENT]: replace(/<w:sectPr>.*<\/w:sectPr>/, "") }],
  [
    "content controls round a cell, round a row and in a cell",
    {
      [DOCUMENT]: insert(
        table(
          row(twoCells, true) +
            row(cell(paragraph("a")) + inControl(cell(paragraph("b")))) +
            inControl(row(twoCells)) +
            row(cell(paragraph("a")) + cell(inControl(paragraph("b")))),
        ) + after,
      ),
    },
  ],
  [
    "columns left free before and after the cells of a row",
    {
      [DOCUMENT]: insert(
        table(
          row(twoCells, true) +
            row(cell(paragraph("a"))).replace("<w:trPr>", '<w:trPr><w:gridBefore w:val="1"/>') +
            row(cell(paragraph("a"))).replace("<w:trPr>", '<w:trPr><w:gridAfter w:val="1"/>'),
        ) + after,
      ),
    },
  ],
  ["a page break", { [DOCUMENT]: insert('<w:p><w:r><w:br w:type="page"/></w:r></w:p>') }],
  ["a column break", { [DOCUMENT]: insert('<w:p><w:r><w:br w:type="column"/></w:r></w:p>') }],
  [
    "the end of a field alone in its paragraph",
    { [DOCUMENT]: insert('<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>') },
  ],
  [
    "a comment, a bookmark and a tracked move between paragraphs",
    {
      [DOCUMENT]: insert(
        '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/><w:moveToRangeStart w:id="2" w:name="m"/><w:moveToRangeEnd w:id="2"/>',
      ),
    },
  ],
  [
    "a picture marked as decorative",
    {
      [DOCUMENT]: insert(
        picture(9001, "").replace(
          "/></wp:inline>",
          '><a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></wp:docPr></wp:inline>',
        ),
      ),
    },
  ],
  ["an older picture with words", { [DOCUMENT]: insert(olderPicture('alt="A chart"')) }],
  ["a text box, white on a filled shape", { [DOCUMENT]: insert(shape(solid("1F3864"), "FFFFFF")) }],
  [
    "a text box on a colour of the theme",
    { [DOCUMENT]: insert(shape('<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>', "FFFFFF")) },
  ],
  ["other prefixes", { [DOCUMENT]: (xml) => xml.replace(/\bw:/g, "ns0:").replace("xmlns:w=", "xmlns:ns0=") }],
  [
    "targets and types in another letter case",
    {
      "word/_rels/document.xml.rels": replace('Target="styles.xml"', 'Target="Styles.XML"'),
      "[Content_Types].xml": replace('PartName="/word/numbering.xml"', 'PartName="/Word/Numbering.xml"'),
    },
  ],
  [
    "a link to a place in a page outside",
    {
      "word/_rels/document.xml.rels": replace(
        "</Relationships>",
        '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/report" TargetMode="External"/></Relationships>',
      ),
      [DOCUMENT]: insert(
        inParagraph(
          '<w:hyperlink r:id="rX" w:anchor="findings"><w:r><w:t>the findings</w:t></w:r></w:hyperlink>',
        ),
      ),
    },
  ],
  [
    "headings in a style of its own with an outline level",
    {
      "word/styles.xml": ownStyle("House heading", '<w:outlineLvl w:val="0"/>'),
      [DOCUMENT]: replace(/<w:pStyle w:val="Heading1"\/>/g, '<w:pStyle w:val="Own"/>'),
    },
  ],
  ["a column of figures on the right", { [DOCUMENT]: insert(figures("Budget", "£1,250.50")) }],
];

describe("lintDocx", () => {
  it("finds nothing in a good document", async () => {
    expect(await lintDocx(good)).toEqual([]);
  });

  it.each(VALID)("finds nothing in one with %s", async (_what, edits) => {
    expect(await lintDocx(await broken(edits))).toEqual([]);
  });

  it("says 1 cell, not 1 cells", async () => {
    const rows = table(row(twoCells, true) + row(cell(paragraph("a")))) + after;
    const [finding] = await lintDocx(await broken({ [DOCUMENT]: insert(rows) }));
    expect(finding?.message).toBe("Row 2 of a table has 1 cell; its grid has 2 columns.");
  });

  it.each(BROKEN)("%s: %s", async (rule, _what, edits) => {
    const findings = await lintDocx(await broken(edits));
    expect(findings.length).toBeGreaterThan(0);
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([rule]);
    for (const finding of findings) {
      expect(finding.message).toMatch(/[.:]/);
      expect(finding.where).not.toBe("");
    }
  });

  it("has a broken document for every rule", () => {
    const tried = new Set(BROKEN.map(([rule]) => rule));
    expect(LINT_RULES.map((rule) => rule.name).filter((name) => !tried.has(name))).toEqual([]);
  });

  it("names the paragraph", async () => {
    const [finding] = await lintDocx(
      await broken({ [DOCUMENT]: insert(paragraph("Wide words.", '<w:jc w:val="both"/>')) }),
    );
    expect(finding).toMatchObject({
      severity: "error",
      where: expect.stringMatching(/^word\/document\.xml, paragraph \d+ “Wide words\.”$/),
    });
  });

  it("keeps what people may have meant to a warning", async () => {
    const findings = await lintDocx(await broken({ [DOCUMENT]: insert(paragraph("- one thing")) }));
    expect(findings[0]?.severity).toBe("warning");
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ["nothing", () => new Uint8Array()],
    ["a PDF", () => new TextEncoder().encode("%PDF-1.7 ...")],
    ["some other zip", () => new JSZip().file("a.txt", "b").generateAsync({ type: "uint8array" })],
    ["half a Word file", () => good.slice(0, good.length / 2)],
    [
      "a file whose main document is nested ten thousand levels deep",
      () =>
        broken({
          [DOCUMENT]: insert(
            `${"<w:sdt><w:sdtContent>".repeat(5_000)}${"</w:sdtContent></w:sdt>".repeat(5_000)}`,
          ),
        }),
    ],
    ["a file whose main document is gone", () => broken({ [DOCUMENT]: null })],
    ["a file whose main document is cut short", () => broken({ [DOCUMENT]: (xml) => xml.slice(0, 5000) })],
    [
      "a file whose main document declares entities",
      () =>
        broken({ [DOCUMENT]: (xml) => `<!DOCTYPE a [<!ENTITY b "c">]>${xml.replace(/^<\?xml.*?\?>/, "")}` }),
    ],
  ])("says of %s that it is no Word file, in one finding", async (_what, bytes) => {
    const findings = await lintDocx(await bytes());
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: "package/not-a-docx", severity: "error" });
    expect(findings[0]!.message).toMatch(/Word file.*\.?/);
  });

  it.each<[string, string, number]>([
    ["small paragraphs", paragraph("Short line", "", '<w:sz w:val="18"/>'), 1_000],
    ["empty paragraphs", paragraph(""), 1_000],
    ["tables", goodTable, 250],
  ])(
    "takes four times as long for four times as many %s that are wrong, not sixteen times",
    async (_what, xml, times) => {
      const secondsFor = async (count: number) => {
        const bytes = await broken({ [DOCUMENT]: insert(xml.repeat(count)) });
        const began = process.cpuUsage();
        expect((await lintDocx(bytes)).length).toBeGreaterThanOrEqual(count - 1);
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1_000_000;
      };
      // Memory is cleared now and then, in the middle of one of them: the cheaper of two was spared it.
      const leastFor = async (count: number) => Math.min(await secondsFor(count), await secondsFor(count));
      // The first run compiles the rules.
      await secondsFor(times / 5);
      expect((await leastFor(4 * times)) / (await leastFor(times))).toBeLessThan(9);
    },
  );
});
