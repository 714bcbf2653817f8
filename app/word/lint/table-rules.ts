import { isBlank } from "../run-text.ts";
import type { Rule } from "./finding.ts";
import { place, type WordFile } from "./word-file.ts";
import {
  ancestor,
  cellsOf,
  child,
  childValue,
  descendants,
  isOn,
  rowsOf,
  textOf,
  type XmlElement,
} from "./xml-tree.ts";

const inTables = (file: WordFile, check: (table: XmlElement) => string | null) =>
  descendants(file.body, "w:tbl").flatMap((table) => {
    const message = check(table);
    return message === null ? [] : [{ where: place(file.main, table), message }];
  });

function isMerged(cell: XmlElement): boolean {
  const properties = child(cell, "w:tcPr");
  return (
    Number(childValue(properties, "w:gridSpan") ?? 1) > 1 ||
    child(properties, "w:vMerge") !== undefined ||
    child(properties, "w:hMerge") !== undefined
  );
}

/** Rules about tables: for data only, with a header row, and nothing a screen reader would lose its way in. */
export const TABLE_RULES: Rule[] = [
  {
    name: "tables/header-row",
    severity: "error",
    check: (file) =>
      inTables(file, (table) =>
        isOn(child(child(rowsOf(table)[0], "w:trPr"), "w:tblHeader"))
          ? null
          : "The first row of a table is not marked as its header row.",
      ),
  },
  {
    name: "tables/header-words",
    severity: "warning",
    check: (file) =>
      inTables(file, (table) =>
        cellsOf(rowsOf(table)[0]).some((cell) => isBlank(textOf(cell)))
          ? "A column of a table has no heading."
          : null,
      ),
  },
  {
    name: "tables/merged-cells",
    severity: "error",
    check: (file) =>
      inTables(file, (table) =>
        rowsOf(table).some((row) => cellsOf(row).some(isMerged)) ? "A table has merged cells." : null,
      ),
  },
  {
    name: "tables/nested",
    severity: "error",
    check: (file) =>
      inTables(file, (table) => (ancestor(table, "w:tc") ? "A table stands inside another table." : null)),
  },
  {
    name: "tables/layout",
    severity: "warning",
    check: (file) =>
      inTables(file, (table) => {
        const columns = child(table, "w:tblGrid")?.children.length ?? 0;
        return columns < 2 || rowsOf(table).length < 2
          ? "A table has one column or no row below its headings, so it looks like a frame and not like data."
          : null;
      }),
  },
  {
    name: "tables/rows-whole",
    severity: "warning",
    check: (file) =>
      inTables(file, (table) =>
        rowsOf(table).every((row) => isOn(child(child(row, "w:trPr"), "w:cantSplit")))
          ? null
          : "Rows of a table may break across pages.",
      ),
  },
  {
    name: "tables/description",
    severity: "warning",
    check: (file) =>
      inTables(file, (table) =>
        isBlank(childValue(child(table, "w:tblPr"), "w:tblCaption") ?? "")
          ? "A table does not say what it holds (its alternative text has no title)."
          : null,
      ),
  },
];
