import { knownColumns, letterOf, NOT_READ, type TableKind } from "./columns.ts";
import { cellText, keyOf, type ReadSheet, type SheetRow } from "./sheet.ts";

/** What was said of headings before, by `headingKey`: the key of a column, or `NOT_READ`. */
export type KnownHeadings = ReadonlyMap<string, string>;
const NONE_KNOWN: KnownHeadings = new Map();

/** Under which a heading of a kind of list is remembered. */
export function headingKey(kind: TableKind, heading: string): string {
  return `${kind}|${keyOf(heading)}`;
}

/** Where the columns of a sheet are. */
export interface FoundTable {
  kind: TableKind;
  /** The headings; null where the sheet is no list and was turned into one. */
  headings: SheetRow | null;
  /** The rows below the headings. */
  rows: SheetRow[];
  /** Index of the cell, by the column's key. */
  at: ReadonlyMap<string, number>;
  /** Headings that mean nothing here, as they stand. */
  ignored: string[];
  /** Those of them that nobody has said anything of yet. */
  unknown: string[];
}

/** The rows among which the headings are looked for: a title or a note often stands above them. */
const HEADING_ROWS = 15;

/** Finds the headings of people or sessions in a sheet; null when it has neither. */
export function findTable(sheet: ReadSheet, known: KnownHeadings = NONE_KNOWN): FoundTable | null {
  let best: { kind: TableKind; index: number; at: Map<string, number> } | null = null;
  for (const [index, row] of sheet.rows.slice(0, HEADING_ROWS).entries()) {
    for (const kind of ["people", "sessions"] as const) {
      const at = headingsOf(row, kind, known);
      if (!hasKeyColumn(kind, at) || at.size < 2) continue;
      if (best === null || at.size > best.at.size) best = { kind, index, at };
    }
  }
  return best === null ? null : tableBelow(sheet, best.index, best.kind, best.at, known);
}

/** Whether the columns say who or what each row is. */
export function hasKeyColumn(kind: TableKind, at: { has(key: string): boolean }): boolean {
  return kind === "sessions" ? at.has("title") : at.has("name") || at.has("lastName");
}

/** The table below the headings that stand at `index` of the rows of a sheet. */
export function tableBelow(
  sheet: ReadSheet,
  index: number,
  kind: TableKind,
  at: ReadonlyMap<string, number>,
  known: KnownHeadings = NONE_KNOWN,
): FoundTable {
  const headings = sheet.rows[index] as SheetRow;
  const rows = sheet.rows.slice(index + 1);
  const ignored = ignoredOf(headings, rows, at);
  return {
    kind,
    headings,
    rows,
    at,
    ignored: ignored.map(({ words }) => words),
    unknown: ignored.flatMap(({ heading, words }) =>
      heading === "" || known.get(headingKey(kind, heading)) === NOT_READ ? [] : [words],
    ),
  };
}

/** The column of every heading that is known, made once: a heading is looked up for each cell at the top of a sheet. */
const KNOWN_HEADINGS: Record<TableKind, ReadonlyMap<string, string>> = {
  people: knownHeadings("people"),
  sessions: knownHeadings("sessions"),
};

function knownHeadings(kind: TableKind): ReadonlyMap<string, string> {
  return new Map(
    knownColumns(kind)
      .flatMap(({ key, heading, names }) => [heading, ...names].map((name) => [keyOf(name), key] as const))
      // The first column that has a heading keeps it.
      .reverse(),
  );
}

/** What each heading of a row means: as somebody said, as it stands, or as all its pieces say ("Role / position"). */
export function headingsOf(
  row: SheetRow,
  kind: TableKind,
  known: KnownHeadings = NONE_KNOWN,
): Map<string, number> {
  const at = new Map<string, number>();
  const ways = [
    (cell: string) => known.get(headingKey(kind, cell)),
    (cell: string) => KNOWN_HEADINGS[kind].get(keyOf(cell)),
    (cell: string) => byPieces(cell, kind),
  ];
  const left = new Map(row.cells.entries());
  for (const way of ways) {
    for (const [index, cell] of left) {
      const found = cell.length > 80 || cell.trim() === "" ? undefined : way(cell);
      if (found === undefined) continue;
      if (found !== NOT_READ) {
        if (at.has(found)) continue;
        at.set(found, index);
      }
      left.delete(index);
    }
  }
  return at;
}

/** Months, days and the words of a title are in pieces too: all have to mean one column. */
function byPieces(cell: string, kind: TableKind): string | undefined {
  const pieces = cell.split(/[/(),&|]|\s-\s|\b(?:and|or)\b/i).filter((piece) => piece.trim() !== "");
  if (pieces.length < 2) return undefined;
  const means = new Set(pieces.map((piece) => KNOWN_HEADINGS[kind].get(keyOf(piece))));
  return means.size === 1 ? [...means][0] : undefined;
}

function ignoredOf(
  headings: SheetRow,
  rows: readonly SheetRow[],
  at: ReadonlyMap<string, number>,
): { heading: string; words: string }[] {
  const used = new Set(at.values());
  const width = Math.max(headings.cells.length, ...rows.map((row) => row.cells.length));
  const ignored: { heading: string; words: string }[] = [];
  for (let index = 0; index < width; index += 1) {
    if (used.has(index)) continue;
    const heading = cellText(headings.cells[index] ?? "");
    if (heading !== "") ignored.push({ heading, words: heading });
    else if (rows.some((row) => cellText(row.cells[index] ?? "") !== "")) {
      ignored.push({ heading, words: `column ${letterOf(index)}, which has no heading` });
    }
  }
  return ignored;
}
