import { headingOf, type TableKind } from "./reading/columns.ts";
import type { Cells } from "./reading/fact-cells.ts";
import type { NameIndex } from "./reading/name-index.ts";
import type { RowReader } from "./reading/row-reader.ts";
import { cellText } from "./reading/sheet.ts";
import type { PersonFacts, SessionFacts } from "./standing-record.ts";

/** A field that a row changes, in words. */
export interface FieldChange {
  heading: string;
  before: string;
  after: string;
}

/** What a row would do. `key` is the id of what it changes, or stands for what it adds. */
export interface PlannedRow<Facts> {
  key: string;
  sheet: string;
  row: number;
  /** The cell, where the row was made from one. */
  cell?: string | undefined;
  state: "new" | "changed" | "unchanged";
  /** The version that is changed; null for what is new. */
  version: number | null;
  facts: Facts;
  changes: FieldChange[];
  /** Keys of the columns that change. */
  columns: string[];
}

/** What the rows of one kind of table come to. */
export interface Planned<Facts> {
  planned: PlannedRow<Facts>[];
  names: NameIndex;
  /** Ids of the record that a row is about, stopped or not. */
  seen: Set<string>;
  /** Rows that would put back what was changed here after the workbook was made. */
  olderRows: number;
  /** What the rows that are left out are called. */
  stopped: { name: string; sheet: string; row: number }[];
}

/** What stands for something the file adds, until it has an id. */
export function newKey(sheet: string, row: { reader: RowReader }): string {
  return `new:${sheet}:${row.reader.row.cell ?? row.reader.row.number}`;
}

/** Ids of what the rows are about. */
export function seenIds(matches: Iterable<{ id: string } | null>): Set<string> {
  return new Set([...matches].flatMap((match) => (match === null ? [] : [match.id])));
}

/**
 * Notes rows of a workbook that was made before what they change was changed here, and says how many there are. A row of ours
 * says which version it was made from.
 */
export function noteOlder(
  drafts: readonly { row: { reader: RowReader }; match: { version: number } | null }[],
  planned: readonly PlannedRow<unknown>[],
): number {
  let count = 0;
  for (const [index, { row, match }] of drafts.entries()) {
    const { version } = row.reader;
    if (planned[index]?.state !== "changed" || match === null || version === null || version >= match.version)
      continue;
    count += 1;
    row.reader.note(
      "id",
      "This was changed here after the workbook was made.",
      "Importing it puts back what the file says: look at what changes below, or take the row out of the file.",
    );
  }
  return count;
}

/** Which facts stand in each column. */
export const PERSON_FIELDS: Record<string, readonly (keyof PersonFacts)[]> = {
  name: ["name"],
  jobTitle: ["jobTitle"],
  kind: ["kind"],
  council: ["councilId"],
  organisation: ["organisation"],
  email: ["email"],
  lineManager: ["lineManagerKey"],
  accessNeeds: ["accessNeeds"],
  availability: ["availability", "times"],
};

export const SESSION_FIELDS: Record<string, readonly (keyof SessionFacts)[]> = {
  title: ["title"],
  kind: ["kind"],
  minutes: ["minutes"],
  people: ["personKeys"],
  peersNeeded: ["peersNeeded", "isAllPeers"],
  peers: ["requiredRoles", "wantedPeerIds"],
  assigned: ["assignedPeerIds"],
  themes: ["themeIds"],
  prompts: ["promptIds"],
  sites: ["allowedSiteIds", "isOnline"],
  day: ["date"],
  start: ["start"],
  room: ["roomId", "siteId"],
  join: ["joinAddress"],
  fixed: ["isFixed"],
  after: ["afterKeys"],
  council: ["councilId"],
  purpose: ["purpose"],
  confidential: ["isConfidential"],
};

interface Draft<Facts> {
  row: { reader: RowReader };
  sheet: string;
  match: { id: string; version: number; facts: Facts } | null;
  key: string;
  facts: Facts;
}

/** Compares column by column, in words; what reads the same keeps what stands, to the letter. */
export function plannedRow<Facts extends object>(
  kind: TableKind,
  { row, sheet, match, key, facts }: Draft<Facts>,
  fields: Record<string, readonly (keyof Facts)[]>,
  cellsOf: (facts: Facts) => Cells,
): PlannedRow<Facts> {
  const { number, cell } = row.reader.row;
  const place = { key, sheet, row: number, ...(cell === undefined ? {} : { cell }) };
  const after = cellsOf(facts);
  if (match === null) {
    const changes = Object.entries(after)
      .filter(([, text]) => text !== "")
      .map(([column, text]) => ({ heading: headingOf(kind, column), before: "", after: text }));
    return { ...place, state: "new", version: null, facts, changes, columns: Object.keys(after) };
  }
  const before = cellsOf(match.facts);
  const columns = Object.keys(after).filter(
    (one) => cellText(before[one] ?? "") !== cellText(after[one] ?? ""),
  );
  const kept: Facts = { ...match.facts };
  for (const column of columns) for (const field of fields[column] ?? []) kept[field] = facts[field];
  return {
    ...place,
    state: columns.length === 0 ? "unchanged" : "changed",
    version: match.version,
    facts: kept,
    columns,
    changes: columns.map((column) => ({
      heading: headingOf(kind, column),
      before: before[column] ?? "",
      after: after[column] ?? "",
    })),
  };
}
