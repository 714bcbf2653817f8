import type { PlannedRow } from "./compare-row.ts";
import { personKey } from "./match-people.ts";
import { planPeople } from "./plan-people.ts";
import { planSessions } from "./plan-sessions.ts";
import { type FoundTable, findTable, headingOf, type TableKind } from "./reading/columns.ts";
import { readPeopleRows } from "./reading/read-people-rows.ts";
import { readSessionRows, type SessionRow } from "./reading/read-session-rows.ts";
import { cellText, IMPORT_LIMITS, type ImportProblem, keyOf, type ReadFile } from "./reading/sheet.ts";
import { recordNames } from "./record-names.ts";
import type { PersonFacts, SessionFacts, StandingRecord } from "./standing-record.ts";

/** What a file would do to the timetable as it stands, and what is wrong in it. */
export interface ImportPlan {
  people: PlannedRow<PersonFacts>[];
  sessions: PlannedRow<SessionFacts>[];
  problems: ImportProblem[];
  /** Rows left out. */
  stoppedRows: number;
  sheets: { name: string; kind: TableKind | null; rows: number; stopped: number; ignored: string[] }[];
  /** What stands in the workspace and not in the file, when the file is a workbook of ours. */
  missing: { people: { id: string; name: string }[]; sessions: { id: string; title: string }[] };
}

interface Table {
  sheet: string;
  found: FoundTable;
}

/** Reads a file against the timetable as it stands, and says what it would add and change. Writes nothing. */
export function planImport(file: ReadFile, standing: StandingRecord): ImportPlan {
  const names = recordNames(standing);
  const tables = file.sheets.map((sheet) => ({ sheet: sheet.name, found: findTable(sheet) }));
  const of = (kind: TableKind) =>
    tables.filter((table): table is Table => table.found !== null && table.found.kind === kind);
  const problems: ImportProblem[] = [];

  const peopleRows = of("people").flatMap(({ sheet, found }) =>
    readPeopleRows(sheet, found, names, standing.days).map((row) => ({ row, sheet })),
  );
  const people = planPeople(peopleRows, standing, names);
  const withPeople = { ...names, people: people.names };
  const sessionRows = of("sessions").flatMap(({ sheet, found }) =>
    readSessionRows(sheet, found, withPeople, standing.days).map((row) => ({ row, sheet })),
  );
  const ofOtherVisits = sessionRows.filter(({ row }) => standing.sessionsElsewhere.has(row.reader.id ?? ""));
  const ownRows = sessionRows.filter((one) => !ofOtherVisits.includes(one));
  explainStopped(ownRows, people.stopped);
  const sessions = planSessions(ownRows, standing, withPeople);
  const isLeftOut = (one: (typeof sessionRows)[number] | (typeof peopleRows)[number]) =>
    one.row.reader.isStopped || ofOtherVisits.some(({ row }) => row === one.row);

  problems.push(...otherVisitProblems(ofOtherVisits, standing));
  for (const { row } of [...peopleRows, ...ownRows]) problems.push(...row.reader.problems);
  const plan: ImportPlan = {
    people: people.planned,
    sessions: sessions.planned,
    problems,
    stoppedRows: [...peopleRows, ...sessionRows].filter(isLeftOut).length,
    sheets: tables.map(({ sheet, found }) => {
      const rows = [...peopleRows, ...sessionRows].filter((one) => one.sheet === sheet);
      return {
        name: sheet,
        kind: found?.kind ?? null,
        rows: rows.length,
        stopped: rows.filter(isLeftOut).length,
        ignored: found?.ignored ?? [],
      };
    }),
    missing: {
      people: hasIds(of("people"))
        ? standing.people
            .filter(({ id, isRemoved }) => !isRemoved && !people.seen.has(id))
            .map(({ id, facts }) => ({ id, name: facts.name }))
        : [],
      // What a workbook of another visit does not have says nothing of this one.
      sessions:
        hasIds(of("sessions")) && ofOtherVisits.length === 0
          ? standing.sessions
              .filter(({ id }) => !sessions.seen.has(id))
              .map(({ id, facts }) => ({ id, title: facts.title }))
          : [],
    },
  };
  return withinLimits(plan, standing);
}

/** Says once for each other visit that its sessions stand in the file: imported here they would be there twice. */
function otherVisitProblems(
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

/** Whether a table is a workbook of ours: its rows say which they are, so that a missing one means something. */
function hasIds(tables: readonly Table[]): boolean {
  return tables.some(({ found }) => {
    const at = found.at.get("id");
    return at !== undefined && found.rows.some((row) => cellText(row.cells[at] ?? "") !== "");
  });
}

/** A session that names somebody whose row is left out says so, rather than that there is no such person. */
function explainStopped(
  rows: readonly { row: SessionRow }[],
  stopped: readonly { name: string; sheet: string; row: number }[],
): void {
  const byName = new Map(stopped.map((one) => [personKey(one.name), one]));
  const heading = headingOf("sessions", "people");
  for (const { row } of rows) {
    for (const problem of row.reader.problems) {
      const name = problem.column === heading ? /called “(.*)”/.exec(problem.wrong)?.[1] : undefined;
      const left = name === undefined ? undefined : byName.get(personKey(name));
      if (left === undefined || keyOf(left.name) === "") continue;
      problem.wrong = `${left.name} is in row ${left.row} of ${left.sheet}, which cannot be imported as it stands.`;
      problem.todo = "Mend that row first.";
    }
  }
}

/** Refuses what the timetable has no room for. */
function withinLimits(plan: ImportPlan, standing: StandingRecord): ImportPlan {
  const over = (what: TableKind, total: number, most: number): ImportProblem[] =>
    total <= most
      ? []
      : [
          {
            sheet: plan.sheets.find(({ kind }) => kind === what)?.name ?? "",
            row: null,
            column: "",
            read: "",
            wrong: `There would be ${total.toLocaleString("en-GB")} ${what}; at most ${most.toLocaleString("en-GB")} fit into a timetable. None of this sheet is imported.`,
            todo: "Keep the rows that are needed for this visit.",
            stops: true,
          },
        ];
  const added = (rows: readonly PlannedRow<unknown>[]) => rows.filter(({ state }) => state === "new").length;
  const tooMany = [
    ...over("people", standing.people.length + added(plan.people), IMPORT_LIMITS.people),
    ...over("sessions", standing.sessions.length + added(plan.sessions), IMPORT_LIMITS.sessions),
  ];
  if (tooMany.length === 0) return plan;
  return { ...plan, people: [], sessions: [], problems: [...tooMany, ...plan.problems] };
}
