import { splitTypedLabel } from "../labels.ts";
import { isCutSentence } from "../repair-breaks.ts";
import { plain } from "../source-text.ts";
import type { AgreementClause, ClauseTree } from "./clause-tree.ts";

interface Row {
  label: string;
  statements: string[];
}

const HEADER_WORDS =
  /^(?:principles?|details?|descriptions?|red[\s-]lines?|what (?:it|this) means|items?|areas?|topics?|no\.?|ref(?:erence)?|commitments?|statements?|meaning|explanation|subject)$/i;

/**
 * A table inside a memorandum becomes clauses: each row one, with the text of its first cell, and under it one clause
 * for each paragraph of the other cells. A row with an empty first cell carries on the row above (a page break).
 */
export function addTable(
  tree: ClauseTree,
  parent: AgreementClause | null,
  rows: readonly string[][][],
): void {
  for (const row of mergeRows(rows)) {
    if (row.label === "") {
      for (const text of row.statements) addCounted(tree, parent, text);
      continue;
    }
    const typed = splitTypedLabel(row.label);
    const label = typed.label === null ? row.label : typed.text;
    const clause = tree.add({
      ref: tree.countedRef(parent),
      parent,
      text: label,
      heading: row.statements.length > 0 ? label : null,
      kind: "item",
    });
    for (const text of row.statements) addCounted(tree, clause, text);
  }
}

function addCounted(tree: ClauseTree, parent: AgreementClause | null, text: string): void {
  tree.add({ ref: tree.countedRef(parent), parent, text, kind: "item" });
}

function mergeRows(rows: readonly string[][][]): Row[] {
  const merged: Row[] = [];
  rows.forEach((cells, index) => {
    const texts = cells.map((cell) => cell.map((text) => plain(text)).filter((text) => text !== ""));
    if (index === 0 && isHeaderRow(texts)) return;
    const hasLabel = texts.length > 1;
    const label = hasLabel ? (texts[0] ?? []).join(" ") : "";
    const statements = (hasLabel ? texts.slice(1) : texts).flat();
    if (label === "" && statements.length === 0) return;
    const previous = merged.at(-1);
    const carriesOn = previous !== undefined && hasLabel && (label === "" || label === previous.label);
    if (carriesOn) appendStatements(previous, statements);
    else merged.push({ label, statements });
  });
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
  return (
    texts.length > 1 && texts.every((text) => text === "" || HEADER_WORDS.test(text)) && texts.some(Boolean)
  );
}
