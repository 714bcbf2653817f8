/**
 * Builds the Word templates afresh: `npx tsx templates/build-templates.ts`, or only those named after it.
 *
 * The .docx files beside this script are kept in the repository, so that people may change their look in Word; running
 * this throws such changes away. It exists to start from, and to say in a form that can be read what a template holds.
 */
import { writeFile } from "node:fs/promises";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from "docx";
import JSZip from "jszip";
import {
  PAPER_TEMPLATES,
  TEMPLATE_KINDS,
  TEMPLATE_ORIENTATION,
  TEMPLATE_PAGE,
  type TemplateKind,
  WORD_CONTENTS_PLACEHOLDER,
  WORD_SECTIONS,
} from "../app/word/document.ts";
import { PAGES, textWidth, WORD_LANGUAGE, WORD_STYLE } from "../app/word/styles.ts";

const FONT = "Arial";
const NAVY = "12436D";
const INK = "1A1A1A";
const GREY = "484949";
const RULE = "28A197";
const PALE = "E8EEF4";

const half = (points: number) => points * 2;
const twips = (points: number) => points * 20;

/** Sizes in points. The papers of a visit are read from a step away, a door sign from the corridor, the wall from 2 metres. */
interface Sizes {
  title: number;
  headings: readonly [number, number, number];
  /** Space above a heading of level 1. */
  above: number;
  lead: number;
  table: number;
  /** Height of a line of text and of a table, in 240ths of the font's own. */
  text: number;
  line: number;
  /** Facts: the size, and how far the detail is set in (twips). */
  fact: number;
  factIndent: number;
}

const DOCUMENT: Sizes = {
  title: 28,
  headings: [20, 16, 13.5],
  above: 26,
  lead: 14,
  table: 12,
  text: 288,
  line: 264,
  fact: 12,
  factIndent: 3118,
};

const SIZES: Partial<Record<TemplateKind, Sizes>> = {
  "timetable-paper": {
    ...DOCUMENT,
    title: 24,
    headings: [18, 13, 12],
    above: 0,
    line: 240,
    factIndent: 2438,
  },
  "wall-grid": { ...DOCUMENT, headings: [32, 20, 18], above: 0, lead: 18, table: 18, line: 240 },
  "door-signs": { ...DOCUMENT, headings: [54, 30, 24], above: 24, lead: 24, fact: 24, factIndent: 3686 },
};

const sizesOf = (kind: TemplateKind): Sizes => SIZES[kind] ?? DOCUMENT;

const isPaper = (kind: TemplateKind) => (PAPER_TEMPLATES as readonly TemplateKind[]).includes(kind);

const heading = (level: number, points: number, before: number, after: number, color = NAVY) => ({
  run: { font: FONT, size: half(points), bold: true, color },
  paragraph: {
    spacing: { before: twips(before), after: twips(after), line: 264, lineRule: LineRuleType.AUTO },
    keepNext: true,
    keepLines: true,
    outlineLevel: level - 1,
  },
});

function styles(width: number, sizes: Sizes) {
  const [first, second, third] = sizes.headings;
  const body = { basedOn: "Normal", next: "Normal", quickFormat: true };
  const contents = (level: number) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: "Normal",
    next: "Normal",
    run: { color: "1D4F91" },
    paragraph: {
      indent: { left: (level - 1) * 340, right: 560 },
      spacing: { before: level === 1 ? twips(6) : 0, after: twips(3) },
      tabStops: [{ type: TabStopType.RIGHT, position: width, leader: "dot" as const }],
    },
  });
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: half(12),
          color: INK,
          language: { value: WORD_LANGUAGE, eastAsia: WORD_LANGUAGE },
        },
        paragraph: {
          spacing: { after: twips(9), line: sizes.text, lineRule: LineRuleType.AUTO },
          alignment: AlignmentType.LEFT,
        },
      },
      title: {
        run: { font: FONT, size: half(sizes.title), bold: true, color: NAVY },
        paragraph: {
          spacing: { before: twips(6), after: twips(10), line: 252, lineRule: LineRuleType.AUTO },
          keepNext: true,
          keepLines: true,
        },
      },
      heading1: heading(1, first, sizes.above, 10),
      heading2: heading(2, second, sizes.above === 0 ? 10 : 20, sizes.above === 0 ? 4 : 8),
      heading3: heading(3, third, 16, 6, INK),
      heading4: heading(4, 12, 12, 4, GREY),
      listParagraph: { paragraph: { spacing: { after: twips(5) } } },
      caption: {
        run: { font: FONT, size: half(12), bold: true, italics: false, color: NAVY },
        paragraph: { spacing: { before: twips(12), after: twips(5) }, keepNext: true, keepLines: true },
      },
      hyperlink: { run: { color: "1D4F91", underline: { type: "single" as const } } },
      footnoteText: {
        run: { font: FONT, size: half(12) },
        paragraph: { spacing: { after: twips(3), line: 264, lineRule: LineRuleType.AUTO } },
      },
    },
    paragraphStyles: [
      {
        id: WORD_STYLE.organisation,
        name: "Cover Organisation",
        ...body,
        run: { bold: true, color: NAVY, size: half(12) },
        paragraph: {
          spacing: { before: 0, after: twips(16) },
          border: { top: { style: BorderStyle.SINGLE, size: 48, color: RULE, space: 14 } },
          keepNext: true,
        },
      },
      {
        id: WORD_STYLE.subtitle,
        name: "Subtitle",
        ...body,
        run: { size: half(16), color: GREY },
        paragraph: { spacing: { after: twips(12) }, keepNext: true },
      },
      {
        id: WORD_STYLE.coverDetail,
        name: "Cover Detail",
        ...body,
        run: { color: GREY },
        paragraph: { spacing: { after: twips(3) } },
      },
      {
        id: WORD_STYLE.contentsHeading,
        name: "TOC Heading",
        ...body,
        run: { bold: true, size: half(16), color: NAVY },
        paragraph: { spacing: { before: twips(30), after: twips(8) }, keepNext: true },
      },
      contents(1),
      contents(2),
      contents(3),
      {
        id: WORD_STYLE.lead,
        name: "Lead",
        ...body,
        run: { size: half(sizes.lead), color: INK },
        paragraph: { spacing: { after: twips(12), line: 300, lineRule: LineRuleType.AUTO } },
      },
      {
        id: WORD_STYLE.quote,
        name: "Quote",
        ...body,
        run: { color: GREY },
        paragraph: {
          indent: { left: 397, right: 397 },
          spacing: { before: twips(6), after: twips(12) },
          border: { left: { style: BorderStyle.SINGLE, size: 24, color: RULE, space: 12 } },
        },
      },
      {
        id: WORD_STYLE.fact,
        name: "Fact",
        ...body,
        run: { size: half(sizes.fact) },
        paragraph: {
          indent: { left: sizes.factIndent, hanging: sizes.factIndent },
          tabStops: [{ type: TabStopType.LEFT, position: sizes.factIndent }],
          spacing: { after: twips(5) },
        },
      },
      {
        id: WORD_STYLE.code,
        name: "Code Block",
        ...body,
        run: { font: "Consolas", size: half(12) },
        paragraph: {
          shading: { type: "clear" as const, fill: "F3F3F3", color: "auto" },
          spacing: { before: twips(4), after: twips(9) },
        },
      },
      {
        id: WORD_STYLE.rule,
        name: "Section Break Rule",
        ...body,
        paragraph: {
          border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: "B1B4B6", space: 1 } },
          spacing: { before: 0, after: twips(12) },
        },
      },
      {
        id: WORD_STYLE.tableText,
        name: "Table Text",
        ...body,
        next: WORD_STYLE.tableText,
        run: { size: half(sizes.table) },
        paragraph: { spacing: { after: twips(4), line: sizes.line, lineRule: LineRuleType.AUTO } },
      },
      {
        id: WORD_STYLE.tableHeading,
        name: "Table Heading",
        ...body,
        next: WORD_STYLE.tableText,
        run: { bold: true, color: NAVY, size: half(sizes.table) },
        paragraph: {
          spacing: { after: twips(4), line: sizes.line, lineRule: LineRuleType.AUTO },
          keepNext: true,
        },
      },
      {
        id: WORD_STYLE.tableList,
        name: "Table List",
        basedOn: WORD_STYLE.tableText,
        next: WORD_STYLE.tableList,
        quickFormat: true,
        paragraph: { spacing: { after: twips(2), line: sizes.line, lineRule: LineRuleType.AUTO } },
      },
      {
        id: "Header",
        name: "header",
        basedOn: "Normal",
        run: { size: half(10), color: GREY },
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: "Footer",
        name: "footer",
        basedOn: "Normal",
        run: { size: half(10), color: GREY },
        paragraph: {
          spacing: { before: 0, after: 0 },
          tabStops: [{ type: TabStopType.RIGHT, position: width }],
        },
      },
    ],
    characterStyles: [
      {
        id: WORD_STYLE.inlineCode,
        name: "Inline Code",
        basedOn: "DefaultParagraphFont",
        quickFormat: true,
        run: { font: "Consolas", size: half(12) },
      },
    ],
  };
}

/** docx cannot write a table style: this is the one all tables use. */
const tableStyle = (above: number, below: number) =>
  `<w:style w:type="table" w:customStyle="1" w:styleId="${WORD_STYLE.table}"><w:name w:val="Challenge Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="${NAVY}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${NAVY}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/></w:tblBorders><w:tblCellMar><w:top w:w="${above}" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="${below}" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="${NAVY}"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="${PALE}"/></w:tcPr></w:tblStylePr></w:style>`;

const NAMES: Record<TemplateKind, string> = {
  scope: "Scope letter",
  "position-statement": "Position statement",
  timetable: "On-site timetable",
  report: "Peer challenge report",
  "action-plan": "Action plan",
  "progress-review": "Progress review report",
  "timetable-paper": "Timetable on paper",
  "wall-grid": "Timetable for the wall",
  "door-signs": "Door signs",
};

const placeholder = (name: string, style?: string) =>
  new Paragraph({ ...(style ? { style } : {}), children: [new TextRun(`{{${name}}}`)] });

async function build(kind: TemplateKind): Promise<Uint8Array> {
  const orientation = TEMPLATE_ORIENTATION[kind];
  const width = textWidth(orientation, TEMPLATE_PAGE[kind]);
  const page = PAGES[TEMPLATE_PAGE[kind]];
  const footer = () =>
    new Footer({
      children: [
        new Paragraph({
          style: "Footer",
          border: { top: { style: BorderStyle.SINGLE, size: 4, color: "B1B4B6", space: 6 } },
          children: [
            // The sheets of a paper are taken apart: each says how the timetable it shows stands.
            new TextRun(isPaper(kind) ? "{{statusText}}" : "{{organisation}}"),
            new TextRun({ children: ["\tPage ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
          ],
        }),
      ],
    });
  const document = new Document({
    title: NAMES[kind],
    creator: "Peer Challenge Workspace",
    lastModifiedBy: "Peer Challenge Workspace",
    description: "Template",
    compatabilityModeVersion: 15,
    styles: styles(width, sizesOf(kind)),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              width: page.shortSide,
              height: page.longSide,
              orientation: orientation === "landscape" ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: page.margin,
              bottom: page.margin,
              left: page.margin,
              right: page.margin,
              header: page.margin === PAGES.A4.margin ? 624 : 425,
              footer: page.margin === PAGES.A4.margin ? 567 : 425,
            },
          },
        },
        headers: {
          default: new Header({
            children: [new Paragraph({ style: "Header", children: [new TextRun("{{title}}")] })],
          }),
          first: new Header({ children: [new Paragraph({ style: "Header" })] }),
        },
        footers: { default: footer(), first: footer() },
        children: [
          placeholder("organisation", WORD_STYLE.organisation),
          placeholder("title", WORD_STYLE.title),
          placeholder("subtitle", WORD_STYLE.subtitle),
          placeholder("statusText", WORD_STYLE.coverDetail),
          placeholder("dateText", WORD_STYLE.coverDetail),
          placeholder(WORD_CONTENTS_PLACEHOLDER),
          ...WORD_SECTIONS[kind].map((name) => placeholder(name)),
        ],
      },
    ],
  });
  return finish(await Packer.toBuffer(document), isPaper(kind) ? tableStyle(40, 10) : tableStyle(85, 57));
}

/** Adds what docx has no words for: the language of the file, the language of the theme, the table style. */
async function finish(bytes: Uint8Array, table: string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const change = async (path: string, edit: (xml: string) => string) => {
    const before = await zip.file(path)!.async("string");
    const after = edit(before);
    if (after === before) throw new Error(`Nothing to change in ${path}: docx writes it differently now.`);
    zip.file(path, after);
  };
  await change("docProps/core.xml", (xml) =>
    xml
      // The day the template was built says nothing about a document drawn into it.
      .replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, "")
      .replace("</cp:coreProperties>", `<dc:language>${WORD_LANGUAGE}</dc:language></cp:coreProperties>`),
  );
  await change("word/styles.xml", (xml) => xml.replace("</w:styles>", `${table}</w:styles>`));
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

const named = process.argv.slice(2);
for (const kind of TEMPLATE_KINDS) {
  if (named.length > 0 && !named.includes(kind)) continue;
  const file = new URL(`./${kind}.docx`, import.meta.url);
  await writeFile(file, await build(kind));
  console.log(`templates/${kind}.docx`);
}
