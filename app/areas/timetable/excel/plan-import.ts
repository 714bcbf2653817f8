import type { PlannedRow } from "./compare-row.ts";
import {
  explainStopped,
  pauseProblems,
  sheetProblem,
  type UnknownPerson,
  unknownPeople,
} from "./import-problems.ts";
import { otherAnswersProblem, otherVisitName, otherVisitProblems, otherVisitTeller } from "./other-visit.ts";
import { planPeople } from "./plan-people.ts";
import { planSessions } from "./plan-sessions.ts";
import { headingOf, type TableKind } from "./reading/columns.ts";
import { type FileTable, fileTables, NOTHING_SAID, type SetAsideRow } from "./reading/file-tables.ts";
import { type FoundTable, findTable, type KnownHeadings } from "./reading/find-table.ts";
import { readPeopleRows } from "./reading/read-people-rows.ts";
import { readSessionRows } from "./reading/read-session-rows.ts";
import { RowReader } from "./reading/row-reader.ts";
import {
  cellText,
  type FileReading,
  IMPORT_LIMITS,
  type ImportProblem,
  type ReadFile,
} from "./reading/sheet.ts";
import { recordNames } from "./record-names.ts";
import type { PersonFacts, SessionFacts, StandingRecord } from "./standing-record.ts";

/** What a file would do to the timetable as it stands, and what is wrong in it. */
export interface ImportPlan {
  people: PlannedRow<PersonFacts>[];
  sessions: PlannedRow<SessionFacts>[];
  problems: ImportProblem[];
  /** Rows left out. */
  stoppedRows: number;
  sheets: {
    name: string;
    kind: TableKind | null;
    rows: number;
    stopped: number;
    ignored: string[];
    /** Headings of what is read from columns that are hidden in the file. */
    hidden: string[];
    isGrid: boolean;
    /** Why it is not read; null where it is. */
    unread: string | null;
  }[];
  /** Rows that are hidden or struck through, whether they come in or not. */
  aside: SetAsideRow[];
  comesIn: Pick<FileReading, "hiddenRows" | "struckRows">;
  /** People whom sessions name and no list holds, with where. */
  unknownPeople: UnknownPerson[];
  /** What the other visit is called whose workbook this is; "" where it is none of this challenge, null where it is not another's. */
  otherVisit: string | null;
  /** Rows that would put back what was changed here after the workbook was made. */
  olderRows: number;
  /** What stands in the workspace and not in the file, when the file is a workbook of ours. */
  missing: { people: { id: string; name: string }[]; sessions: { id: string; title: string }[] };
}

interface Table extends FileTable {
  found: FoundTable;
}

/**
 * Reads a file against the timetable as it stands, and says what it would add and change. `known` are headings that somebody
 * explained before. Writes nothing.
 */
export function planImport(
  file: ReadFile,
  standing: StandingRecord,
  known: KnownHeadings = new Map(),
): ImportPlan {
  const names = recordNames(standing);
  const reading = file.reading ?? NOTHING_SAID;
  const tables = [...fileTables(file, known, standing.days), ...addedPeople(reading)];
  const of = (kind: TableKind) =>
    tables.filter((table): table is Table => table.found !== null && table.found.kind === kind);
  const problems: ImportProblem[] = tables.flatMap(({ sheet, tooMuch }) =>
    tooMuch === null ? [] : [sheetProblem(sheet, tooMuch, "Until then nothing of this sheet is imported.")],
  );

  const isOther = otherVisitTeller(of("sessions"), standing);
  const peopleRows = of("people").flatMap(({ sheet, found }) =>
    readPeopleRows(sheet, found, names, standing.days, isOther).map((row) => ({ row, sheet })),
  );
  const people = planPeople(peopleRows, standing, names);
  const withPeople = { ...names, people: people.names };
  const sessionRows = of("sessions").flatMap(({ sheet, found }) =>
    readSessionRows(sheet, found, withPeople, standing.days).map((row) => ({ row, sheet })),
  );
  const ofOtherVisits = sessionRows.filter(({ row }) => standing.sessionsElsewhere.has(row.reader.id ?? ""));
  const otherPeople = peopleRows.filter(({ row }) => isOther(row.reader));
  const ownRows = sessionRows.filter((one) => !ofOtherVisits.includes(one));
  explainStopped(ownRows, people.stopped);
  const sessions = planSessions(ownRows, standing, withPeople);
  const isLeftOut = (one: (typeof sessionRows)[number] | (typeof peopleRows)[number]) =>
    one.row.reader.isStopped || ofOtherVisits.some(({ row }) => row === one.row);

  problems.push(
    ...otherVisitProblems(ofOtherVisits, standing),
    ...otherAnswersProblem(otherPeople, standing),
  );
  for (const { sheet, found } of of("sessions")) problems.push(...pauseProblems(sheet, found));
  for (const { row } of [...peopleRows, ...ownRows]) problems.push(...row.reader.problems);
  // A row that is hidden is in the file all the same.
  const asideIds = new Set(
    tables.flatMap(({ sheet, found, aside }) =>
      found === null ? [] : aside.flatMap(({ row }) => new RowReader(sheet, found, row).id ?? []),
    ),
  );
  const plan: ImportPlan = {
    people: people.planned,
    sessions: sessions.planned,
    problems,
    stoppedRows: [...peopleRows, ...sessionRows].filter(isLeftOut).length,
    aside: tables.flatMap(({ aside }) => aside),
    comesIn: { hiddenRows: reading.hiddenRows, struckRows: reading.struckRows },
    unknownPeople: unknownPeople(ownRows),
    otherVisit: otherVisitName([...ofOtherVisits, ...otherPeople], standing),
    olderRows: people.olderRows + sessions.olderRows,
    sheets: tables.map(({ sheet, found, isGrid, unread, hiddenKeys }) => {
      const rows = [...peopleRows, ...sessionRows].filter((one) => one.sheet === sheet);
      return {
        name: sheet,
        kind: found?.kind ?? null,
        rows: rows.length,
        stopped: rows.filter(isLeftOut).length,
        ignored: found?.ignored ?? [],
        hidden: found === null ? [] : hiddenKeys.map((key) => headingOf(found.kind, key)),
        isGrid,
        unread,
      };
    }),
    missing: {
      people: hasIds(of("people"))
        ? standing.people
            .filter(({ id, isRemoved }) => !isRemoved && !people.seen.has(id) && !asideIds.has(id))
            .map(({ id, facts }) => ({ id, name: facts.name }))
        : [],
      // What a workbook of another visit does not have says nothing of this one.
      sessions:
        hasIds(of("sessions")) && ofOtherVisits.length === 0 && otherPeople.length === 0
          ? standing.sessions
              .filter(({ id }) => !sessions.seen.has(id) && !asideIds.has(id))
              .map(({ id, facts }) => ({ id, title: facts.title }))
          : [],
    },
  };
  return withinLimits(plan, standing);
}

/** People added on the page of the import, as a list beside those of the file. */
function addedPeople({ people }: FileReading): FileTable[] {
  if (people.length === 0) return [];
  const rows = [["Name", "Kind"], ...people.map(({ name, kind }) => [name, kind])].map((cells, index) => ({
    number: index + 1,
    cells,
  }));
  const sheet = { name: "People added here", rows };
  return [
    {
      sheet: sheet.name,
      found: findTable(sheet),
      isGrid: false,
      unread: null,
      tooMuch: null,
      aside: [],
      hiddenKeys: [],
    },
  ];
}

/** Whether a table is a workbook of ours: its rows say which they are, so that a missing one means something. */
function hasIds(tables: readonly Table[]): boolean {
  return tables.some(({ found }) => {
    const at = found.at.get("id");
    return at !== undefined && found.rows.some((row) => cellText(row.cells[at] ?? "") !== "");
  });
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
