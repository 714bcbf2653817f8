import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Db, db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { timetableDays } from "../plan/day-plan.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { IMPORT, importIsOver } from "./keep-import.server.ts";
import { listKnownHeadings } from "./known-headings.server.ts";
import { headingOf, knownColumns, NOT_READ, type TableKind } from "./reading/columns.ts";
import { fileTables, NOTHING_SAID } from "./reading/file-tables.ts";
import { hasKeyColumn, type KnownHeadings } from "./reading/find-table.ts";
import {
  type FileReading,
  keyOf,
  type ReadFile,
  type ReadSheet,
  type SheetReading,
} from "./reading/sheet.ts";
import { guessedColumns, headingsSaid, type ShownSheet, shownSheets } from "./sheet-columns.ts";
import { storedImport } from "./stored-import.ts";

/** The sheets of a file that waits, with what each column is taken to be. Throws forbidden, not-found, or conflict when it is over. */
export async function readImportColumns(
  permit: VisitPermit,
  importId: string,
): Promise<{ label: string; sheets: ShownSheet[] }> {
  demand(permit, "timetable.edit");
  const { label, file } = await readWaitingFile(permit, importId, db);
  const known = await listKnownHeadings(permit);
  const days = timetableDays(await readTimetable(permit));
  return { label, sheets: shownSheets(file, fileTables(file, known, days), known) };
}

/** The first sheet of which nobody has said yet what its columns are; null when all is known. */
export async function sheetThatAsks(permit: VisitPermit, importId: string): Promise<number | null> {
  const { sheets } = await readImportColumns(permit, importId);
  return sheets.find(({ asks }) => asks)?.sheet ?? null;
}

/** What somebody says of a sheet. `columns` are those of the list that was shown. */
export interface SaidOfSheet {
  sheet: number;
  kind: SheetReading["kind"];
  headingRow: number;
  shownKind: SheetReading["kind"];
  shownRow: number;
  columns: string[];
}

/**
 * Keeps what somebody says of a sheet, and remembers what its headings mean for the next file of the challenge. Answers
 * whether the columns have to be looked at again, since another kind of list or another row of headings was chosen. Throws
 * forbidden, not-found, conflict, or invalid at its field.
 */
export async function saySheetColumns(
  permit: VisitPermit,
  importId: string,
  said: SaidOfSheet,
  now: Date,
): Promise<"look again" | "done"> {
  demand(permit, "timetable.edit");
  return transaction(async (tx) => {
    const { file } = await readWaitingFile(permit, importId, tx);
    const sheet = file.sheets[said.sheet];
    if (sheet === undefined) throw new AppError("not-found", "There is no such sheet in this file.");
    const { kind } = said;
    const isList = kind === "people" || kind === "sessions";
    const isOther = kind !== said.shownKind || (isList && said.headingRow !== said.shownRow);
    if (isList) demandHeadings(sheet, said.headingRow);
    const known = await listKnownHeadings(permit, tx);
    const columns = columnsSaid(sheet, said, { isOther, known });
    if (isList && !isOther) {
      demandUsable(kind, columns);
      await rememberHeadings(tx, permit, kind, headingsSaid(sheet, { ...said, columns }, kind));
    }
    await keepReading(tx, permit, importId, file, (reading) => ({
      ...reading,
      sheets: [
        ...reading.sheets.filter((one) => one.sheet !== said.sheet),
        { sheet: said.sheet, kind, headingRow: said.headingRow, columns },
      ],
    }));
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "columns of a file explained", id: importId } },
      now,
    );
    return isOther && isList ? "look again" : "done";
  });
}

function columnsSaid(
  sheet: ReadSheet,
  { kind, headingRow, columns }: SaidOfSheet,
  { isOther, known }: { isOther: boolean; known: KnownHeadings },
): string[] {
  if (kind === "none" || kind === "grid") return [];
  return isOther ? guessedColumns(sheet, headingRow, kind, known) : columns;
}

function demandHeadings(sheet: ReadSheet, headingRow: number): void {
  const row = sheet.rows.find(({ number }) => number === headingRow);
  if (row !== undefined && row.cells.filter((cell) => cell.trim() !== "").length > 1) return;
  throw new AppError(
    "invalid",
    `Row ${headingRow} of “${sheet.name}” has no headings: it holds fewer than two words`,
    {
      field: "headingRow",
    },
  );
}

/** Every column once, and one that says who or what the row is. */
function demandUsable(kind: TableKind, columns: readonly string[]): void {
  const known = new Set(knownColumns(kind).map(({ key }) => key));
  for (const [index, key] of columns.entries()) {
    const field = `columns[${index}]`;
    if (key === NOT_READ) continue;
    if (!known.has(key)) throw new AppError("invalid", "Choose what this column is from the list", { field });
    if (columns.indexOf(key) < index) {
      throw new AppError(
        "invalid",
        `Another column is ${headingOf(kind, key)} already. Choose one of the two`,
        {
          field,
        },
      );
    }
  }
  if (hasKeyColumn(kind, new Set(columns))) return;
  const what = kind === "people" ? "the names" : "the titles of the sessions";
  throw new AppError("invalid", `Say which column holds ${what}`, { field: "columns[0]" });
}

/** Changes how a file that waits is read. Throws conflict when it is over. */
async function keepReading(
  tx: Tx,
  permit: VisitPermit,
  importId: string,
  file: ReadFile,
  change: (reading: FileReading) => FileReading,
): Promise<void> {
  const reading = change(file.reading ?? NOTHING_SAID);
  const { count } = await tx.timetableProposal.updateMany({
    where: { id: importId, visitId: permit.visitId, kind: IMPORT, status: "ready" },
    data: { result: storedImport.write({ ...file, reading }) },
  });
  if (count === 0) throw importIsOver();
}

async function rememberHeadings(
  tx: Tx,
  { challengeId }: VisitPermit,
  kind: TableKind,
  said: readonly { heading: string; means: string }[],
): Promise<void> {
  for (const { heading, means } of said) {
    await tx.knownHeading.upsert({
      where: { challengeId_kind_heading: { challengeId, kind, heading } },
      create: { challengeId, kind, heading, means },
      update: { means },
      select: { heading: true },
    });
  }
}

/** Says whether hidden and struck-through rows come in. Throws forbidden, not-found or conflict. */
export async function sayRowsAside(
  permit: VisitPermit,
  importId: string,
  rows: Pick<FileReading, "hiddenRows" | "struckRows">,
): Promise<void> {
  demand(permit, "timetable.edit");
  await transaction(async (tx) => {
    const { file } = await readWaitingFile(permit, importId, tx);
    await keepReading(tx, permit, importId, file, (reading) => ({ ...reading, ...rows }));
  });
}

/**
 * Adds people whom sessions of a file name and no list holds, with the kind of each; they come in with the rest of the file.
 * Throws forbidden, not-found or conflict.
 */
export async function addNamedPeople(
  permit: VisitPermit,
  importId: string,
  people: FileReading["people"],
): Promise<void> {
  demand(permit, "timetable.edit");
  await transaction(async (tx) => {
    const { file } = await readWaitingFile(permit, importId, tx);
    await keepReading(tx, permit, importId, file, (reading) => {
      const there = new Set(reading.people.map(({ name }) => keyOf(name)));
      return {
        ...reading,
        people: [...reading.people, ...people.filter(({ name }) => !there.has(keyOf(name)))],
      };
    });
  });
}

async function readWaitingFile(
  { visitId }: VisitPermit,
  importId: string,
  client: Db,
): Promise<{ label: string; file: ReadFile }> {
  const row = await client.timetableProposal.findFirst({
    where: { id: importId, visitId, kind: IMPORT },
    select: { label: true, status: true, result: true },
  });
  if (row === null) throw new AppError("not-found", "There is no such import.");
  if (row.status !== "ready") throw importIsOver();
  return { label: row.label, file: storedImport.read(row.result) };
}
