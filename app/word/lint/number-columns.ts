import { isBlank } from "../run-text.ts";
import { ancestor, cellsOf, child, childValue, rowsOf, textOf, type XmlElement } from "./xml-tree.ts";

/** A figure: digits with signs of money, per cent, thousands and negatives round them; a dash or "n/a" where there is none. */
const FIGURE =
  /^[(+\-\u2212\u2013]?\s*[£$€]?\s*\d[\d,. \u00a0]*\s*(?:%|[kmb]|m|bn|million|billion)?\s*\)?$|^[-\u2013\u2014]$|^n\/?a$/i;

const columnsOfFigures = new WeakMap<XmlElement, Set<number>>();

/** True in a column of a table that holds figures alone below its heading: these are read best from the right. */
export function isInNumberColumn(paragraph: XmlElement): boolean {
  const cell = ancestor(paragraph, "w:tc");
  const row = cell && ancestor(cell, "w:tr");
  const table = row && ancestor(row, "w:tbl");
  if (row === undefined || table === undefined) return false;
  let columns = columnsOfFigures.get(table);
  if (columns === undefined) {
    columns = figureColumns(table);
    columnsOfFigures.set(table, columns);
  }
  return placed(row).some((one) => one.cell === cell && columns.has(one.column));
}

function figureColumns(table: XmlElement): Set<number> {
  const columns = new Map<number, boolean>();
  for (const { cell, column } of rowsOf(table).slice(1).flatMap(placed)) {
    const words = textOf(cell).trim();
    if (!isBlank(words)) columns.set(column, (columns.get(column) ?? true) && FIGURE.test(words));
  }
  return new Set([...columns].flatMap(([column, areFigures]) => (areFigures ? [column] : [])));
}

/** The cells of a row, each with the column it begins at. */
function placed(row: XmlElement): { cell: XmlElement; column: number }[] {
  let column = Number(childValue(child(row, "w:trPr"), "w:gridBefore") ?? 0);
  return cellsOf(row).map((cell) => {
    const at = column;
    column += Number(childValue(child(cell, "w:tcPr"), "w:gridSpan") ?? 1);
    return { cell, column: at };
  });
}
