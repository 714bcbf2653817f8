import { countOf } from "../plan/timetable-words.ts";
import type { PlannedRow } from "./compare-row.ts";
import { GUIDE_NAME } from "./out-sheets.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { TableKind } from "./reading/columns.ts";
import { type ImportProblem, placeInSheet } from "./reading/sheet.ts";
import type { TakenImport } from "./taken-import.ts";

/** A row that adds or changes something, for a list. */
export interface ImportLine {
  key: string;
  /** "People, row 7". */
  where: string;
  name: string;
  /** New: what it says. Changed: what was and what will be. */
  fields: { heading: string; before: string; after: string }[];
}

export interface ImportTableView {
  kind: TableKind;
  added: ImportLine[];
  changed: ImportLine[];
  unchanged: number;
  leftOut: number;
}

export interface ProblemLine {
  where: string;
  column: string;
  read: string;
  wrong: string;
  todo: string;
}

/** Rows of one kind that somebody may not have meant. */
export interface AsideView {
  count: number;
  /** The first of them. */
  lines: { where: string; words: string }[];
  comesIn: boolean;
}

/** What a file would do, as its page shows it. */
export interface ImportView {
  tables: ImportTableView[];
  /** Rows that are left out, in the order of the file, with all that is wrong in them. */
  stopped: ProblemLine[];
  stoppedRows: number;
  noted: ProblemLine[];
  /** Lines beyond what the page shows. */
  more: number;
  sheets: string[];
  missing: ImportPlan["missing"];
  /** Rows that are hidden or struck through, and whether they come in. */
  aside: { hidden: AsideView; struck: AsideView };
  /** People whom sessions name and no list holds. */
  unknownPeople: { name: string; where: string }[];
  /** Said when the workbook was saved for another visit; null otherwise. */
  otherVisit: string | null;
  /** Said when the workbook is older than what it would change; null otherwise. */
  older: string | null;
  /** What the button says; null when there is nothing to import. */
  button: string | null;
}

/** Lines of one list: beyond that nobody reads, and the file has to be mended first. */
const MOST_LINES = 200;

/** Columns that say who or what it is, for the lists of what is new. */
const SHOWN_OF_NEW = 6;

export function importView(plan: ImportPlan): ImportView {
  const tables = (["people", "sessions"] as const)
    .filter((kind) => plan.sheets.some((sheet) => sheet.kind === kind))
    .map((kind) => ({ ...tableView(kind, plan[kind]), leftOut: leftOutOf(kind, plan) }));
  const stoppedPlaces = new Set(plan.problems.filter(({ stops }) => stops).map(placeOf));
  const lines = [...plan.problems]
    .sort((a, b) => a.sheet.localeCompare(b.sheet) || (a.row ?? 0) - (b.row ?? 0))
    .map((problem) => ({ isStopped: stoppedPlaces.has(placeOf(problem)), line: problemLine(problem) }));
  const stopped = lines.filter(({ isStopped }) => isStopped).map(({ line }) => line);
  const noted = lines.filter(({ isStopped }) => !isStopped).map(({ line }) => line);
  return {
    tables,
    stopped: stopped.slice(0, MOST_LINES),
    noted: noted.slice(0, MOST_LINES),
    more: Math.max(0, stopped.length - MOST_LINES) + Math.max(0, noted.length - MOST_LINES),
    stoppedRows: plan.stoppedRows,
    sheets: plan.sheets.filter(({ name }) => name !== GUIDE_NAME).map(sheetWords),
    missing: plan.missing,
    aside: {
      hidden: asideView(plan, "hidden", plan.comesIn.hiddenRows),
      struck: asideView(plan, "struck", plan.comesIn.struckRows),
    },
    unknownPeople: plan.unknownPeople.map(({ name, where }) => ({
      name,
      where:
        where.length > 3 ? `${where.slice(0, 3).join("; ")} and ${where.length - 3} more` : where.join("; "),
    })),
    otherVisit: otherVisitWords(plan),
    older:
      plan.olderRows === 0
        ? null
        : `This workbook is older than the timetable: ${countOf(plan.olderRows, "row it would change was", "rows it would change were")} changed here after it was made.`,
    button: buttonText(tables, plan.missing),
  };
}

function otherVisitWords({ otherVisit }: ImportPlan): string | null {
  if (otherVisit === null) return null;
  return otherVisit === ""
    ? "This workbook was saved for a visit that is none of this challenge’s. When people can come is not imported here: it is said of that visit."
    : `This workbook was saved for another visit, ${otherVisit}. Its sessions, and when people can come, are not imported here: delete this file and import it at ${otherVisit}.`;
}

function placeOf({ sheet, row, cell }: ImportProblem): string {
  return `${sheet}|${cell ?? row ?? ""}`;
}

function asideView({ aside }: ImportPlan, why: "hidden" | "struck", comesIn: boolean): AsideView {
  const rows = aside.filter((one) => one.why === why);
  return {
    count: rows.length,
    lines: rows.slice(0, MOST_LINES).map(({ sheet, row, words }) => ({
      where: `${sheet}, ${placeInSheet({ row: row.number, cell: row.cell })}`,
      words,
    })),
    comesIn,
  };
}

function tableView(
  kind: TableKind,
  rows: readonly Pick<
    PlannedRow<{ name?: string; title?: string }>,
    "key" | "sheet" | "row" | "cell" | "state" | "facts" | "changes"
  >[],
): Omit<ImportTableView, "leftOut"> {
  const lines = (state: string) =>
    rows
      .filter((row) => row.state === state)
      .map(({ key, sheet, row, cell, facts, changes }) => ({
        key,
        where: `${sheet}, ${placeInSheet({ row, cell })}`,
        name: facts.name ?? facts.title ?? "",
        fields: state === "new" ? shownOfNew(changes) : changes,
      }));
  return {
    kind,
    added: lines("new"),
    changed: lines("changed"),
    unchanged: rows.filter(({ state }) => state === "unchanged").length,
  };
}

function leftOutOf(kind: TableKind, { sheets }: ImportPlan): number {
  return sheets.reduce((sum, sheet) => sum + (sheet.kind === kind ? sheet.stopped : 0), 0);
}

/** The name is the line's own heading; that a session is not fixed goes without saying. */
function shownOfNew(changes: ImportLine["fields"]): ImportLine["fields"] {
  return changes
    .slice(1)
    .filter(({ after }) => after !== "No" && after !== "Not asked")
    .slice(0, SHOWN_OF_NEW);
}

function problemLine({ sheet, row, cell, column, read, wrong, todo }: ImportProblem): ProblemLine {
  const where = row === null ? sheet : `${sheet}, ${placeInSheet({ row, cell })}`;
  return { where, column, read, wrong, todo };
}

function sheetWords({
  name,
  kind,
  rows,
  ignored,
  hidden,
  isGrid,
  unread,
}: ImportPlan["sheets"][number]): string {
  if (kind === null) return `“${name}” was not read: ${unread ?? "it is more than is read at once"}.`;
  if (isGrid) {
    const left = ignored.length === 0 ? "" : ` Not read: ${ignored.join(", ")}.`;
    return `“${name}” is laid out as a grid of days: ${countOf(rows, "session was", "sessions were")} read from its cells, with the day above and the time beside each.${left}`;
  }
  const what =
    kind === "people"
      ? countOf(rows, "row of people", "rows of people")
      : countOf(rows, "row of sessions", "rows of sessions");
  const rest = ignored.length === 0 ? "" : ` Not read: ${ignored.join(", ")}.`;
  const unseen =
    hidden.length === 0 ? "" : ` Hidden in the file, and read all the same: ${hidden.join(", ")}.`;
  return `“${name}” has ${what}.${rest}${unseen}`;
}

function buttonText(tables: readonly ImportTableView[], missing: ImportPlan["missing"]): string | null {
  const parts = tables.flatMap(({ kind, added, changed }) => {
    const count = added.length + changed.length;
    if (count === 0) return [];
    return [kind === "people" ? countOf(count, "person", "people") : countOf(count, "session")];
  });
  if (parts.length > 0) return `Import ${parts.join(" and ")}`;
  return missing.people.length + missing.sessions.length > 0 ? "Remove what is ticked" : null;
}

/** What was done, in a sentence or two for the next page. */
export function takenWords({ people, sessions, takenOut, stoppedRows }: TakenImport): string {
  const written = [
    ...(people > 0 ? [countOf(people, "person", "people")] : []),
    ...(sessions > 0 ? [countOf(sessions, "session")] : []),
  ].join(" and ");
  return [
    written === "" ? "" : `${written} ${people + sessions === 1 ? "was" : "were"} imported.`,
    takenOut === 0 ? "" : `${takenOut} not in the file ${takenOut === 1 ? "was" : "were"} removed.`,
    stoppedRows === 0 ? "" : `${countOf(stoppedRows, "row was", "rows were")} left out.`,
    written === "" && takenOut === 0 ? "Nothing was changed." : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
