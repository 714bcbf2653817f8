import type { DataValidation, Worksheet } from "exceljs";
// The package as a whole takes as long again to load, for streams and CSV.
import Workbook from "exceljs/lib/doc/workbook.js";
import { cleanText } from "#app/platform/text/clean-text.ts";
import type { OutCell, OutSheet } from "./out-sheets.ts";

/**
 * Excel files, written with exceljs. It takes some hundred milliseconds to load and a second of a core for a thousand
 * rows: import this file only from the thread (workbook-worker.server.ts).
 */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Draws sheets as a workbook. Texts are text cells: one that begins with "=" is not a formula. */
export async function writeWorkbook(sheets: readonly OutSheet[]): Promise<Uint8Array> {
  const workbook = new Workbook();
  for (const out of sheets) {
    const sheet = workbook.addWorksheet(out.name, {
      views: [{ state: "frozen", xSplit: out.isTable ? 1 : 0, ySplit: out.banner === undefined ? 1 : 2 }],
      pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 },
    });
    sheet.columns = out.columns.map(({ width, isHidden }) => ({ width, hidden: isHidden }));
    if (out.banner !== undefined) sheet.addRow([cleanText(out.banner)]);
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

function offerChoices(sheet: Worksheet, { columns, rows }: OutSheet): void {
  // exceljs takes a whole range here, but its types know single cells only.
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, rule: DataValidation): void };
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
