import { labelParts, splitTypedLabel } from "../labels.ts";
import { type Block, plain, sentences, type TableBlock } from "../source-text.ts";
import { knownTitle } from "./theme-headings.ts";

/** What a column of themes is called at its head. */
const THEME_COLUMN = /^(?:(?:core |key |the )?themes?|areas?|elements?|core elements?)\b/i;
const HEADER_WORDS =
  /^(?:no\.?|number|#|ref\.?|(?:core |key |the )?themes?|areas?|elements?|core elements?|titles?|(?:key )?(?:lines of )?(?:enquir(?:y|ies)|questions?)|k?loes?|prompts?|(?:local )?(?:focus|context)|what (?:we|the team) will.*)$/i;
/** A table is one of themes from as many rows on. */
const LEAST_ROWS = 3;

/**
 * Takes tables whose rows are the themes apart: each row becomes a numbered heading, the questions as paragraphs and what stands under them
 * as items, so that they are read like any other letter. Other tables stay.
 */
export function unfoldThemeTables(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, at) =>
    block.kind === "table" && isOfThemes(block) ? unfolded(block, at) : [block],
  );
}

function cellText(cell: readonly string[] | undefined): string {
  return plain((cell ?? []).join(" "));
}

function isHeader(row: TableBlock["rows"][number]): boolean {
  const filled = row.map(cellText).filter((text) => text !== "");
  return filled.length > 0 && filled.every((text) => HEADER_WORDS.test(text));
}

function isOfThemes({ rows }: TableBlock): boolean {
  const [first, ...others] = rows;
  const hasHeader = first !== undefined && isHeader(first);
  const body = hasHeader ? others : rows;
  const known = body.filter((row) => row.some((cell) => knownTitle(unnumbered(cellText(cell))) !== null));
  if (known.length >= LEAST_ROWS) return true;
  const asking = body.filter((row) => row.some((cell) => cellText(cell).includes("?")));
  return (
    hasHeader &&
    first.some((cell) => THEME_COLUMN.test(cellText(cell))) &&
    asking.length >= LEAST_ROWS &&
    asking.length * 2 >= body.length
  );
}

function unnumbered(text: string): string {
  return splitTypedLabel(text).text;
}

function unfolded({ rows }: TableBlock, table: number): Block[] {
  let number = 0;
  return rows.flatMap((row): Block[] => {
    if (isHeader(row)) return row.flat().map((text) => ({ kind: "paragraph", text, table }));
    const cells = row.filter((cell) => cellText(cell) !== "");
    // A column that holds only the number.
    const isNumbered = cells.length > 1 && /^\d{1,2}[.)]?$/.test(cellText(cells[0]));
    const [title, ...rest] = isNumbered ? cells.slice(1) : cells;
    const [head = "", ...below] = title ?? [];
    if (plain(head) === "") return [];
    number += 1;
    const typed = splitTypedLabel(head);
    const given = typed.label === null ? [] : labelParts(typed.label).numbers;
    const label = `${isNumbered ? Number.parseInt(cellText(cells[0]), 10) : (given[0] ?? number)}.`;
    return [
      { kind: "heading", level: UNFOLDED_LEVEL, text: typed.text, label, table },
      ...[...below, ...rest.flat()].map((text) => inCell(text, table)),
    ];
  });
}

/** Deeper than any heading of a document, so that headings of the letter end the last theme. */
const UNFOLDED_LEVEL = 9;

/** What asks is a question, what stands beside it a prompt. */
function inCell(text: string, table: number): Block {
  const typed = splitTypedLabel(text);
  const asks = sentences(plain(typed.text)).some((sentence) => sentence.endsWith("?"));
  const isLeadIn = /(?:…|\.\.\.|:)$/.test(plain(text));
  return asks || isLeadIn
    ? { kind: "paragraph", text: typed.text, table }
    : { kind: "item", text: typed.text, label: typed.label ?? "•", depth: 0, table };
}
