import { AppError } from "#app/platform/errors.ts";
import { findTable } from "./columns.ts";
import { readCsv } from "./read-csv.ts";
import { IMPORT_LIMITS, longCell, type ReadFile, type ReadSheet } from "./sheet.ts";
import { readWorkbookInThread } from "./workbook-thread.server.ts";

/**
 * Reads an uploaded file as sheets of text: an Excel workbook (.xlsx) or a CSV. Throws invalid (field `file`) for other
 * formats, for more than an import takes, and for a file without headings of people or sessions.
 */
export async function readImportFile({
  name,
  bytes,
}: {
  name: string;
  bytes: Uint8Array;
}): Promise<ReadFile> {
  const refuse = (sentence: string) => new AppError("invalid", sentence, { field: "file" });
  if (bytes.byteLength === 0) throw refuse(`“${name}” is empty.`);
  const sheets = await readSheets(name, bytes, refuse);
  for (const sheet of sheets) checkSize(sheet, refuse);
  if (sheets.every((sheet) => findTable(sheet) === null)) {
    throw refuse(
      `No headings of people or sessions were found in “${name}”. One row must say what is in the columns, such as Name and E-mail, or Title and Minutes. The template has them.`,
    );
  }
  return { fileName: name.slice(0, 200), sheets };
}

async function readSheets(
  name: string,
  bytes: Uint8Array,
  refuse: (sentence: string) => AppError,
): Promise<ReadSheet[]> {
  const begins = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b)) return readWorkbookInThread(bytes);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    throw refuse(
      `“${name}” is an old Excel file (.xls), or is protected with a password. Save it as an Excel workbook (.xlsx) without a password and try again.`,
    );
  }
  if (begins(0x25, 0x50, 0x44, 0x46)) {
    throw refuse(`“${name}” is a PDF. Send the list as an Excel workbook (.xlsx) or as CSV.`);
  }
  return [readCsv(name.replace(/\.[^.]*$/, "") || name, bytes)];
}

function checkSize(sheet: ReadSheet, refuse: (sentence: string) => AppError): void {
  if (sheet.rows.length > IMPORT_LIMITS.rows) {
    throw refuse(
      `“${sheet.name}” has ${sheet.rows.length.toLocaleString("en-GB")} rows; at most ${(IMPORT_LIMITS.rows - 1).toLocaleString("en-GB")} are read at once. Send it in parts.`,
    );
  }
  const wide = sheet.rows.find((row) => row.cells.length > IMPORT_LIMITS.columns);
  if (wide !== undefined) {
    throw refuse(
      `“${sheet.name}” has more than ${IMPORT_LIMITS.columns} columns in row ${wide.number}. Take out those that are not needed and try again.`,
    );
  }
  const long = sheet.rows.find((row) => row.cells.some((cell) => cell.length > IMPORT_LIMITS.cell));
  if (long !== undefined) throw refuse(longCell(sheet.name, long.number));
}
