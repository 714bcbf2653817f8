import { AppError } from "#app/platform/errors.ts";
import { readCsv } from "./read-csv.ts";
import { IMPORT_LIMITS, longCell, type ReadSheet, tooManyRows, tooWide } from "./sheet.ts";

/**
 * The sheets of an Excel workbook or a CSV as text, no more than an import takes. Only its program imports this
 * (table-reader.server.ts): a file can lead a reader to take any time and memory. Throws invalid.
 */
export async function readSheets({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<ReadSheet[]> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const sheets = isZip ? await readExcel(bytes) : [csvSheet(name.replace(/\.[^.]*$/, "") || name, bytes)];
  const characters = sheets.reduce((sum, sheet) => sum + charactersOf(sheet), 0);
  if (characters > IMPORT_LIMITS.characters) {
    throw new AppError(
      "invalid",
      `The file holds ${characters.toLocaleString("en-GB")} characters; at most ${IMPORT_LIMITS.characters.toLocaleString("en-GB")} are read at once. Send it in parts.`,
    );
  }
  // A sheet that nobody asked for stands in nobody's way; where there is no other, it says why it is not read.
  const refused = sheets.find(({ tooMuch }) => tooMuch !== undefined)?.tooMuch;
  if (
    refused !== undefined &&
    !sheets.some((sheet) => sheet.tooMuch === undefined && sheet.rows.length > 1)
  ) {
    throw new AppError("invalid", refused);
  }
  return sheets;
}

/** What unpacks a workbook takes longer to load than a CSV takes to read. */
async function readExcel(bytes: Uint8Array): Promise<ReadSheet[]> {
  const { readWorkbook } = await import("./read-workbook.server.ts");
  return readWorkbook(bytes);
}

/** Cells that share one text in the file are each a text of their own once they are sent on. */
function charactersOf({ rows }: ReadSheet): number {
  return rows.reduce((sum, { cells }) => cells.reduce((all, cell) => all + cell.length, sum), 0);
}

function csvSheet(name: string, bytes: Uint8Array): ReadSheet {
  const sheet = readCsv(name, bytes);
  const refuse = (sentence: string) => new AppError("invalid", sentence);
  if (sheet.rows.length > IMPORT_LIMITS.rows) throw refuse(tooManyRows(sheet.name));
  const wide = sheet.rows.find((row) => row.cells.length > IMPORT_LIMITS.columns);
  if (wide !== undefined) throw refuse(tooWide(sheet.name, wide.number));
  const long = sheet.rows.find((row) => row.cells.some((cell) => cell.length > IMPORT_LIMITS.cell));
  if (long !== undefined) throw refuse(longCell(sheet.name, long.number));
  return sheet;
}
