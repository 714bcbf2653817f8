import { splitTypedLabel } from "../labels.ts";
import { isCutSentence } from "../repair-breaks.ts";
import { plain } from "../source-text.ts";
import type { AgreementClause, ClauseTree } from "./clause-tree.ts";

interface Row {
  label: string;
  statements: string[];
}

const HEADER_WORDS =
  /^(?:principles?|details?|descriptions?|(?:our |the )?red[\s-]lines?|what (?:it|this) means|items?|areas?|topics?|no\.?|ref(?:erence)?|commitments?|statements?|lines?|meaning|explanation|subject|reasons?|notes?|commentary|non-negotiables?)$/i;

const RED_HEADER = /\bred[\s-]+lines?\b|\bnon-negotiables?\b/i;
/** What stands in a column that only numbers the rows. */
const ROW_NUMBER = /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.):]*$/i;

/**
 * A table inside a memorandum becomes clauses: each row one, with the text of its first cell, and under it one clause
 * for each paragraph of the other cells. A row with an empty first cell carries on the row above (a page break). A column that only
 * numbers the rows is no cell of words.
 */
export function addTable(
  tree: ClauseTree,
  parent: AgreementClause | null,
  rows: readonly string[][][],
): void {
  const { header, body } = withoutHeader(wordsOf(rows));
  const isRed = RED_HEADER.test(header);
  const add = (under: AgreementClause | null, text: string, heading: string | null = null) => {
    const clause = tree.add({ ref: tree.countedRef(under), parent: under, text, heading, kind: "item" });
    if (isRed) tree.redRows.add(clause);
    return clause;
  };
  for (const row of mergeRows(body)) {
    if (row.label === "") {
      for (const text of row.statements) add(parent, text);
      continue;
    }
    const clause = add(parent, row.label, row.statements.length > 0 ? row.label : null);
    for (const text of row.statements) add(clause, text);
  }
}

/** Cells as words, each paragraph without its mark; without a column that only numbers the rows. */
function wordsOf(rows: readonly string[][][]): string[][][] {
  const words = rows.map((cells) =>
    cells.map((cell) => cell.map((text) => splitTypedLabel(plain(text)).text).filter((text) => text !== "")),
  );
  const firsts = rows.map((cells) => plain((cells[0] ?? []).join(" ")));
  const numbers = firsts.slice(1).filter((text) => text !== "");
  const isNumbering =
    numbers.length > 0 &&
    numbers.every((text) => ROW_NUMBER.test(text)) &&
    words.every((cells) => cells.length > 1);
  return isNumbering ? words.map((cells) => cells.slice(1)) : words;
}

function withoutHeader(rows: readonly string[][][]): { header: string; body: readonly string[][][] } {
  const first = rows[0] ?? [];
  const isHeader = rows.length > 1 && isHeaderRow(first);
  return isHeader ? { header: first.flat().join(" "), body: rows.slice(1) } : { header: "", body: rows };
}

function mergeRows(rows: readonly string[][][]): Row[] {
  const merged: Row[] = [];
  for (const cells of rows) {
    const hasLabel = cells.length > 1;
    const label = hasLabel ? (cells[0] ?? []).join(" ") : "";
    const statements = (hasLabel ? cells.slice(1) : cells).flat();
    if (label === "" && statements.length === 0) continue;
    const previous = merged.at(-1);
    const carriesOn = previous !== undefined && hasLabel && (label === "" || label === previous.label);
    if (carriesOn) appendStatements(previous, statements);
    else merged.push({ label, statements });
  }
  return merged;
}

function appendStatements(row: Row, statements: string[]): void {
  const [first, ...others] = statements;
  const last = row.statements.at(-1);
  if (first !== undefined && last !== undefined && isCutSentence(last, first)) {
    row.statements[row.statements.length - 1] = `${last} ${first}`;
    row.statements.push(...others);
  } else {
    row.statements.push(...statements);
  }
}

function isHeaderRow(cells: readonly string[][]): boolean {
  const texts = cells.map((cell) => cell.join(" "));
  return texts.every((text) => text === "" || HEADER_WORDS.test(text)) && texts.some(Boolean);
}
