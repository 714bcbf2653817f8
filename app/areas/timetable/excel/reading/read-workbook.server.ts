import JSZip from "jszip";
import { AppError } from "#app/platform/errors.ts";
import { readCellFormats } from "./cell-formats.ts";
import { type Merge, readSheetPart, TooManyCells } from "./read-sheet-part.ts";
import { readSharedTexts } from "./shared-texts.ts";
import { IMPORT_LIMITS, type ReadSheet } from "./sheet.ts";
import { findWorkbookParts, type PartReader } from "./workbook-parts.ts";

/** Cells that joined ranges may fill with the words of their first. */
const MOST_FILLED = 200_000;

/**
 * Reads the sheets of a workbook, every cell as the text that it shows (decision 0768). A sheet that is hidden or too much is
 * there without rows, with why. Throws invalid.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  try {
    return await readSheetsOf(await JSZip.loadAsync(bytes));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw error instanceof TooManyCells ? tooBig() : damaged(error);
  }
}

async function readSheetsOf(zip: JSZip): Promise<ReadSheet[]> {
  const read: PartReader = async (path) => (await zip.file(path)?.async("string")) ?? null;
  const parts = await findWorkbookParts(read);
  const words = {
    texts: readSharedTexts(parts.sharedStrings === null ? null : await read(parts.sharedStrings)),
    formatOf: readCellFormats(parts.styles === null ? null : await read(parts.styles)),
    is1904: parts.is1904,
  };
  const count = { cells: 0 };
  const sheets: ReadSheet[] = [];
  for (const { name, path, isVisible } of parts.sheets) {
    const unread = isVisible
      ? sheets.filter((sheet) => sheet.unread === undefined).length >= IMPORT_LIMITS.sheets
        ? `only ${IMPORT_LIMITS.sheets} sheets are read at once`
        : null
      : "it is hidden in the workbook";
    if (unread !== null) {
      sheets.push({ name, rows: [], unread });
      continue;
    }
    const xml = await read(path);
    if (xml === null) throw new Error(`the sheet ${path} is not in the package`);
    const { rows, merges, hiddenColumns, tooMuch } = readSheetPart(xml, name, words, count);
    const hidden = hiddenColumns.length === 0 ? {} : { hiddenColumns };
    if (tooMuch === null) sheets.push(fillMerged({ name, rows, ...hidden }, merges));
    // What stands above says whether anybody would have wanted the sheet.
    else sheets.push({ name, rows: rows.slice(0, HEADING_ROWS_KEPT), tooMuch });
  }
  return sheets;
}

/** Rows of a sheet that is too much, kept to see whether it has headings. */
const HEADING_ROWS_KEPT = 20;

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
  return { ...sheet, rows: [...rows.values()].sort((one, other) => one.number - other.number) };
}
