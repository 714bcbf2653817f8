import { cleanText } from "#app/platform/text/clean-text.ts";

/** A file of people and sessions as it was read: every cell as text, whatever Excel or a CSV kept in it. */
export interface ReadFile {
  fileName: string;
  sheets: ReadSheet[];
  /** What somebody said of how to read it. */
  reading?: FileReading | undefined;
}

/** How a file is to be read, as far as somebody said so. */
export interface FileReading {
  sheets: SheetReading[];
  /** Whether rows that are hidden or struck through come in too. */
  hiddenRows: boolean;
  struckRows: boolean;
  /** People whom sessions name and no list holds, with what kind of person each is, in the words of the template. */
  people: { name: string; kind: string }[];
}

/** What somebody said of a sheet. */
export interface SheetReading {
  /** Its place among the sheets of the file, from 0. */
  sheet: number;
  kind: "people" | "sessions" | "grid" | "none";
  /** The row with the headings, as Excel counts. */
  headingRow: number;
  /** What each column is, from the first: the key of a column, or "none". */
  columns: string[];
}

export interface ReadSheet {
  name: string;
  rows: SheetRow[];
  /** Columns that are hidden in Excel, from 0. */
  hiddenColumns?: number[] | undefined;
  /** Why none of it is read, as the end of a sentence: "it is hidden in the workbook". */
  unread?: string | undefined;
  /** What of it is more than an import takes, as a sentence; then `rows` are a few from its top. */
  tooMuch?: string | undefined;
}

export interface SheetRow {
  /** The number Excel shows beside the row; in a CSV the record's, counted from 1. */
  number: number;
  cells: string[];
  /** The row is hidden in Excel, by hand or by a filter. */
  isHidden?: boolean | undefined;
  /** Most of what stands in the row is struck through. */
  isStruck?: boolean | undefined;
  /** Of a row made from a cell of a programme: the cell, such as "B2". */
  cell?: string | undefined;
}

/** What an import takes at most. A visit has some 160 people and 65 sessions. */
export const IMPORT_LIMITS = {
  megabytes: 5,
  /** Rows of one sheet, headings included. */
  rows: 1_001,
  columns: 60,
  sheets: 12,
  /** Characters of one cell: the longest field of a session takes 2,000. */
  cell: 8_000,
  /** Characters of all cells: three times what the longest list has. */
  characters: 1_500_000,
  /** What the timetable holds at most, as its pages list it. */
  people: 1_000,
  sessions: 400,
} as const;

/** Why a file with a cell longer than `IMPORT_LIMITS.cell` is not read. */
export function longCell(sheetName: string, row: number): string {
  return `A cell of row ${row} in “${sheetName}” has more than ${IMPORT_LIMITS.cell.toLocaleString("en-GB")} characters. Make it shorter and try again.`;
}

/** Why a sheet with more rows than `IMPORT_LIMITS.rows` is not read. */
export function tooManyRows(sheetName: string): string {
  const most = (IMPORT_LIMITS.rows - 1).toLocaleString("en-GB");
  return `“${sheetName}” has more than ${most} rows; at most ${most} are read at once. Send it in parts.`;
}

/** Why a sheet with more columns than `IMPORT_LIMITS.columns` is not read. */
export function tooWide(sheetName: string, row: number): string {
  return `“${sheetName}” has more than ${IMPORT_LIMITS.columns} columns in row ${row}. Remove those that are not needed and try again.`;
}

/** One thing that is wrong in a file, or worth a look. */
export interface ImportProblem {
  sheet: string;
  /** null: the whole sheet. */
  row: number | null;
  /** The cell, where the row was made from one. */
  cell?: string | undefined;
  column: string;
  /** What stands there. */
  read: string;
  wrong: string;
  todo: string;
  /** Whether the row is left out because of it; otherwise it is only noted. */
  stops: boolean;
}

/** A text on one line: no spaces at its ends, one between words, as people see it rather than as it was typed. */
export function cellText(text: string): string {
  return cleanText(text)
    .normalize("NFC")
    .replace(/[\u200b-\u200d\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A text of several lines, each as it was, without spaces at the ends. */
export function cellLines(text: string): string {
  return cleanText(text).normalize("NFC").replaceAll("\r\n", "\n").trim();
}

/** What is compared when two texts are to mean the same: case, accents, dots and kinds of dash and apostrophe do not count. */
export function keyOf(text: string): string {
  return cellText(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/[.,:*?]/g, " ")
    .replace(/\s*([-/'&])\s*/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

/** Where something stands, after the name of the sheet: "row 7", "cell B2". */
export function placeInSheet({ row, cell }: { row: number; cell?: string | undefined }): string {
  return cell === undefined ? `row ${row}` : `cell ${cell}`;
}
