import { AppError } from "#app/platform/errors.ts";
import type { ImportWarning } from "../import-warning.ts";
import { type Block, plain, plainLines, type SourceText } from "../source-text.ts";
import { ClauseReader } from "./clause-reader.ts";
import type { AgreementClause } from "./clause-tree.ts";

/** More clauses than this is not a memorandum but a law book; it also bounds the work of tracing. */
const MAX_CLAUSES = 3_000;

export interface MouReading {
  title: string;
  /** Sections with their clauses inside. */
  clauses: AgreementClause[];
  warnings: ImportWarning[];
}

/**
 * Reads a memorandum of understanding (or heads of terms) into a tree of clauses with stable references. Numbers typed
 * or computed, lettered and plain lists, tables and page breaks may be mixed.
 * @throws AppError `invalid` when no clause can be found, or too many.
 */
export function readMou(source: SourceText): MouReading {
  const reader = new ClauseReader(source.blocks);
  const tree = reader.read();
  if (tree.count === 0) {
    throw new AppError(
      "invalid",
      `No clauses were found in “${source.name}”. A memorandum of understanding has numbered clauses, such as 2.2, or headings with paragraphs under them: check that it is the right file.`,
    );
  }
  if (tree.count > MAX_CLAUSES) {
    throw new AppError(
      "invalid",
      `“${source.name}” has ${tree.count.toLocaleString("en-GB")} clauses, more than any memorandum of understanding: check that it is the right file.`,
    );
  }
  const warnings = tree.repeated.map((clause) => repeatedNumber(source.name, clause));
  return { title: mouTitle(source), clauses: tree.roots, warnings };
}

function repeatedNumber(name: string, clause: AgreementClause): ImportWarning {
  const number = clause.ref.replace(/\[\d+\]$/, "");
  return {
    code: "clause-number-repeated",
    message: `The number ${number} is used more than once in “${name}”. The later clause is shown as ${clause.ref}.`,
    quotes: [clause.text.slice(0, 300)],
  };
}

const NAMES_A_MOU = /memorandum|heads of terms|agreement|\bmou\b|protocol|partnership/i;

/** The title as the first page gives it: the line that says what kind of document it is. */
function mouTitle(source: SourceText): string {
  const front: string[] = [];
  for (const block of source.blocks.slice(0, 8)) {
    if (block.kind === "item" || block.kind === "table" || front.length > 6) break;
    if (block.kind === "heading" && block.label !== null) break;
    front.push(...frontLines(block));
  }
  const short = front.filter((line) => line.length <= 160);
  const named =
    short.find((line) => /memorandum|heads of terms/i.test(line)) ?? short.find((l) => NAMES_A_MOU.test(l));
  return named ?? short[0] ?? "Memorandum of understanding";
}

function frontLines(block: Block): string[] {
  if (block.kind === "table") return [];
  return plainLines(block.text)
    .split("\n")
    .map((line) => plain(line))
    .filter((line) => line !== "");
}
