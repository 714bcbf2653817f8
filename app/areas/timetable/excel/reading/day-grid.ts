import { minutesOf } from "#app/platform/clock-time.ts";
import type { Day } from "#app/platform/days.ts";
import { letterOf } from "./columns.ts";
import type { FoundTable } from "./find-table.ts";
import { readDayText, readStart } from "./read-when.ts";
import { cellLines, cellText, type ReadSheet, type SheetRow } from "./sheet.ts";

/** The columns of the list that a programme is turned into. */
const COLUMNS = ["title", "day", "start", "minutes", "room", "people"] as const;

/** The rows among which the days are looked for. */
const DAY_ROWS = 15;

/**
 * A programme with a column for each day and a row for each time, as a list of sessions: a cell is a session, with its first
 * line as the title and a room in brackets at the end. A cell that goes on over rows below, joined, is one session. null when
 * the sheet is no such programme.
 */
export function readDayGrid(sheet: ReadSheet, days: readonly Day[]): FoundTable | null {
  const grids = sheet.rows.slice(0, DAY_ROWS).map((row, at) => {
    const columns = dayColumns(row, days);
    return { at, columns, times: columns.length === 0 ? [] : timeRows(sheet.rows.slice(at + 1), columns) };
  });
  const grid = grids.find((one) => one.times.length > 0);
  if (grid === undefined) return null;
  const { at, columns, times } = grid;
  return {
    kind: "sessions",
    headings: null,
    rows: columns.flatMap(({ index, text }) => sessionsOfDay(times, index, text)),
    at: new Map(COLUMNS.map((key, index) => [key, index])),
    ignored: sheet.rows
      .slice(at + 1)
      .filter((row) => !times.some((time) => time.row === row))
      .map((row) => `row ${row.number}, which has no time`),
    unknown: [],
  };
}

function timeRows(rows: readonly SheetRow[], columns: readonly { index: number }[]): TimeRow[] {
  const first = Math.min(...columns.map(({ index }) => index));
  return rows.flatMap((row): TimeRow[] => {
    const said = row.cells.slice(0, first).find((cell) => cell.trim() !== "") ?? "";
    const start = readStart(cellText(said));
    return "wrong" in start ? [] : [{ row, ...start.value }];
  });
}

interface TimeRow {
  row: SheetRow;
  start: string;
  minutes: number | null;
}

/** The columns headed by a day, when all that heads a column is one: a date in a list is no grid. */
function dayColumns(row: SheetRow, days: readonly Day[]): { index: number; text: string }[] {
  const filled = row.cells
    .map((cell, index) => ({ index, text: cellText(cell) }))
    .filter(({ text }) => text !== "");
  const found = filled.filter(
    ({ text }) => !/^\d+(?:\.\d+)?$/.test(text) && !("wrong" in readDayText(text, days)),
  );
  // The first column says that times stand below it, or nothing.
  const rest = filled.filter((one) => !found.includes(one));
  return found.length > 0 && rest.every(({ index }) => index < Math.min(...found.map((one) => one.index)))
    ? found
    : [];
}

function sessionsOfDay(times: readonly TimeRow[], index: number, day: string): SheetRow[] {
  const sessions: SheetRow[] = [];
  let before: { text: string; from: TimeRow; session: SheetRow } | null = null;
  for (const [at, time] of times.entries()) {
    const text = cellLines(time.row.cells[index] ?? "");
    if (text === "") {
      before = null;
      continue;
    }
    const next = times[at + 1];
    if (before !== null && before.text === text) {
      before.session.cells[3] = lengthOf(before.from, time, next);
      continue;
    }
    const session = sessionRow(text, { day, time, cell: `${letterOf(index)}${time.row.number}` });
    sessions.push(session);
    before = { text, from: time, session };
  }
  return sessions;
}

/** From the start of one row to the end of another: said, or the start of the one after it. */
function lengthOf(from: TimeRow, to: TimeRow, next: TimeRow | undefined): string {
  const end = to.minutes !== null ? minutesOf(to.start) + to.minutes : next && minutesOf(next.start);
  const minutes = end === undefined ? 0 : end - minutesOf(from.start);
  return minutes > 0 ? String(minutes) : "";
}

function sessionRow(
  text: string,
  { day, time, cell }: { day: string; time: TimeRow; cell: string },
): SheetRow {
  const [first = "", ...rest] = text.split("\n");
  const bracket = /^(.+?)\s*[([]([^()[\]]+)[)\]]\s*$/.exec(first);
  return {
    number: time.row.number,
    cell,
    cells: [
      bracket?.[1] ?? first,
      day,
      time.start,
      time.minutes === null ? "" : String(time.minutes),
      bracket?.[2] ?? "",
      rest.join("; "),
    ],
    ...(time.row.isHidden === true ? { isHidden: true } : {}),
    ...(time.row.isStruck === true ? { isStruck: true } : {}),
  };
}
