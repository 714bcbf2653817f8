import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import { cleanText } from "#app/platform/clean-text.ts";
import type { OutCell, OutSheet } from "./out-sheets.ts";
import { IMPORT_LIMITS, longCell, type ReadSheet, type SheetRow } from "./sheet.ts";

/**
 * Excel files, read and written with exceljs. It takes some hundred milliseconds to load and a second of a core for a
 * thousand rows: import this file only from the thread (workbook-worker.server.ts).
 */

/** A refusal in words for the person; crosses from the thread as it is. */
export class WorkbookRefused extends Error {}

/** Entries of a zip, and bytes they unpack to: a workbook of a thousand rows has twenty, and three megabytes. */
const MAX_ENTRIES = 500;
const MAX_UNPACKED_BYTES = 40 * 1024 * 1024;

/** Characters of all cells: three times what the longest list of people and sessions has. */
const MAX_CHARACTERS = 4_000_000;

/** Parts of a workbook that say nothing here and that exceljs can choke on, such as rules for a million rows. */
const IGNORED_NODES = [
  "dataValidations",
  "conditionalFormatting",
  "extLst",
  "drawing",
  "legacyDrawing",
  "picture",
  "tableParts",
  "sheetProtection",
  "autoFilter",
];

/** Reads the visible sheets of a workbook, every cell as text. Throws WorkbookRefused. */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  await checkPackage(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer, { ignoreNodes: IGNORED_NODES });
  } catch (cause) {
    throw damaged(cause);
  }
  const visible = workbook.worksheets.filter((sheet) => sheet.state === "visible");
  const sheets: ReadSheet[] = [];
  let characters = 0;
  for (const sheet of visible.slice(0, IMPORT_LIMITS.sheets)) {
    const read = readSheet(sheet);
    characters += charactersOf(read);
    if (characters > MAX_CHARACTERS) throw tooBig();
    sheets.push(read);
  }
  return sheets;
}

/** Cells that share one text in the file are each a text of their own once they leave the thread. */
function charactersOf({ rows }: ReadSheet): number {
  return rows.reduce((sum, { cells }) => cells.reduce((all, cell) => all + cell.length, sum), 0);
}

function tooBig(): WorkbookRefused {
  return new WorkbookRefused(
    "The workbook unpacks to far more than a list of people and sessions holds. Copy the rows into the template and try again.",
  );
}

function damaged(cause: unknown): WorkbookRefused {
  return new WorkbookRefused(
    "The workbook cannot be read: it is damaged or incomplete. Open it in Excel, save it again as .xlsx, and try again.",
    { cause },
  );
}

async function checkPackage(bytes: Uint8Array): Promise<void> {
  let zip: JSZip;
  try {
    zip = await JSZip.loadAsync(bytes);
  } catch (cause) {
    throw new WorkbookRefused(
      "This is not an Excel workbook (.xlsx), or it is damaged. Open it in Excel, save it again as .xlsx, and try again.",
      { cause },
    );
  }
  const refusal = refusalOf(zip);
  if (refusal !== null) throw new WorkbookRefused(refusal);
  const entries = Object.values(zip.files);
  if (entries.length > MAX_ENTRIES) throw tooBig();
  let unpacked = 0;
  for (const entry of entries) {
    if (entry.dir) continue;
    // The sizes in a zip's directory can lie, so the bytes are counted as they come.
    // Its streams are of an older kind, which cannot be iterated.
    const bytes = new Readable().wrap(entry.nodeStream("nodebuffer"));
    for await (const chunk of failingAsDamaged(bytes)) {
      unpacked += chunk.length;
      if (unpacked > MAX_UNPACKED_BYTES) throw tooBig();
    }
  }
}

/** What comes of a stream; bytes that do not unpack are a damaged file, not a fault of the thread. */
async function* failingAsDamaged(bytes: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of bytes) yield chunk as Buffer;
  } catch (cause) {
    throw damaged(cause);
  }
}

function refusalOf(zip: JSZip): string | null {
  const has = (path: string) => zip.file(path) !== null;
  if (has("xl/vbaProject.bin")) {
    return "The workbook has macros in it (.xlsm), which are not taken. Save it as an Excel workbook (.xlsx) and try again.";
  }
  if (has("xl/workbook.bin")) {
    return "This is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx) and try again.";
  }
  if (has("xl/workbook.xml")) return null;
  const other = has("word/document.xml")
    ? "a Word document"
    : has("ppt/presentation.xml")
      ? "a PowerPoint presentation"
      : has("content.xml")
        ? "an OpenDocument file"
        : "a zip archive without a workbook in it";
  return `This is ${other}. Save the list as an Excel workbook (.xlsx) or as CSV, and try again.`;
}

function readSheet(sheet: ExcelJS.Worksheet): ReadSheet {
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      // Beyond that nobody has anything but stray formats; what there is counts as too many columns below.
      if (column > IMPORT_LIMITS.columns + 1) return;
      while (cells.length < column - 1) cells.push("");
      const text = textOf(cell.value);
      if (text.length > IMPORT_LIMITS.cell) throw new WorkbookRefused(longCell(sheet.name, number));
      cells.push(text);
    });
    if (cells.every((cell) => cell.trim() === "")) return;
    if (cells.some((cell, index) => index >= IMPORT_LIMITS.columns && cell.trim() !== "")) {
      throw new WorkbookRefused(
        `Sheet “${sheet.name}” has more than ${IMPORT_LIMITS.columns} columns. Take out those that are not needed and try again.`,
      );
    }
    rows.push({ number, cells: cells.slice(0, IMPORT_LIMITS.columns) });
  });
  return { name: sheet.name, rows };
}

/** What a cell shows: results of formulas, the words of rich text and links, days and times as text. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(Number(value.toPrecision(12)));
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value instanceof Date) return dateText(value);
  if ("error" in value) return value.error;
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("hyperlink" in value) return textOf(value.text as ExcelJS.CellValue);
  // A formula that nothing has calculated yet has no result: it reads like one that failed.
  if ("formula" in value || "sharedFormula" in value) {
    return value.result === undefined ? "#CALC!" : textOf(value.result as ExcelJS.CellValue);
  }
  return "";
}

const MINUTE_MS = 60_000;

/** Excel keeps a time of day as a moment of 30 December 1899. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "#VALUE!";
  const text = new Date(Math.round(date.getTime() / MINUTE_MS) * MINUTE_MS).toISOString();
  const [day, time] = [text.slice(0, 10), text.slice(11, 16)];
  if (day <= "1900-01-01") return time;
  return time === "00:00" ? day : `${day} ${time}`;
}

const DAY_MS = 86_400_000;

/** Draws sheets as a workbook. Texts are text cells: one that begins with "=" is not a formula. */
export async function writeWorkbook(sheets: readonly OutSheet[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const out of sheets) {
    const sheet = workbook.addWorksheet(out.name, {
      views: [{ state: "frozen", xSplit: out.isTable ? 1 : 0, ySplit: 1 }],
      pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 },
    });
    sheet.columns = out.columns.map(({ width, isHidden }) => ({ width, hidden: isHidden }));
    const head = sheet.addRow(out.columns.map(({ heading }) => cleanText(heading)));
    head.font = { bold: true };
    head.alignment = { wrapText: true, vertical: "top" };
    for (const row of out.rows) {
      const added = sheet.addRow(row.map(excelValue));
      added.alignment = { wrapText: true, vertical: "top" };
      for (const [index, cell] of row.entries()) {
        if (typeof cell !== "object") continue;
        added.getCell(index + 1).numFmt = "day" in cell ? "ddd d mmm yyyy" : "hh:mm";
      }
    }
    if (out.isTable) offerChoices(sheet, out);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function excelValue(cell: OutCell): string | number | Date | null {
  if (typeof cell === "string") return cleanText(cell) || null;
  if (typeof cell !== "object") return cell;
  if ("day" in cell) return new Date(`${cell.day}T00:00:00Z`);
  const [hour, minute] = cell.time.split(":").map(Number);
  return ((hour ?? 0) * 60 + (minute ?? 0)) * (MINUTE_MS / DAY_MS);
}

/** Rows below the last that offer the choices of a column too. */
const SPARE_ROWS = 300;

function offerChoices(sheet: ExcelJS.Worksheet, { columns, rows }: OutSheet): void {
  // exceljs takes a whole range here, but its types know single cells only.
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void };
  };
  for (const [index, { choices }] of columns.entries()) {
    const list = `"${choices.join(",")}"`;
    // Excel takes at most 255 characters, and a comma or a quotation mark in a choice would cut it.
    if (choices.length === 0 || list.length > 255 || choices.some((one) => /[,"]/.test(one))) continue;
    const letter = sheet.getColumn(index + 1).letter;
    dataValidations.add(`${letter}2:${letter}${rows.length + 1 + SPARE_ROWS}`, {
      type: "list",
      allowBlank: true,
      // It helps and does not hinder: several sites may be named in one cell.
      showErrorMessage: false,
      formulae: [list],
    });
  }
}
