/** A workbook that was saved for another visit: what it says of that visit's sessions and answers is not this one's. */
import type { FoundTable } from "./reading/find-table.ts";
import type { PersonRow } from "./reading/read-people-rows.ts";
import type { SessionRow } from "./reading/read-session-rows.ts";
import { RowReader } from "./reading/row-reader.ts";
import type { ImportProblem } from "./reading/sheet.ts";
import type { StandingRecord } from "./standing-record.ts";

type Row = { row: Pick<PersonRow | SessionRow, "reader">; sheet: string };

/**
 * Tells whether a row of people is of another visit's workbook: by the visit that the row names; where it names none, as in workbooks saved before
 * they did, and is one of ours, by the sessions beside it.
 */
export function otherVisitTeller(
  tables: readonly { sheet: string; found: FoundTable }[],
  { sessionsElsewhere, visit }: StandingRecord,
): (reader: RowReader) => boolean {
  const hasOthers = tables.some(({ sheet, found }) =>
    found.rows.some((row) => sessionsElsewhere.has(new RowReader(sheet, found, row).id ?? "")),
  );
  return ({ id, visitId }) => (visitId === null ? id !== null && hasOthers : visitId !== visit.id);
}

/** What the other visit is called whose rows stand in the file; "" where it is none of this challenge, null where there are no such rows. */
export function otherVisitName(
  rows: readonly Row[],
  { sessionsElsewhere, visitsElsewhere }: StandingRecord,
): string | null {
  if (rows.length === 0) return null;
  const nameOf = ({ row: { reader } }: Row) =>
    visitsElsewhere.get(reader.visitId ?? "") ?? sessionsElsewhere.get(reader.id ?? "");
  return rows.map(nameOf).find((name) => name !== undefined) ?? "";
}

/** Says once that nothing is taken over of when people can come: each answer is about the days of one visit. */
export function otherAnswersProblem(rows: readonly Row[], { visit }: StandingRecord): ImportProblem[] {
  const [first] = rows;
  if (first === undefined) return [];
  return [
    {
      sheet: first.sheet,
      row: null,
      column: "",
      read: "",
      wrong: `What ${rows.length === 1 ? "one row says" : `${rows.length} rows say`} of when somebody can come is about another visit. It changes nothing at ${visit.name}.`,
      todo: "Nothing, if that is right. What else the rows say of people is imported.",
      stops: false,
    },
  ];
}

/** Says once for each other visit that its sessions stand in the file: imported here they would be there twice. */
export function otherVisitProblems(
  rows: readonly { row: SessionRow; sheet: string }[],
  { sessionsElsewhere, visit }: StandingRecord,
): ImportProblem[] {
  const counts = new Map<string, { sheet: string; name: string; count: number }>();
  for (const { row, sheet } of rows) {
    const name = sessionsElsewhere.get(row.reader.id ?? "") ?? "";
    const known = counts.get(`${sheet}|${name}`) ?? { sheet, name, count: 0 };
    counts.set(`${sheet}|${name}`, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].map(({ sheet, name, count }) => ({
    sheet,
    row: null,
    column: "",
    read: "",
    wrong: `${count === 1 ? "One row is a session" : `${count} rows are sessions`} of another visit (${name}), and this is the timetable of ${visit.name}. None of them is imported here: they would be there twice.`,
    todo: `Import the workbook at ${name}. To copy sessions from there to here, clear the hidden column of workspace ids in their rows.`,
    stops: true,
  }));
}
