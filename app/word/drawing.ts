import {
  type FileChild,
  type INumberingOptions,
  type IParagraphOptions,
  LevelFormat,
  Paragraph,
  type Table,
} from "docx";
import { LIST_INDENT } from "./styles.ts";

/** A heading as drawn, for the contents list. */
export interface DrawnHeading {
  level: 1 | 2 | 3 | 4;
  text: string;
  bookmark: string;
}

/** Which list a paragraph belongs to, in docx's terms. */
export interface ListInstance {
  reference: string;
  instance: number;
}

/** A table has no space after it of its own, and the items of a list stand closer than paragraphs do. In twips. */
const GAP = { afterTable: 260, headingAfterTable: 560, afterList: 120, afterCover: 480 } as const;

const isHeading = (options: IParagraphOptions) => /^Heading[1-4]$/.test(options.style ?? "");

type Levels = INumberingOptions["config"][number]["levels"];

const BULLETS = ["•", "–", "◦"];
const NUMBER_FORMATS = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN] as const;

/** Word has nine list levels; deeper ones are drawn at the ninth. */
export const DEEPEST_LIST_LEVEL = 8;

function levels(ordered: boolean, start: number): Levels {
  return Array.from({ length: DEEPEST_LIST_LEVEL + 1 }, (_, level) => ({
    level,
    start,
    format: ordered ? NUMBER_FORMATS[level % 3]! : LevelFormat.BULLET,
    text: ordered ? `%${level + 1}.` : BULLETS[level % 3]!,
    style: {
      paragraph: {
        indent: { left: LIST_INDENT.step * (level + 1), hanging: LIST_INDENT.hanging },
      },
      ...(ordered ? {} : { run: { font: "Arial" } }),
    },
  }));
}

/**
 * What one document gathers while it is drawn: its headings, footnotes and lists, and what the next paragraph must
 * take over from what stood before it. One per document; never shared.
 */
export class Drawing {
  readonly headings: DrawnHeading[] = [];
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  private readonly lists = new Map<string, Levels>();
  private instances = 0;
  private notes = 0;
  private breakPage = false;
  private afterTable = false;
  /** Space due before the next paragraph besides what its style gives it, in twips. */
  private gap = 0;
  private readonly body: FileChild[] = [];

  /** @param textWidth width of the text in twips */
  constructor(readonly textWidth: number) {}

  /** The next paragraph starts a new page. */
  startNewPage(): void {
    this.breakPage = true;
  }

  /** Body text that opens the document stands clear of the cover block above it. */
  standClearOfCover(): void {
    this.gap = GAP.afterCover;
  }

  /** True when a table cannot follow as things stand: Word would join it to the table before, or lose the break. */
  get needsParagraphBeforeTable(): boolean {
    return this.breakPage || this.afterTable;
  }

  get endsWithTable(): boolean {
    return this.afterTable;
  }

  /** Adds a paragraph to the flow, with the page break or the space that is due before it. */
  addParagraph(options: IParagraphOptions): void {
    const { breakPage, gap } = this;
    const inList = options.numbering !== undefined;
    const before = isHeading(options) ? (this.afterTable ? GAP.headingAfterTable : 0) : gap;
    this.breakPage = false;
    this.afterTable = false;
    this.gap = inList ? GAP.afterList : 0;
    this.body.push(
      new Paragraph({
        ...options,
        ...(breakPage ? { pageBreakBefore: true } : {}),
        ...(before > 0 && !breakPage && !inList ? { spacing: { before } } : {}),
      }),
    );
  }

  addTable(table: Table): void {
    this.afterTable = true;
    this.gap = GAP.afterTable;
    this.body.push(table);
  }

  /** Hands over what was drawn since the last call. */
  take(): FileChild[] {
    return this.body.splice(0);
  }

  /** Notes a heading and gives its level and bookmark: never more than one below the heading before it. */
  addHeading(wanted: number, text: string): DrawnHeading {
    const before = this.headings.at(-1)?.level ?? 0;
    const level = Math.max(1, Math.min(wanted, before + 1, 4)) as DrawnHeading["level"];
    const heading = { level, text, bookmark: `_Toc${100_000 + this.headings.length}` };
    this.headings.push(heading);
    return heading;
  }

  /** A list of its own, so that its numbers start again. */
  newList(ordered: boolean, start = 1): ListInstance {
    // Word keeps the start in 32 bits, LibreOffice in 15.
    const from = ordered ? Math.min(Math.max(0, Math.trunc(start)), 32_000) : 1;
    const reference = ordered ? `numbers-from-${from}` : "bullets";
    if (!this.lists.has(reference)) this.lists.set(reference, levels(ordered, from));
    if (ordered) this.instances += 1;
    return { reference, instance: ordered ? this.instances : 0 };
  }

  /** Keeps the paragraphs of a footnote and gives the id for its reference. */
  addFootnote(children: Paragraph[]): number {
    this.notes += 1;
    this.footnotes[this.notes] = { children };
    return this.notes;
  }

  get numbering(): INumberingOptions {
    return { config: [...this.lists].map(([reference, listLevels]) => ({ reference, levels: listLevels })) };
  }
}
