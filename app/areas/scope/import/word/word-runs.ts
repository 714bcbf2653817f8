import type { Element } from "@xmldom/xmldom";
import { escapeInline } from "../source-text.ts";
import type { Style, Styles } from "./word-styles.ts";
import { attribute, childElements, childNamed, isSwitchedOn } from "./word-xml.ts";

/** What is not part of the words: deleted text, field codes, comments, marks of footnotes. */
const DROPPED = new Set([
  "del",
  "moveFrom",
  "pPr",
  "rPr",
  "instrText",
  "delText",
  "footnoteReference",
  "commentReference",
]);

interface Piece {
  text: string;
  bold: boolean;
}

/** Collects the runs of one paragraph as inline Markdown; only bold is kept of the formatting. */
export class RunWriter {
  readonly textBoxes: Element[] = [];
  /** Objects of other programs, such as a sheet or a document, of which only a picture is shown. */
  embedded = 0;
  private readonly pieces: Piece[] = [];
  /** How many fields are open whose code, not yet its result, is being read. */
  private fieldCodes: boolean[] = [];

  constructor(
    private readonly styles: Styles,
    private readonly paragraph: Style,
  ) {}

  read(container: Element): void {
    for (const element of childElements(container)) {
      const name = element.localName ?? "";
      if (DROPPED.has(name)) continue;
      if (name === "r") this.readRun(element);
      else if (name === "AlternateContent") this.readAlternative(element);
      else this.read(element);
    }
  }

  finish(): string {
    let markdown = "";
    const merged: Piece[] = [];
    for (const piece of this.pieces) {
      const last = merged.at(-1);
      // Spaces belong to either side, so that "**one** **two**" is never written.
      if (last && (last.bold === piece.bold || piece.text.trim() === "")) last.text += piece.text;
      else merged.push({ ...piece });
    }
    const isAllBold = merged.every((piece) => piece.bold || piece.text.trim() === "");
    for (const piece of merged)
      markdown += piece.bold && !(isAllBold && this.paragraph.headingLevel) ? bold(piece.text) : piece.text;
    return markdown;
  }

  private readRun(run: Element): void {
    const properties = childNamed(run, "rPr");
    const style = this.styles.style(attribute(childNamed(properties, "rStyle"), "val"));
    if (isSwitchedOn(properties, "vanish") ?? (style.hidden || this.paragraph.hidden)) return;
    const isBold = isSwitchedOn(properties, "b") ?? (style.bold || this.paragraph.bold);
    this.readRunContent(run, isBold);
  }

  private readRunContent(run: Element, isBold: boolean): void {
    for (const element of childElements(run)) {
      const name = element.localName ?? "";
      if (name === "fldChar") this.readFieldMark(attribute(element, "fldCharType") ?? "");
      else if (name === "AlternateContent") this.readAlternative(element);
      else if (name === "drawing" || name === "pict" || name === "object") {
        if (childNamed(element, "OLEObject") !== null) this.embedded += 1;
        this.findTextBoxes(element, 0);
      } else if (!this.fieldCodes.includes(true)) this.add(runText(element, name), isBold);
    }
  }

  private readFieldMark(type: string): void {
    if (type === "begin") this.fieldCodes.push(true);
    else if (type === "separate" && this.fieldCodes.length > 0)
      this.fieldCodes[this.fieldCodes.length - 1] = false;
    else if (type === "end") this.fieldCodes.pop();
  }

  /** The same drawing is stored twice, for new and for old programs: one of them is read. */
  private readAlternative(element: Element): void {
    const chosen = childNamed(element, "Choice") ?? childNamed(element, "Fallback");
    if (chosen) this.readRunContent(chosen, false);
  }

  private findTextBoxes(element: Element, depth: number): void {
    if (depth > 40) return;
    for (const inner of childElements(element)) {
      if (inner.localName === "txbxContent") this.textBoxes.push(inner);
      else if (inner.localName === "AlternateContent") {
        const chosen = childNamed(inner, "Choice") ?? childNamed(inner, "Fallback");
        if (chosen) this.findTextBoxes(chosen, depth + 1);
      } else this.findTextBoxes(inner, depth + 1);
    }
  }

  private add(text: string, isBold: boolean): void {
    if (text !== "") this.pieces.push({ text, bold: isBold });
  }
}

function runText(element: Element, name: string): string {
  switch (name) {
    case "t":
      return escapeInline(element.textContent ?? "");
    case "tab":
    case "ptab":
      return " ";
    case "br":
      return attribute(element, "type") === null || attribute(element, "type") === "textWrapping"
        ? "\n"
        : " ";
    case "cr":
      return "\n";
    case "noBreakHyphen":
      return "-";
    default:
      return "";
  }
}

function bold(text: string): string {
  const inner = text.trim();
  if (inner === "") return text;
  const start = text.indexOf(inner);
  return `${text.slice(0, start)}**${inner.replace(/\n/g, "**\n**")}**${text.slice(start + inner.length)}`;
}
