import { demand, type VisitPermit } from "#app/access/permit.ts";
import { csvOf } from "#app/audit/csv.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { filledSheets, templateSheets } from "./out-sheets.ts";
import { readStanding } from "./read-standing.server.ts";
import { PEOPLE_COLUMNS, SESSION_COLUMNS, type TableKind } from "./reading/columns.ts";
import { writeWorkbookInThread } from "./workbook-thread.server.ts";

/** The workbook to fill in, with the names this challenge knows. Throws forbidden. */
export async function templateWorkbook(permit: VisitPermit): Promise<Uint8Array> {
  return writeWorkbookInThread(templateSheets(await readStanding(permit)));
}

/** The headings of people or of sessions as a CSV to fill in. Throws forbidden. */
export function templateCsv(permit: VisitPermit, kind: TableKind): string {
  demand(permit, "timetable.edit");
  const columns = kind === "people" ? PEOPLE_COLUMNS : SESSION_COLUMNS;
  return csvOf([columns.filter(({ key }) => key !== "id").map(({ heading }) => heading)]);
}

/**
 * The people and sessions as they stand, to be changed in Excel and given back. It holds addresses and access needs, so that
 * somebody took it away stands in the trail. Throws forbidden.
 */
export async function filledWorkbook(permit: VisitPermit, now: Date): Promise<Uint8Array> {
  const standing = await readStanding(permit);
  const bytes = await writeWorkbookInThread(filledSheets(standing));
  const data = { people: standing.people.length, sessions: standing.sessions.length };
  await transaction((tx) => record(tx, permit, { type: "timetable-downloaded", data }, now));
  return bytes;
}
