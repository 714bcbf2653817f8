import type { CellValue, Buffer as ExcelBuffer, Worksheet } from "exceljs";
// The package as a whole takes as long again to load, for streams and CSV.
import Workbook from "exceljs/lib/doc/workbook.js";
import JSZip from "jszip";
import { AppError } from "#app/platform/errors.ts";
import { type Merge, measureSheets, TooManyCells } from "./measure-sheets.server.ts";
import { IMPORT_LIMITS, longCell, type ReadSheet, type SheetRow } from "./sheet.ts";

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
  // It makes an object of every cell that a joined range covers, of every column, and copies a link to each of its cells.
  "mergeCells",
  "cols",
  "hyperlinks",
];

/** Cells that joined ranges may fill with the words of their first. */
const MOST_FILLED = 200_000;

/** Reads the visible sheets of a workbook with exceljs, every cell as text. Throws invalid. */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  const merges = await mergesByName(bytes);
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelBuffer, { ignoreNodes: IGNORED_NODES });
  } catch (cause) {
    throw damaged(cause);
  }
  const visible = workbook.worksheets.filter((sheet) => sheet.state === "visible");
  return visible
    .slice(0, IMPORT_LIMITS.sheets)
    .map((sheet) => fillMerged(readSheet(sheet), merges.get(sheet.name) ?? []));
}

function tooBig(): AppError {
  return new AppError(
    "invalid",
    "The workbook unpacks to far more than a list of people and sessions holds. Copy the rows into the template and try again.",
  );
}

function damaged(cause: unknown): AppError {
  return new AppError(
    "invalid",
    "The workbook cannot be read: it is damaged or incomplete. Open it in Excel, save it again as .xlsx, and try again.",
    { cause },
  );
}

/** Which cells are joined, by the name of the sheet. Throws invalid for more cells than any list has. */
async function mergesByName(bytes: Uint8Array): Promise<Map<string, Merge[]>> {
  try {
    const measures = await measureSheets(await JSZip.loadAsync(bytes));
    return new Map(measures.map(({ name, merges }) => [name, merges]));
  } catch (error) {
    throw error instanceof TooManyCells ? tooBig() : damaged(error);
  }
}

/** Writes the words of the first cell of each joined range into its others, as far as the sheet goes. */
function fillMerged(sheet: ReadSheet, merges: readonly Merge[]): ReadSheet {
  if (merges.length === 0) return sheet;
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  const lastRow = sheet.rows.at(-1)?.number ?? 0;
  let filled = 0;
  for (const { top, left, bottom, right } of merges) {
    const text = rows.get(top)?.cells[left - 1] ?? "";
    if (text.trim() === "") continue;
    for (let number = top; number <= Math.min(bottom, lastRow); number += 1) {
      const row = rows.get(number) ?? { number, cells: [] };
      rows.set(number, row);
      for (let column = left; column <= Math.min(right, IMPORT_LIMITS.columns); column += 1) {
        filled += 1;
        if (filled > MOST_FILLED) throw tooBig();
        while (row.cells.length < column) row.cells.push("");
        row.cells[column - 1] = text;
      }
    }
  }
  return { name: sheet.name, rows: [...rows.values()].sort((one, other) => one.number - other.number) };
}

function readSheet(sheet: Worksheet): ReadSheet {
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      // Beyond that nobody has anything but stray formats; what there is counts as too many columns below.
      if (column > IMPORT_LIMITS.columns + 1) return;
      while (cells.length < column - 1) cells.push("");
      const text = textOf(cell.value);
      if (text.length > IMPORT_LIMITS.cell) throw new AppError("invalid", longCell(sheet.name, number));
      cells.push(text);
    });
    if (cells.every((cell) => cell.trim() === "")) return;
    if (cells.some((cell, index) => index >= IMPORT_LIMITS.columns && cell.trim() !== "")) {
      throw new AppError(
        "invalid",
        `Sheet “${sheet.name}” has more than ${IMPORT_LIMITS.columns} columns. Remove those that are not needed and try again.`,
      );
    }
    rows.push({ number, cells: cells.slice(0, IMPORT_LIMITS.columns) });
  });
  return { name: sheet.name, rows };
}

/** What a cell shows: results of formulas, the words of rich text and links, days and times as text. */
function textOf(value: CellValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(Number(value.toPrecision(12)));
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value instanceof Date) return dateText(value);
  if ("error" in value) return value.error;
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("hyperlink" in value) return textOf(value.text as CellValue);
  // A formula that nothing has calculated yet has no result: it reads like one that failed.
  if ("formula" in value || "sharedFormula" in value) {
    return value.result === undefined ? "#CALC!" : textOf(value.result as CellValue);
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
