import type { Element } from "@xmldom/xmldom";
import { paragraphsOf } from "../html-text.ts";
import { splitTypedLabel } from "../labels.ts";
import { type Block, BULLET, plain, tidyCharacters } from "../source-text.ts";
import type { ListCounter, Numbering } from "./word-numbering.ts";
import { RunWriter } from "./word-runs.ts";
import type { Style, Styles } from "./word-styles.ts";
import { attribute, childElements, childNamed, leftIndent, numberAttribute } from "./word-xml.ts";

/** Wrappers whose content is the document's own. */
const TRANSPARENT = new Set(["ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag"]);

/** Indentations closer than this (a sixth of an inch is 240) are the same column. */
const SAME_COLUMN = 120;
/** A deeper level of the same list is deeper even where it is not set further in. */
const LEVEL_STEP = 130;

/** What paragraphs refer to. */
export interface WordSource {
  styles: Styles;
  numbering: Numbering;
  counter: ListCounter;
  /** Blocks of the documents of other kinds that it carries inside it, by the id of each; null for one that is not read. */
  inside: ReadonlyMap<string, readonly Block[] | null>;
  /** Where parts stand that are not read, in words; grows while the body is read. */
  unread: string[];
}

/** Walks the body of a Word document and makes blocks of its paragraphs and tables. */
export class WordBody {
  private readonly blocks: Block[] = [];
  /** The words of a paragraph whose end mark was deleted with tracked changes: they run on into the next one. */
  private carried = "";
  private columns: number[] = [];
  private typedColumns: number[] = [];

  constructor(private readonly of: WordSource) {}

  finish(): Block[] {
    if (this.carried !== "") this.blocks.push({ kind: "paragraph", text: this.carried });
    this.carried = "";
    return this.blocks;
  }

  read(container: Element): void {
    for (const element of childElements(container)) {
      const name = element.localName ?? "";
      if (name === "p") this.readParagraph(element);
      else if (name === "tbl") this.readTable(element);
      else if (TRANSPARENT.has(name)) this.read(element);
      else if (name === "altChunk") this.readInside(attribute(element, "id") ?? "");
      else if (name === "AlternateContent") {
        const choice = childNamed(element, "Choice") ?? childNamed(element, "Fallback");
        if (choice) this.read(choice);
      }
    }
  }

  private readInside(id: string): void {
    const blocks = this.of.inside.get(id) ?? null;
    if (blocks === null) this.tellUnread("A document inside it");
    else this.blocks.push(...blocks);
  }

  /** Says after which words a part stands that is not read. */
  private tellUnread(what: string): void {
    const last = this.blocks.findLast((block) => block.kind !== "table");
    const after = last !== undefined && "text" in last ? plain(last.text).slice(0, 80) : "";
    this.of.unread.push(after === "" ? `${what}, at its beginning` : `${what}, after “${after}”`);
  }

  private readParagraph(paragraph: Element): void {
    const properties = childNamed(paragraph, "pPr");
    const style = this.of.styles.paragraph(attribute(childNamed(properties, "pStyle"), "val"));
    const writer = new RunWriter(this.of.styles, style);
    writer.read(paragraph);
    const text = this.carried + tidyCharacters(writer.finish()).trim();
    this.carried = "";
    const isMarkDeleted = childNamed(childNamed(properties, "rPr"), "del") !== null;
    if (isMarkDeleted) {
      this.carried = text === "" ? "" : `${text} `;
    } else {
      const number = this.numberOf(properties, style);
      // Word counts an empty numbered paragraph too, so the counter moves before the text is looked at.
      const label = number === null ? null : this.of.counter.next(number.numId, number.level);
      if (plain(text) !== "") {
        const heading = this.headingLevel(properties, style);
        const isListed = label !== null && heading === null;
        const depth =
          isListed && number
            ? this.depth(number, properties, style)
            : this.typedDepth(text, heading, properties, style);
        // Converters leave tags of HTML among the words of a cell.
        const [first = "", ...others] = paragraphsOf(text);
        this.push(first, label, depth, heading);
        for (const other of others) this.push(other, null, 0, null);
      }
    }
    for (const box of writer.textBoxes) this.read(box);
    for (let index = 0; index < writer.embedded; index += 1) this.tellUnread("An embedded object");
  }

  private numberOf(properties: Element | null, style: Style): { numId: string; level: number } | null {
    const direct = childNamed(properties, "numPr");
    const directId = attribute(childNamed(direct, "numId"), "val");
    const directLevel = numberAttribute(childNamed(direct, "ilvl"), "val");
    const numId = directId ?? style.numId;
    if (numId === null || numId === "0") return null;
    const ofStyle =
      directId === null && style.numStyle ? this.of.numbering.levelOfStyle(numId, style.numStyle) : null;
    return { numId, level: directLevel ?? ofStyle ?? style.numLevel ?? 0 };
  }

  /**
   * How deep a list item stands. Its level in the list is not enough: the inner bullets of many letters are another
   * list at its first level, set further in.
   */
  private depth(number: { numId: string; level: number }, properties: Element | null, style: Style): number {
    const own =
      leftIndent(properties) ?? this.of.numbering.indent(number.numId, number.level) ?? style.indent ?? 0;
    const column = own + number.level * LEVEL_STEP;
    return depthIn(this.columns, column);
  }

  /** How deep an item with a typed label stands, by how far it is set in; apart from the lists of Word, which set in what stands beside them. */
  private typedDepth(text: string, heading: number | null, properties: Element | null, style: Style): number {
    if (heading !== null) this.typedColumns = [];
    if (heading !== null || splitTypedLabel(text).label === null) return 0;
    const column = leftIndent(properties) ?? style.indent ?? 0;
    return depthIn(this.typedColumns, column);
  }

  private headingLevel(properties: Element | null, style: Style): number | null {
    const outline = numberAttribute(childNamed(properties, "outlineLvl"), "val");
    return outline !== null && outline < 9 ? outline + 1 : style.headingLevel;
  }

  private push(text: string, label: string | null, depth: number, headingLevel: number | null): void {
    const typed = splitTypedLabel(text);
    // Some people type the number although Word puts one too; the one Word computes wins unless it is only a bullet.
    const isAuto = label !== null && label !== BULLET;
    const shown = isAuto ? label : (typed.label ?? label);
    const words = isAuto ? text : typed.text;
    if (headingLevel !== null) {
      this.columns = [];
      const bare = /^(\d{1,2})\s+(?=[A-Z])/.exec(words);
      const heading = shown === BULLET ? null : (shown ?? bare?.[1] ?? null);
      const title = shown === null && bare ? words.slice(bare[0].length) : words;
      this.blocks.push({
        kind: "heading",
        level: headingLevel,
        text: title.replace(/\n/g, " "),
        label: heading,
      });
    } else if (shown === null) {
      this.blocks.push({ kind: "paragraph", text: words });
    } else {
      this.blocks.push({ kind: "item", text: words, label: shown, depth });
    }
  }

  private readTable(table: Element): void {
    const rows = tableRows(table).map(tableCells);
    const [only, ...otherRows] = rows;
    // A table of a single cell only draws a box round ordinary text; it is read once, as reading counts its lists on.
    if (otherRows.length === 0 && only?.length === 1 && only[0]) {
      this.read(only[0]);
      return;
    }
    if (rows.length > 0) {
      const read = rows.map((cells) => cells.map((cell) => this.cellParagraphs(cell)));
      this.blocks.push({ kind: "table", rows: read });
    }
  }

  private cellParagraphs(cell: Element): string[] {
    const inner = new WordBody(this.of);
    inner.read(cell);
    return inner.finish().flatMap((block) => {
      if (block.kind === "table") return block.rows.flat(2);
      const label = block.kind === "item" && block.label !== BULLET ? `${block.label} ` : "";
      return [label + block.text];
    });
  }
}

/** The place of a column among those that are open, which it opens or closes: 0 is the outermost. */
function depthIn(columns: number[], column: number): number {
  while (columns.length > 0 && column < (columns.at(-1) ?? 0) - SAME_COLUMN) columns.pop();
  const top = columns.at(-1);
  if (top === undefined || column > top + SAME_COLUMN) columns.push(column);
  return columns.length - 1;
}

function tableRows(table: Element): Element[] {
  return unwrapped(table, "tr").filter((row) => childNamed(childNamed(row, "trPr"), "del") === null);
}

function tableCells(row: Element): Element[] {
  return unwrapped(row, "tc");
}

/** The children of that name, also inside content controls. */
function unwrapped(parent: Element, name: string): Element[] {
  return [...childElements(parent)].flatMap((element) => {
    if (element.localName === name) return [element];
    return TRANSPARENT.has(element.localName ?? "") ? unwrapped(element, name) : [];
  });
}
