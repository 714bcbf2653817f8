import { headingOf, knownColumns, letterOf, NOT_READ, type TableKind } from "./reading/columns.ts";
import type { FileTable } from "./reading/file-tables.ts";
import { headingsOf, type KnownHeadings } from "./reading/find-table.ts";
import { cellText, keyOf, type ReadFile, type ReadSheet, type SheetReading } from "./reading/sheet.ts";

/** A column of a sheet, for whoever says what it is. */
export interface ShownColumn {
  /** "C: Role / position", or "Column C" where nothing heads it. */
  label: string;
  /** The first things that stand in it. */
  examples: string;
  /** What it is taken to be: the key of a column, or `NOT_READ`. */
  means: string;
}

/** A sheet, for whoever says what it lists. */
export interface ShownSheet {
  sheet: number;
  name: string;
  kind: SheetReading["kind"];
  /** The row with the headings, as Excel counts. */
  headingRow: number;
  columns: ShownColumn[];
  /** Whether a heading means nothing here and nobody has said anything of it yet. */
  asks: boolean;
  isGrid: boolean;
}

/** Sheets of which a person can say what their columns are: those that are hidden or too long are not read at all. */
export function shownSheets(
  file: ReadFile,
  tables: readonly FileTable[],
  known: KnownHeadings,
): ShownSheet[] {
  const isAnyList = tables.some(({ found }) => found !== null);
  const sheets = file.sheets.flatMap((sheet, index): ShownSheet[] => {
    const table = tables[index];
    if (table === undefined || sheet.unread !== undefined || sheet.tooMuch !== undefined) return [];
    const said = file.reading?.sheets.find((one) => one.sheet === index);
    const headingRow = said?.headingRow ?? table.found?.headings?.number ?? firstListRow(sheet);
    if (headingRow === null) return [];
    const kind = said?.kind ?? (table.isGrid ? "grid" : (table.found?.kind ?? "none"));
    return [
      {
        sheet: index,
        name: sheet.name,
        kind,
        headingRow,
        columns:
          kind === "none" || kind === "grid"
            ? []
            : shownColumns(sheet, headingRow, kind, said?.columns ?? null, known),
        asks: said === undefined && (table.found?.unknown.length ?? 0) > 0,
        isGrid: table.isGrid,
      },
    ];
  });
  // A file in which nothing was found begins with the first sheet that could be a list.
  const [first] = sheets;
  if (!isAnyList && first !== undefined && file.reading === undefined) first.asks = true;
  return sheets;
}

/** The first row with two cells: a title stands alone. */
function firstListRow(sheet: ReadSheet): number | null {
  return (
    sheet.rows.find(({ cells }) => cells.filter((cell) => cell.trim() !== "").length > 1)?.number ?? null
  );
}

const EXAMPLES = 3;

function shownColumns(
  sheet: ReadSheet,
  headingRow: number,
  kind: TableKind,
  said: readonly string[] | null,
  known: KnownHeadings,
): ShownColumn[] {
  const headings = sheet.rows.find(({ number }) => number === headingRow);
  const below = sheet.rows.filter(({ number }) => number > headingRow);
  const width = Math.max(headings?.cells.length ?? 0, ...below.map(({ cells }) => cells.length));
  const guessed = said ?? guessedColumns(sheet, headingRow, kind, known);
  return Array.from({ length: width }, (_, index) => {
    const heading = cellText(headings?.cells[index] ?? "");
    const examples = below.map(({ cells }) => cellText(cells[index] ?? "")).filter((text) => text !== "");
    return {
      label: heading === "" ? `Column ${letterOf(index)}` : `${letterOf(index)}: ${heading}`,
      examples: [...new Set(examples)]
        .slice(0, EXAMPLES)
        .map((text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text))
        .join("; "),
      means: guessed[index] ?? NOT_READ,
    };
  });
}

/** What each column of a sheet is taken to be when a row holds the headings. */
export function guessedColumns(
  sheet: ReadSheet,
  headingRow: number,
  kind: TableKind,
  known: KnownHeadings,
): string[] {
  const row = sheet.rows.find(({ number }) => number === headingRow);
  if (row === undefined) return [];
  const keyAt = new Map([...headingsOf(row, kind, known)].map(([key, index]) => [index, key]));
  return row.cells.map((_, index) => keyAt.get(index) ?? NOT_READ);
}

/** What was said of each heading, to be remembered; what the headings say by themselves is not. */
export function headingsSaid(
  sheet: ReadSheet,
  { headingRow, columns }: Pick<SheetReading, "headingRow" | "columns">,
  kind: TableKind,
): { heading: string; means: string }[] {
  const row = sheet.rows.find(({ number }) => number === headingRow);
  const byThemselves = guessedColumns(sheet, headingRow, kind, new Map());
  const said = new Map<string, string>();
  for (const [index, means] of columns.entries()) {
    const heading = cellText(row?.cells[index] ?? "");
    if (heading === "" || heading.length > 80) continue;
    const isNew = means !== byThemselves[index] || means === NOT_READ;
    // Of two columns with one heading the one that is read counts.
    if (isNew && (!said.has(heading) || means !== NOT_READ)) said.set(heading, means);
  }
  return [...said].map(([heading, means]) => ({ heading: keyOf(heading), means }));
}

/** What a column can be said to be, for a list to choose from. */
export function columnChoices(kind: TableKind): { value: string; text: string }[] {
  return [
    { value: NOT_READ, text: "Not read" },
    ...knownColumns(kind).map(({ key }) => ({ value: key, text: headingOf(kind, key) })),
  ];
}
