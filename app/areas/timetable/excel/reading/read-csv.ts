import iconv from "iconv-lite";
import { AppError } from "#app/platform/errors.ts";
import { findTable } from "./find-table.ts";
import { IMPORT_LIMITS, longCell, type ReadSheet, type SheetRow } from "./sheet.ts";

/**
 * Reads a CSV: UTF-8, UTF-16 or Windows-1252, separated by comma, semicolon or tab, as Excel of any country writes it. An
 * apostrophe that keeps a cell from being a formula is taken off again. Throws invalid for what is no text.
 */
export function readCsv(name: string, bytes: Uint8Array): ReadSheet {
  const text = decode(bytes);
  if (text.includes("\0")) {
    throw new AppError(
      "invalid",
      `“${name}” is neither an Excel workbook (.xlsx) nor a CSV file. Open it, save it as one of these, and try again.`,
      { field: "file" },
    );
  }
  const delimiter = delimiterOf(text);
  // Excel's own line that names the separator.
  const body = text.replace(/^sep=.\r?\n/i, "");
  return { name, rows: parse(body, delimiter, name) };
}

/** Decoders of Node drop the dashes and curly quotes of Windows-1252, which stand where other sets have control characters. */
function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = wideEncoding(bytes);
  if (wide !== null) return iconv.decode(buffer, wide);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what Excel saves as "CSV" on Windows in Britain.
    return iconv.decode(buffer, "windows-1252");
  }
}

/** UTF-16 by its mark; without one by the zeros that half of its bytes are in a text of Latin letters. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 400);
  if (start.length < 4 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = start.length / 4;
  if (even === 0 && odd > most) return "utf-16le";
  return odd === 0 && even > most ? "utf-16be" : null;
}

/** The separator with which the most headings are known; names hold commas too. */
function delimiterOf(text: string): string {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (named !== undefined) return named;
  const known = (delimiter: string) =>
    findTable({ name: "", rows: parse(text.slice(0, 20_000), delimiter, null) })?.at.size ?? 0;
  return [",", ";", "\t"].reduce((best, one) => (known(one) > known(best) ? one : best));
}

/** `name`: the file's, for the refusal of a cell that is too long; null while separators are only tried. */
function parse(text: string, delimiter: string, name: string | null): SheetRow[] {
  const rows: SheetRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let number = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== "")) rows.push({ number, cells: cells.map(withoutGuard) });
    number += 1;
    cells = [];
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    // A quotation mark that is never closed takes in the rest of the file.
    if (name !== null && cell.length > IMPORT_LIMITS.cell) {
      throw new AppError("invalid", longCell(name, number), { field: "file" });
    }
    const char = text[at] as string;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell.trim() === "") {
      cell = "";
      isQuoted = true;
    } else if (char === delimiter) {
      cells.push(cell);
      cell = "";
    } else if (char === "\n" || char === "\r") {
      if (char === "\r" && text[at + 1] === "\n") at += 1;
      endRow();
    } else cell += char;
  }
  if (cell !== "" || cells.length > 0) endRow();
  return rows;
}

function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
