import { type CellFormat, numberText } from "./cell-formats.ts";
import { type CellWords, WordsReader } from "./shared-texts.ts";
import { IMPORT_LIMITS, longCell, type SheetRow, tooManyRows, tooWide } from "./sheet.ts";
import { goThroughXml, saysYes, type XmlAttributes } from "./xml-events.ts";

/** Cells that are joined to one, as rows and columns from 1. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What the cells of one workbook have in common. */
export interface WorkbookWords {
  texts: readonly CellWords[];
  formatOf: (style: number) => CellFormat;
  is1904: boolean;
}

/** Counts the cells of all sheets of one file. */
export interface CellCount {
  cells: number;
}

export interface SheetCells {
  rows: SheetRow[];
  merges: Merge[];
  /** Columns that are hidden, from 0. */
  hiddenColumns: number[];
  /** Why the sheet is more than an import takes; then `rows` are those before that. */
  tooMuch: string | null;
}

/** Cells of all sheets, whatever is in them. */
const MOST_CELLS = 400_000;
const MOST_MERGES = 5_000;

/** A workbook has more than any list of people and sessions. */
export class TooManyCells extends Error {}

/** Thrown to leave a sheet that is too long at the row where that is seen. */
class EndOfSheet extends Error {}

/**
 * Reads the cells of a sheet as text, row by row; blank rows are left out. Throws TooManyCells, or the parser's error where
 * the part is no XML.
 */
export function readSheetPart(xml: string, name: string, words: WorkbookWords, count: CellCount): SheetCells {
  const sheet = new SheetReader(name, words, count);
  try {
    goThroughXml(xml, {
      open: (element, attributes) => sheet.open(element, attributes),
      text: (text) => sheet.text(text),
      close: (element) => sheet.close(element),
    });
  } catch (error) {
    if (!(error instanceof EndOfSheet)) throw error;
  }
  return sheet.result;
}

class SheetReader {
  readonly result: SheetCells = { rows: [], merges: [], hiddenColumns: [], tooMuch: null };
  private row: { number: number; cells: string[]; struck: number; filled: number; isHidden: boolean } | null =
    null;
  private lastRow = 0;
  private column = 0;
  private cell: { type: string; style: number; value: string; hasFormula: boolean } | null = null;
  private isInValue = false;
  private readonly inline = new WordsReader();

  constructor(
    private readonly name: string,
    private readonly words: WorkbookWords,
    private readonly count: CellCount,
  ) {}

  open(element: string, attributes: XmlAttributes): void {
    if (element === "row") this.openRow(attributes);
    else if (element === "col") this.hideColumns(attributes);
    else if (element === "c") this.openCell(attributes);
    else if (element === "v") this.isInValue = true;
    else if (element === "f" && this.cell !== null) this.cell.hasFormula = true;
    else if (element === "mergeCell") this.merge(attributes.ref ?? "");
    else if (this.cell?.type === "inlineStr") this.inline.open(element, attributes);
  }

  text(text: string): void {
    if (this.cell === null) return;
    if (this.isInValue) this.cell.value += text;
    else if (this.cell.type === "inlineStr") this.inline.take(text);
  }

  close(element: string): void {
    if (element === "v") this.isInValue = false;
    else if (element === "c") this.closeCell();
    else if (element === "row") this.closeRow();
    else if (this.cell?.type === "inlineStr") this.inline.close(element);
  }

  /** Excel writes neighbours of one look together, as far as the last column there can be. */
  private hideColumns({ min, max, hidden }: XmlAttributes): void {
    if (!saysYes(hidden)) return;
    const last = Math.min(Number(max), IMPORT_LIMITS.columns);
    for (let column = Number(min); column <= last; column += 1) this.result.hiddenColumns.push(column - 1);
  }

  private openRow({ r, hidden, zeroHeight }: XmlAttributes): void {
    const number = Number(r ?? this.lastRow + 1) || this.lastRow + 1;
    this.lastRow = number;
    this.column = 0;
    this.row = {
      number,
      cells: [],
      struck: 0,
      filled: 0,
      isHidden: saysYes(hidden) || saysYes(zeroHeight),
    };
  }

  private openCell({ r, t = "n", s = "0" }: XmlAttributes): void {
    this.count.cells += 1;
    if (this.count.cells > MOST_CELLS) throw new TooManyCells(this.name);
    this.column = r === undefined ? this.column + 1 : columnOf(r.replace(/[^A-Z].*$/i, ""));
    this.cell = { type: t, style: Number(s), value: "", hasFormula: false };
  }

  private closeCell(): void {
    const { row, cell, column } = this;
    this.cell = null;
    // Further away nobody has anything but a stray word.
    if (row === null || cell === null || column > IMPORT_LIMITS.columns + 1) return;
    const format = this.words.formatOf(cell.style);
    const { text, isStruck } = this.wordsOf(cell, format);
    if (text.trim() === "") return;
    if (column > IMPORT_LIMITS.columns) {
      this.result.tooMuch ??= tooWide(this.name, row.number);
      throw new EndOfSheet();
    }
    if (text.length > IMPORT_LIMITS.cell) {
      this.result.tooMuch ??= longCell(this.name, row.number);
      throw new EndOfSheet();
    }
    while (row.cells.length < column - 1) row.cells.push("");
    row.cells[column - 1] = text;
    row.filled += 1;
    if (isStruck || format.isStruck) row.struck += 1;
  }

  private wordsOf(
    { type, value, hasFormula }: NonNullable<SheetReader["cell"]>,
    format: CellFormat,
  ): CellWords {
    const plain = (text: string): CellWords => ({ text, isStruck: false });
    switch (type) {
      case "s":
        return this.words.texts[Number(value)] ?? plain("");
      case "inlineStr":
        return this.inline.words();
      case "b":
        return plain(value === "" ? "" : saysYes(value) ? "yes" : "no");
      // The result of a formula that is a text may be no text at all; an error and a day stand as they are.
      case "str":
      case "e":
      case "d":
        return plain(value);
      default:
        // A formula that nothing has worked out yet has no value.
        if (value === "") return plain(hasFormula ? "#CALC!" : "");
        return plain(numberText(Number(value), format, this.words.is1904));
    }
  }

  private closeRow(): void {
    const { row } = this;
    this.row = null;
    if (row === null || row.filled === 0) return;
    if (this.result.rows.length >= IMPORT_LIMITS.rows) {
      this.result.tooMuch ??= tooManyRows(this.name);
      throw new EndOfSheet();
    }
    this.result.rows.push({
      number: row.number,
      cells: row.cells,
      ...(row.isHidden ? { isHidden: true as const } : {}),
      // A number or a tick beside it is seldom struck through with the rest.
      ...(row.struck * 2 > row.filled ? { isStruck: true as const } : {}),
    });
  }

  private merge(range: string): void {
    const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(range);
    if (match === null) return;
    const [, left = "", top = "", right = "", bottom = ""] = match;
    this.result.merges.push({
      top: Number(top),
      left: columnOf(left),
      bottom: Number(bottom),
      right: columnOf(right),
    });
    if (this.result.merges.length > MOST_MERGES) throw new TooManyCells(this.name);
  }
}

/** A is 1, Z 26, AA 27. */
function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
