import type { Element } from "@xmldom/xmldom";
import { BULLET_LABEL, OpenDocumentCounter, outlineCounter } from "./open-document-numbers.ts";
import { type DocumentRun, paragraphRuns } from "./open-document-runs.ts";
import { OpenDocumentStyles } from "./open-document-styles.ts";
import { elementsIn, elementsNamed, openDocumentParts, xmlValue } from "./open-document-xml.server.ts";

/** A part of a document as a reader sees it, in reading order. */
export type DocumentPart =
  | { kind: "heading"; level: number; label: string | null; runs: DocumentRun[] }
  | { kind: "paragraph"; runs: DocumentRun[] }
  | { kind: "item"; depth: number; label: string; runs: DocumentRun[] }
  /** rows → cells → paragraphs */
  | { kind: "table"; rows: DocumentRun[][][][] };

export interface OpenDocumentWords {
  parts: DocumentPart[];
  /** The paragraphs of footnotes and endnotes. */
  notes: DocumentRun[][];
  openChanges: { insertions: number; deletions: number; comments: number };
}

/**
 * Reads an OpenDocument text (.odt) with the numbers that its program shows: tracked insertions kept, deletions left out, text boxes after the
 * paragraph they hang on. Throws OpenDocumentRefused.
 */
export async function readOpenDocument(bytes: Uint8Array): Promise<OpenDocumentWords> {
  const { content, styles } = await openDocumentParts(bytes);
  const reading = new Reading(new OpenDocumentStyles([styles, content]));
  for (const body of elementsNamed(content, "body")) {
    for (const text of elementsIn(body)) reading.read(text);
  }
  const changes = elementsNamed(content, "changed-region").flatMap((region) => [...elementsIn(region)]);
  const count = (name: string) => changes.filter(({ localName }) => localName === name).length;
  return {
    parts: reading.parts,
    notes: reading.notes,
    openChanges: {
      insertions: count("insertion"),
      deletions: count("deletion"),
      comments: elementsNamed(content, "annotation").length,
    },
  };
}

/** What holds no words of the document: what was deleted, lists of contents, forms. */
const PASSED_OVER = new Set([
  "tracked-changes",
  "table-of-content",
  "forms",
  "sequence-decls",
  "variable-decls",
]);

/** Where a paragraph stands in a list. */
interface InList {
  depth: number;
  /** Its label; null for a further paragraph of the same item. */
  label: string | null;
}

class Reading {
  readonly parts: DocumentPart[] = [];
  readonly notes: DocumentRun[][] = [];
  private readonly items: OpenDocumentCounter;
  private readonly headings: OpenDocumentCounter;

  constructor(private readonly styles: OpenDocumentStyles) {
    this.items = new OpenDocumentCounter((list, level) => styles.level(list, level));
    this.headings = outlineCounter(styles);
  }

  read(container: Element): void {
    for (const element of elementsIn(container)) {
      const name = element.localName ?? "";
      if (PASSED_OVER.has(name)) continue;
      if (name === "h") this.readHeading(element, null);
      else if (name === "p") this.readParagraph(element, null);
      else if (name === "list") this.readList(element, null, 1);
      else if (name === "table") this.parts.push({ kind: "table", rows: this.rowsOf(element) });
      else this.read(element);
    }
  }

  private readHeading(element: Element, place: InList | null): void {
    const outline = xmlValue(element, "outline-level");
    const level = Number(outline ?? this.styles.headingLevel(xmlValue(element, "style-name")) ?? 1);
    const counted = this.styles.outline.has(level) ? this.headings.next("", level, null) : null;
    const label = place?.label ?? counted;
    this.keep(element, (runs) => ({
      kind: "heading",
      level,
      label: label === BULLET_LABEL ? null : label,
      runs,
    }));
  }

  private readParagraph(element: Element, place: InList | null): void {
    // Programs that import from Word leave headings as paragraphs of a heading's style.
    if (this.styles.headingLevel(xmlValue(element, "style-name")) !== null) {
      this.readHeading(element, place);
      return;
    }
    this.keep(element, (runs) =>
      place === null || place.label === null
        ? { kind: "paragraph", runs }
        : { kind: "item", depth: place.depth, label: place.label, runs },
    );
  }

  private keep(element: Element, partOf: (runs: DocumentRun[]) => DocumentPart): void {
    const { runs, boxes } = this.runsOf(element);
    if (runs.some(({ text }) => text.trim() !== "")) this.parts.push(partOf(runs));
    for (const box of boxes) this.read(box);
  }

  private runsOf(element: Element) {
    const found = paragraphRuns(element, this.styles);
    for (const note of found.notes) this.notes.push(...this.paragraphsIn(note));
    return found;
  }

  private readList(element: Element, above: string | null, level: number): void {
    const list = xmlValue(element, "style-name") ?? above ?? "";
    const goesOn = xmlValue(element, "continue-numbering") === "true" || xmlValue(element, "continue-list");
    if (!goesOn) this.items.begin(list, level);
    for (const item of elementsIn(element)) {
      if (item.localName === "list-item" || item.localName === "list-header") {
        this.readItem(item, list, level);
      }
    }
  }

  private readItem(item: Element, list: string, level: number): void {
    const start = xmlValue(item, "start-value");
    let isFirst = item.localName === "list-item";
    for (const inner of elementsIn(item)) {
      const name = inner.localName ?? "";
      if (name === "list") {
        this.readList(inner, list, level + 1);
        continue;
      }
      if (name !== "p" && name !== "h") continue;
      const label = isFirst ? this.items.next(list, level, start === null ? null : Number(start)) : null;
      isFirst = false;
      const place = { depth: level - 1, label };
      if (name === "h") this.readHeading(inner, place);
      else this.readParagraph(inner, place);
    }
  }

  private rowsOf(table: Element): DocumentRun[][][][] {
    return [...elementsIn(table)].flatMap((element) => {
      if (element.localName === "table-row") return [this.cellsOf(element)];
      return /^table-(?:header-rows|rows|row-group)$/.test(element.localName ?? "")
        ? this.rowsOf(element)
        : [];
    });
  }

  private cellsOf(row: Element): DocumentRun[][][] {
    return [...elementsIn(row)].flatMap((cell) =>
      cell.localName === "table-cell" ? [this.paragraphsIn(cell)] : [],
    );
  }

  /** The paragraphs in a cell or a note, those of lists and text boxes too. */
  private paragraphsIn(container: Element): DocumentRun[][] {
    return [...elementsIn(container)].flatMap((element) => {
      if (element.localName !== "p" && element.localName !== "h") return this.paragraphsIn(element);
      const { runs, boxes } = this.runsOf(element);
      const own = runs.some(({ text }) => text.trim() !== "") ? [runs] : [];
      return [...own, ...boxes.flatMap((box) => this.paragraphsIn(box))];
    });
  }
}
