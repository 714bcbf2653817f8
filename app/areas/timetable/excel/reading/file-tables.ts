import type { Day } from "#app/platform/days.ts";
import { NOT_READ } from "./columns.ts";
import { readDayGrid } from "./day-grid.ts";
import { type FoundTable, findTable, type KnownHeadings, tableBelow } from "./find-table.ts";
import {
  cellText,
  type FileReading,
  type ReadFile,
  type ReadSheet,
  type SheetReading,
  type SheetRow,
} from "./sheet.ts";

/** A row that does not come in unless somebody says so. */
export interface SetAsideRow {
  sheet: string;
  row: SheetRow;
  why: "hidden" | "struck";
  /** Its first words, by which people know it. */
  words: string;
}

/** A sheet with what it holds. */
export interface FileTable {
  sheet: string;
  /** The list in it; null when it is not read. */
  found: FoundTable | null;
  /** Whether the list was made from a programme laid out as a grid of days. */
  isGrid: boolean;
  /** Why it is not read, as the end of a sentence; null otherwise. */
  unread: string | null;
  /** A sheet with headings that is more than an import takes, in a sentence. */
  tooMuch: string | null;
  /** Hidden and struck-through rows, whether they come in or not. */
  aside: SetAsideRow[];
  /** What is read from columns that are hidden in the file, by the column's key; not the id that our own workbooks hide. */
  hiddenKeys: string[];
}

/** What stands in the first cell of sheets that are only there for people, with why they are not read. */
export const ONLY_TO_READ = {
  day: {
    banner: "To read and print. Change the sheet Sessions instead: what is changed here is not read.",
    unread: "it is a day to read and print: changes are read from the sheet Sessions",
  },
  places: {
    banner:
      "The sites and rooms that can be named in Sessions. Add others in the workspace, under Sites and rooms.",
    unread: "sites and rooms are added in the workspace, under Sites and rooms",
  },
} as const;

/** Finds the lists of people and sessions in a file, as its headings say or as somebody said. `days` are those of the visit. */
export function fileTables(file: ReadFile, known: KnownHeadings, days: readonly Day[]): FileTable[] {
  return file.sheets.map((sheet, index) =>
    fileTable(
      sheet,
      file.reading?.sheets.find((one) => one.sheet === index),
      { known, days, file },
    ),
  );
}

function fileTable(
  sheet: ReadSheet,
  reading: SheetReading | undefined,
  { known, days, file }: { known: KnownHeadings; days: readonly Day[]; file: ReadFile },
): FileTable {
  const none = {
    sheet: sheet.name,
    found: null,
    isGrid: false,
    unread: null,
    tooMuch: null,
    aside: [],
    hiddenKeys: [],
  };
  if (sheet.unread !== undefined) return { ...none, unread: sheet.unread };
  if (sheet.tooMuch !== undefined) {
    return findTable(sheet, known) === null
      ? {
          ...none,
          unread: "it has no headings of people or sessions, and is longer or wider than a list that is read",
        }
      : { ...none, tooMuch: sheet.tooMuch };
  }
  const first = cellText(sheet.rows[0]?.cells[0] ?? "");
  const onlyToRead = Object.values(ONLY_TO_READ).find(({ banner }) => banner === first);
  if (onlyToRead !== undefined) return { ...none, unread: onlyToRead.unread };
  if (reading?.kind === "none")
    return { ...none, unread: "you said that it lists neither people nor sessions" };
  const said = reading === undefined ? null : tableAsSaid(sheet, reading, known);
  const list = said ?? (reading?.kind === "grid" ? null : findTable(sheet, known));
  const found = list ?? readDayGrid(sheet, days);
  if (found === null) return { ...none, unread: "it has no headings of people or sessions" };
  const aside = found.rows.flatMap((row) => setAside(sheet.name, row));
  const comesIn = (row: SheetRow) =>
    !(row.isHidden === true && file.reading?.hiddenRows !== true) &&
    !(row.isStruck === true && file.reading?.struckRows !== true);
  return {
    ...none,
    found: { ...found, rows: found.rows.filter(comesIn) },
    isGrid: list === null,
    aside,
    hiddenKeys: list === null ? [] : hiddenKeysOf(sheet, list),
  };
}

function hiddenKeysOf({ hiddenColumns = [] }: ReadSheet, { at }: FoundTable): string[] {
  return [...at].flatMap(([key, column]) => (key !== "id" && hiddenColumns.includes(column) ? [key] : []));
}

function setAside(sheet: string, row: SheetRow): SetAsideRow[] {
  const words = row.cells
    .map(cellText)
    .filter((text) => text !== "")
    .slice(0, 3)
    .join(", ")
    .slice(0, 120);
  if (row.isStruck === true) return [{ sheet, row, why: "struck", words }];
  return row.isHidden === true ? [{ sheet, row, why: "hidden", words }] : [];
}

/** The list as somebody said; null when the row with the headings is not there. */
function tableAsSaid(
  sheet: ReadSheet,
  { kind, headingRow, columns }: SheetReading,
  known: KnownHeadings,
): FoundTable | null {
  const index = sheet.rows.findIndex(({ number }) => number === headingRow);
  if (kind === "none" || kind === "grid" || index < 0) return null;
  const at = new Map<string, number>();
  for (const [column, key] of columns.entries()) if (key !== NOT_READ && !at.has(key)) at.set(key, column);
  return { ...tableBelow(sheet, index, kind, at, known), unknown: [] };
}

/** What nothing was said of yet. */
export const NOTHING_SAID: FileReading = { sheets: [], hiddenRows: false, struckRows: false, people: [] };
