import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { paragraph, wordFile } from "#tests/fixtures/uploads/word-files.ts";
import { readDocument } from "../read-document.server.ts";
import type { Block } from "../source-text.ts";

const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

interface Parts {
  body: string;
  numbering?: string;
  styles?: string;
  footnotes?: string;
}

async function blocksOf({ body, numbering, styles, footnotes }: Parts): Promise<Block[]> {
  return (await sourceOf({ body, numbering, styles, footnotes })).blocks;
}

async function sourceOf({ body, numbering, styles, footnotes }: Parts) {
  const zip = new JSZip();
  zip.file("word/document.xml", `<w:document ${NS}><w:body>${body}</w:body></w:document>`);
  if (numbering) zip.file("word/numbering.xml", `<w:numbering ${NS}>${numbering}</w:numbering>`);
  if (styles) zip.file("word/styles.xml", `<w:styles ${NS}>${styles}</w:styles>`);
  if (footnotes) zip.file("word/footnotes.xml", `<w:footnotes ${NS}>${footnotes}</w:footnotes>`);
  return readDocument({ name: "a.docx", bytes: await zip.generateAsync({ type: "uint8array" }) });
}

const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const par = (content: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const num = (id: number, level: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
const item = (id: number, level: number, text = "Text.") => par(run(text), num(id, level));
const lvl = (at: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const abstract = (id: number, levels: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const list = (id: number, abstractId: number, more = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${more}</w:num>`;

const labels = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === "item" || block.kind === "heading" ? block.label : null));

const LEGAL =
  lvl(0, "decimal", "%1.") +
  lvl(1, "decimal", "%1.%2") +
  lvl(2, "lowerLetter", "(%3)") +
  lvl(3, "lowerRoman", "%4.");

describe("Word's own automatic numbering", () => {
  it.each<[string, string, string, (string | null)[]]>([
    [
      "levels, with deeper ones starting again",
      abstract(0, LEGAL) + list(1, 0),
      [0, 1, 1, 2, 2, 3, 3, 2, 1, 2, 0, 1, 2].map((level) => item(1, level)).join(""),
      ["1.", "1.1", "1.2", "(a)", "(b)", "i.", "ii.", "(c)", "1.3", "(a)", "2.", "2.1", "(a)"],
    ],
    [
      "two lists of one definition count on",
      abstract(0, LEGAL) + list(1, 0) + list(2, 0),
      item(1, 0) + item(2, 0) + item(1, 0),
      ["1.", "2.", "3."],
    ],
    [
      "a list told to start again does so once",
      abstract(0, LEGAL) +
        list(1, 0) +
        list(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
      item(1, 0) + item(1, 0) + item(2, 0) + item(2, 0),
      ["1.", "2.", "1.", "2."],
    ],
    [
      "a level replaced by the list",
      abstract(0, LEGAL) +
        list(1, 0, `<w:lvlOverride w:ilvl="0">${lvl(0, "upperLetter", "%1)")}</w:lvlOverride>`),
      item(1, 0) + item(1, 0),
      ["A)", "B)"],
    ],
    [
      "a deeper level that never starts again",
      abstract(0, lvl(0, "decimal", "%1.") + lvl(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/>')) +
        list(1, 0),
      item(1, 0) + item(1, 1) + item(1, 0) + item(1, 1),
      ["1.", "1.1", "2.", "2.2"],
    ],
    [
      "a deeper level used before its parent",
      abstract(0, LEGAL) + list(1, 0),
      item(1, 1) + item(1, 1) + item(1, 0),
      ["1.1", "1.2", "1."],
    ],
    [
      "bullets, no number, and number 0",
      abstract(0, lvl(0, "bullet", "\uf0b7") + lvl(1, "none", "")) + list(1, 0),
      item(1, 0) + item(1, 1) + item(0, 0) + item(99, 0),
      ["•", null, null, null],
    ],
    [
      "legal numbering under Roman sections",
      abstract(0, lvl(0, "upperRoman", "%1.") + lvl(1, "decimal", "%1.%2", "<w:isLgl/>")) + list(1, 0),
      item(1, 0) + item(1, 0) + item(1, 1),
      ["I.", "II.", "2.1"],
    ],
    [
      "an empty paragraph that carries a number",
      abstract(0, LEGAL) + list(1, 0),
      item(1, 0) + item(1, 0, "") + item(1, 0),
      ["1.", "3."],
    ],
  ])("%s", async (_, numbering, body, expected) => {
    expect(labels(await blocksOf({ body, numbering }))).toEqual(expected);
  });

  it("comes from paragraph styles, their parents, and the level linked to a style", async () => {
    const numbering =
      abstract(
        0,
        lvl(0, "decimal", "%1.", '<w:pStyle w:val="Heading1"/>') +
          lvl(1, "decimal", "%1.%2", '<w:pStyle w:val="Clause"/>'),
      ) + list(5, 0);
    const style = (id: string, name: string, numPr: string, based = "") =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${based ? `<w:basedOn w:val="${based}"/>` : ""}<w:pPr>${numPr}</w:pPr></w:style>`;
    const numId = '<w:numPr><w:numId w:val="5"/></w:numPr>';
    const styles =
      style("Heading1", "heading 1", numId) +
      style("Clause", "Clause", numId) +
      style("ClauseTight", "Clause tight", "", "Clause") +
      style("Loop", "Loop", "", "Loop");
    const styled = (id: string, more = "") => par(run("Text."), `<w:pStyle w:val="${id}"/>${more}`);
    const body =
      styled("Heading1") +
      styled("Clause") +
      styled("ClauseTight") +
      styled("Heading1") +
      styled("Clause") +
      styled("Clause", '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled("Loop") +
      styled("Missing");
    const blocks = await blocksOf({ body, numbering, styles });
    expect(labels(blocks)).toEqual(["1.", "1.1", "1.2", "2.", "2.1", null, null, null]);
    expect(blocks[0]).toMatchObject({ kind: "heading", level: 1 });
  });

  it("goes deeper where another list is set further in, as the second list style of Word is", async () => {
    const bullets = (id: number, left: number) =>
      abstract(id, lvl(0, "bullet", "•", `<w:pPr><w:ind w:left="${left}" w:hanging="360"/></w:pPr>`)) +
      list(id, id);
    const numbering = bullets(1, 360) + bullets(2, 643);
    const body = item(1, 0) + item(2, 0) + item(2, 0) + item(1, 0);
    const blocks = await blocksOf({ body, numbering });
    expect(blocks.map((block) => (block.kind === "item" ? block.depth : null))).toEqual([0, 1, 1, 0]);
  });

  it("follows a list style to its definition", async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Legal"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Legal"/>${LEGAL}</w:abstractNum>${list(1, 0)}`;
    expect(labels(await blocksOf({ body: item(1, 0) + item(1, 1), numbering }))).toEqual(["1.", "1.1"]);
  });
});

describe("what real Word files hold", () => {
  const text = async (body: string) =>
    (await blocksOf({ body })).map((block) => ("text" in block ? block.text : ""));

  it.each<[string, string, string[]]>([
    ["soft line breaks", par(`${run("One")}<w:r><w:br/></w:r>${run("two")}`), ["One\ntwo"]],
    ["a page break", par(`${run("One")}<w:r><w:br w:type="page"/></w:r>${run("two")}`), ["One two"]],
    [
      "bold split over runs",
      par(run("A ") + run("bo", "<w:b/>") + run("ld", "<w:b/>") + run(" word")),
      ["A **bold** word"],
    ],
    ["bold switched off", par(run("plain", '<w:b w:val="0"/>')), ["plain"]],
    ["hard spaces and soft hyphens", par(run("8\u00a0March\u00ad\u200b 2024")), ["8 March 2024"]],
    ["smart quotes", par(run("the council’s “plan”")), ["the council’s “plan”"]],
    ["marks that look like Markdown", par(run("[name] *and* a_b")), ["\\[name\\] \\*and\\* a\\_b"]],
    ["tracked insertions", par(`${run("One ")}<w:ins w:id="1">${run("two")}</w:ins>`), ["One two"]],
    [
      "tracked deletions",
      par(`${run("One")}<w:del w:id="1"><w:r><w:delText>two</w:delText></w:r></w:del>`),
      ["One"],
    ],
    ["moved text", par(`<w:moveFrom>${run("old")}</w:moveFrom><w:moveTo>${run("new")}</w:moveTo>`), ["new"]],
    [
      "a deleted paragraph mark",
      par(run("One"), "<w:rPr><w:del w:id='1'/></w:rPr>") + par(run("two.")),
      ["One two."],
    ],
    ["hyperlinks", par(`See <w:hyperlink>${run("the plan")}</w:hyperlink>${run(".")}`), ["the plan."]],
    [
      "fields: their result, not their code",
      par(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("12")} <w:r><w:fldChar w:fldCharType="end"/></w:r>${run(" pages")}`,
      ),
      ["12 pages"],
    ],
    ["simple fields", par(`<w:fldSimple w:instr="DATE">${run("8 March")}</w:fldSimple>`), ["8 March"]],
    ["hidden text", par(run("seen") + run("hidden", "<w:vanish/>")), ["seen"]],
    ["content controls", `<w:sdt><w:sdtContent>${par(run("inside"))}</w:sdtContent></w:sdt>`, ["inside"]],
    [
      "content controls in a line",
      par(`<w:sdt><w:sdtContent>${run("inside")}</w:sdtContent></w:sdt>`),
      ["inside"],
    ],
    [
      "tabs and hyphens",
      par("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>"),
      ["a b-c"],
    ],
    [
      "a text box, once, after its paragraph",
      par(
        `${run("Anchor.")}<w:r><mc:AlternateContent><mc:Choice><w:drawing><x><w:txbxContent>${par(run("Boxed."))}</w:txbxContent></x></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${par(run("Boxed."))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      ["Anchor.", "Boxed."],
    ],
    [
      "a box of one cell",
      `<w:tbl><w:tr><w:tc>${par(run("One."))}${par(run("Two."))}</w:tc></w:tr></w:tbl>`,
      ["One.", "Two."],
    ],
  ])("%s", async (_, body, expected) => {
    expect(await text(body)).toEqual(expected);
  });

  it("keeps footnotes apart from the sentence they hang on", async () => {
    const body = par(
      `${run("The councils agree")}<w:r><w:footnoteReference w:id="2"/></w:r>${run(" to share.")}`,
    );
    const footnotes = `<w:footnote w:type="separator" w:id="0">${par("")}</w:footnote><w:footnote w:id="2">${par(run("Since 2022."))}</w:footnote>`;
    const source = await sourceOf({ body, footnotes });
    expect(source.blocks).toEqual([{ kind: "paragraph", text: "The councils agree to share." }]);
    expect(source.footnotes).toEqual(["Since 2022."]);
  });

  it("reads tables cell by cell, without deleted rows", async () => {
    const cell = (...texts: string[]) => `<w:tc>${texts.map((one) => par(run(one))).join("")}</w:tc>`;
    const body = `<w:tbl><w:tr>${cell("Rule")}${cell("One.", "Two.")}</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell("x")}${cell("y")}</w:tr><w:tr>${cell("")}${cell("Three.")}</w:tr></w:tbl>`;
    expect(await blocksOf({ body })).toEqual([
      {
        kind: "table",
        rows: [
          [["Rule"], ["One.", "Two."]],
          [[], ["Three."]],
        ],
      },
    ]);
  });

  it("takes numbers that were typed, but believes Word where it counts", async () => {
    const numbering = abstract(0, lvl(0, "bullet", "•")) + list(1, 0);
    const body = par(run("2.2 Typed.")) + item(1, 0, "a. Typed after a bullet.");
    expect(labels(await blocksOf({ body, numbering }))).toEqual(["2.2", "a."]);
  });

  it("says where a file fetches things from when it is opened; a link that is followed by hand is not one", async () => {
    const relations = [
      ["attachedTemplate", "https://a.example.org/x.dotm", "External"],
      ["hyperlink", "https://b.example.org/", "External"],
      ["image", "media/image1.png", "Internal"],
    ].map(
      ([kind, target, mode]) => `<Relationship Type="x/${kind}" Target="${target}" TargetMode="${mode}"/>`,
    );
    const bytes = await wordFile(paragraph("Hello."), {
      "word/_rels/settings.xml.rels": `<Relationships xmlns="x">${relations.join("")}</Relationships>`,
    });
    expect((await readDocument({ name: "a.docx", bytes })).outside).toEqual(["https://a.example.org/x.dotm"]);
    expect((await sourceOf({ body: par(run("Hello.")) })).outside).toEqual([]);
  });

  it("reads files made by other programs, with another prefix and main part", async () => {
    const zip = new JSZip();
    zip.file(
      "_rels/.rels",
      '<Relationships xmlns="x"><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/main.xml"/></Relationships>',
    );
    zip.file(
      "word/main.xml",
      '<d:document xmlns:d="http://purl.oclc.org/x"><d:body><d:p><d:r><d:t>Hello.</d:t></d:r></d:p></d:body></d:document>',
    );
    const source = await readDocument({
      name: "a.docx",
      bytes: await zip.generateAsync({ type: "uint8array" }),
    });
    expect(source.blocks).toEqual([{ kind: "paragraph", text: "Hello." }]);
  });
});
