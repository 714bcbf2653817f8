import { Bookmark, type IParagraphOptions, Paragraph, type ParagraphChild, TextRun } from "docx";
import type { BlockContent, DefinitionContent, FootnoteDefinition, List, RootContent, Table } from "mdast";
import { htmlText, parseInlineMarkdown, parseMarkdown, taskWords } from "#app/platform/text/markdown-tree.ts";
import { DEEPEST_LIST_LEVEL, type Drawing, type ListInstance } from "./drawing.ts";
import {
  collectReferences,
  inlineText,
  inlineToWord,
  type References,
  showsSomething,
} from "./inline-to-word.ts";
import { isBlank, runText } from "./run-text.ts";
import { LIST_INDENT, WORD_STYLE } from "./styles.ts";
import { drawTable } from "./table-to-word.ts";

type AnyBlock = RootContent | BlockContent | DefinitionContent;

/** Where paragraphs go: into the flow of the document, or into a cell or footnote. */
interface Surroundings {
  drawing: Drawing;
  references: References;
  add: (options: IParagraphOptions) => void;
  /** Level that `#` becomes; null where no heading can stand (lists, quotations, cells, footnotes). */
  headingBase: number | null;
  /** Style of plain paragraphs, and of list items. */
  style: string | undefined;
  listStyle: string;
  /** False in cells and footnotes, where a table becomes lines of text. */
  tables: boolean;
  /** Set-in of paragraphs in list items and quotations, in twips. */
  indent: number;
  /** The list item we stand in, whose first paragraph carries the mark. */
  item: { list: ListInstance; level: number; marked: boolean } | null;
}

function referencesFor(root: readonly AnyBlock[], drawing: Drawing): References {
  const references: References = { definitions: new Map(), footnotes: new Map() };
  for (const node of root) collectReferences(node, references);
  references.drawFootnote = (note) => drawing.addFootnote(footnoteParagraphs(note, references, drawing));
  return references;
}

/** Draws Markdown into the flow of the document. `#` becomes a heading of level `headingBase`. */
export function markdownToWord(markdown: string, drawing: Drawing, headingBase = 2): void {
  const { children } = parseMarkdown(markdown);
  const around: Surroundings = {
    drawing,
    references: referencesFor(children, drawing),
    add: (options) => drawing.addParagraph(options),
    headingBase,
    style: undefined,
    listStyle: WORD_STYLE.list,
    tables: true,
    indent: 0,
    item: null,
  };
  drawBlocks(children, around);
}

/** Draws the Markdown of one table cell: paragraphs and lists, at least one paragraph, never a table. */
export function cellToWord(markdown: string, drawing: Drawing, style: string): Paragraph[] {
  const { children } = parseMarkdown(markdown);
  const paragraphs: Paragraph[] = [];
  drawBlocks(children, {
    drawing,
    references: referencesFor(children, drawing),
    add: (options) => paragraphs.push(new Paragraph(options)),
    headingBase: null,
    style,
    listStyle: WORD_STYLE.tableList,
    tables: false,
    indent: 0,
    item: null,
  });
  return paragraphs.length > 0 ? paragraphs : [new Paragraph({ style })];
}

/** Draws one piece of inline Markdown as the content of a paragraph; an empty list when nothing would show. */
export function lineToWord(markdown: string): ParagraphChild[] {
  const nodes = parseInlineMarkdown(markdown);
  const references: References = { definitions: new Map(), footnotes: new Map() };
  return showsSomething(nodes, references) ? inlineToWord(nodes, references) : [];
}

function footnoteParagraphs(note: FootnoteDefinition, references: References, drawing: Drawing): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  drawBlocks(note.children, {
    drawing,
    // A footnote cannot hold another one: its number is written out instead.
    references: { definitions: references.definitions, footnotes: references.footnotes },
    add: (options) => paragraphs.push(new Paragraph(options)),
    headingBase: null,
    style: WORD_STYLE.footnote,
    listStyle: WORD_STYLE.footnote,
    tables: false,
    indent: 0,
    item: null,
  });
  return paragraphs.length > 0 ? paragraphs : [new Paragraph({ style: WORD_STYLE.footnote, text: "–" })];
}

function drawBlocks(nodes: readonly AnyBlock[], around: Surroundings): void {
  for (const node of nodes) drawBlock(node, around);
}

/** Adds one paragraph with the mark or the set-in of the place it stands in. */
function add(around: Surroundings, children: ParagraphChild[], options: IParagraphOptions = {}): void {
  const { item } = around;
  if (item && !item.marked) {
    item.marked = true;
    const level = Math.min(item.level, DEEPEST_LIST_LEVEL);
    around.add({ style: around.listStyle, numbering: { ...item.list, level }, ...options, children });
    return;
  }
  const style = options.style ?? (item ? around.listStyle : around.style);
  const indent = around.indent > 0 ? { indent: { left: around.indent } } : {};
  around.add({ ...(style ? { style } : {}), ...indent, ...options, children });
}

function drawBlock(node: AnyBlock, around: Surroundings): void {
  switch (node.type) {
    case "paragraph":
      if (showsSomething(node.children, around.references))
        add(around, inlineToWord(node.children, around.references));
      return;
    case "heading": {
      const text = inlineText(node.children).trim();
      if (isBlank(text)) return;
      if (around.headingBase === null) {
        add(around, inlineToWord(node.children, around.references, { bold: true }));
        return;
      }
      const children = inlineToWord(node.children, around.references);
      drawHeading(around.drawing, around.headingBase + node.depth - 1, text, children);
      return;
    }
    case "thematicBreak":
      if (around.headingBase !== null) around.add({ style: WORD_STYLE.rule });
      return;
    case "blockquote":
      drawBlocks(node.children, {
        ...around,
        headingBase: null,
        style: around.tables ? WORD_STYLE.quote : around.style,
        tables: false,
      });
      return;
    case "list":
      drawList(node, around);
      return;
    case "html": {
      const text = runText(htmlText(node.value).trim());
      if (!isBlank(text)) add(around, [new TextRun(text)]);
      return;
    }
    case "code":
      drawCode(node.value, around);
      return;
    case "table":
      drawMarkdownTable(node, around);
      return;
    default:
      // Definitions of links and footnotes are drawn where they are referred to.
      return;
  }
}

/** Draws a real heading with a bookmark for the contents list. */
export function drawHeading(
  drawing: Drawing,
  wanted: number,
  text: string,
  children: readonly ParagraphChild[],
): void {
  const { level, bookmark } = drawing.addHeading(wanted, text);
  drawing.addParagraph({
    style: `Heading${level}`,
    children: [new Bookmark({ id: bookmark, children })],
  });
}

function drawCode(code: string, around: Surroundings): void {
  const lines = code.split(/\r?\n/).map(runText);
  if (isBlank(lines.join(""))) return;
  const runs = lines.map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) }));
  add(around, runs, { style: WORD_STYLE.code });
}

function drawList(list: List, around: Surroundings, inherited: ListInstance | null = null): void {
  const { drawing } = around;
  const ordered = list.ordered === true;
  const level = around.item ? around.item.level + 1 : 0;
  const instance = inherited ?? drawing.newList(ordered, list.start ?? 1);
  for (const entry of list.children) {
    const item = { list: instance, level, marked: false };
    const inside: Surroundings = {
      ...around,
      headingBase: null,
      style: around.listStyle,
      tables: false,
      indent: LIST_INDENT.step * (Math.min(level, DEEPEST_LIST_LEVEL) + 1),
      item,
    };
    let innerLists = 0;
    for (const child of contentOf(entry)) {
      if (child.type !== "list") {
        drawBlock(child, inside);
        continue;
      }
      innerLists += child.ordered ? 1 : 0;
      // The first numbered list inside a numbered item belongs to the same Word list, one level down, and starts
      // again under each item by Word's own rule; any other list is one of its own.
      const joins = ordered && child.ordered && innerLists === 1 && (child.start ?? 1) === 1 && item.marked;
      drawList(child, inside, joins && level < DEEPEST_LIST_LEVEL ? instance : null);
    }
  }
}

/** The item with its tick box, if it has one, said in words. */
function contentOf(entry: List["children"][number]): List["children"][number]["children"] {
  const [first, ...rest] = entry.children;
  if (typeof entry.checked !== "boolean" || first?.type !== "paragraph") return entry.children;
  const words = { type: "text", value: taskWords(entry.checked) } as const;
  return [{ ...first, children: [words, ...first.children] }, ...rest];
}

function drawMarkdownTable(table: Table, around: Surroundings): void {
  const [head, ...body] = table.children;
  const columns = head?.children ?? [];
  if (!head || columns.length === 0) return;
  if (!around.tables) {
    for (const row of table.children)
      add(
        around,
        row.children.flatMap((cell, index) => [
          ...(index > 0 ? [new TextRun("; ")] : []),
          ...inlineToWord(cell.children, around.references),
        ]),
      );
    return;
  }
  const names = columns.map((cell) => inlineText(cell.children).trim());
  const words = columns.map((_, index) =>
    Math.max(
      6,
      ...table.children.map((row) => Math.min(60, inlineText(row.children[index]?.children ?? []).length)),
    ),
  );
  const cells = (row: Table["children"][number], look: { bold?: boolean } = {}) =>
    columns.map((_, index) => inlineToWord(row.children[index]?.children ?? [], around.references, look));
  const named = names.filter((name) => !isBlank(name));
  const description = named.length > 0 ? `Table of ${named.join(", ")}` : "Table";
  if (around.drawing.needsParagraphBeforeTable)
    around.drawing.addParagraph({ style: WORD_STYLE.caption, children: [new TextRun(description)] });
  drawTable(around.drawing, {
    description,
    weights: words,
    heading: cells(head),
    rows: body.map((row) =>
      cells(row).map((children) => [new Paragraph({ style: WORD_STYLE.tableText, children })]),
    ),
  });
}
