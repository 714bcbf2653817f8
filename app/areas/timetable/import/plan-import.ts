import { type FoundTable, findTable, headingOf, type TableKind } from "./columns.ts";
import { type Cells, personCells, sessionCells } from "./fact-cells.ts";
import { matchPeople, personKey } from "./match-people.ts";
import { matchSessions } from "./match-sessions.ts";
import type { NameIndex } from "./name-index.ts";
import { guessedKind, type PersonRow, readPeopleRows } from "./read-people-rows.ts";
import { readSessionRows } from "./read-session-rows.ts";
import { peopleNames, type RecordNames, recordNames, sessionNames } from "./record-names.ts";
import { completeSession, newSessionFacts, pairWithEarlier } from "./session-plan.ts";
import { IMPORT_LIMITS, type ImportProblem, keyOf, plain, type ReadFile } from "./sheet.ts";
import type { PersonFacts, SessionFacts, StandingPerson, StandingRecord } from "./standing-record.ts";
import type { SessionRow } from "./read-session-rows.ts";

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
  state: "new" | "changed" | "unchanged";
  /** The version that is changed; null for what is new. */
  version: number | null;
  facts: Facts;
  changes: FieldChange[];
  /** Keys of the columns that change. */
  columns: string[];
}

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
  explainStopped(sessionRows, people.stopped);
  const sessions = planSessions(sessionRows, standing, withPeople);

  for (const { row } of [...peopleRows, ...sessionRows]) problems.push(...row.reader.problems);
  const plan: ImportPlan = {
    people: people.planned,
    sessions: sessions.planned,
    problems,
    stoppedRows: [...peopleRows, ...sessionRows].filter(({ row }) => row.reader.isStopped).length,
    sheets: tables.map(({ sheet, found }) => {
      const rows = [...peopleRows, ...sessionRows].filter((one) => one.sheet === sheet);
      return {
        name: sheet,
        kind: found?.kind ?? null,
        rows: rows.length,
        stopped: rows.filter(({ row }) => row.reader.isStopped).length,
        ignored: found?.ignored ?? [],
      };
    }),
    missing: {
      people: hasIds(of("people"))
        ? standing.people
            .filter(({ id, isRemoved }) => !isRemoved && !people.seen.has(id))
            .map(({ id, facts }) => ({ id, name: facts.name }))
        : [],
      sessions: hasIds(of("sessions"))
        ? standing.sessions
            .filter(({ id }) => !sessions.seen.has(id))
            .map(({ id, facts }) => ({ id, title: facts.title }))
        : [],
    },
  };
  return withinLimits(plan, standing);
}

/** Whether a table is a workbook of ours: its rows say which they are, so that a missing one means something. */
function hasIds(tables: readonly Table[]): boolean {
  return tables.some(({ found }) => {
    const at = found.at.get("id");
    return at !== undefined && found.rows.some((row) => plain(row.cells[at] ?? "") !== "");
  });
}

const NEW_PERSON = {
  jobTitle: "",
  councilId: null,
  organisation: "",
  email: null,
  lineManagerKey: null,
  accessNeeds: "",
  availability: "not-asked",
  times: [],
} as const satisfies Partial<PersonFacts>;

interface Planned<Facts> {
  planned: PlannedRow<Facts>[];
  names: NameIndex;
  /** Ids of the record that a row is about, stopped or not. */
  seen: Set<string>;
  /** What the rows that are left out are called. */
  stopped: { name: string; sheet: string; row: number }[];
}

function planPeople(
  rows: readonly { row: PersonRow; sheet: string }[],
  standing: StandingRecord,
  names: RecordNames,
): Planned<PersonFacts> {
  const matches = matchPeople(
    rows.map(({ row }) => row),
    standing.people,
  );
  const drafts = rows.flatMap(({ row, sheet }) => {
    const match = matches.get(row) ?? null;
    checkAsked(row, match);
    const facts = match === null ? newPerson(row) : { ...match.facts, ...row.said };
    if (facts === null || row.reader.isStopped) return [];
    return [{ row, sheet, match, key: match?.id ?? newKey(sheet, row), facts }];
  });
  const changed = new Map(drafts.map((draft) => [draft.key, draft]));
  const index = peopleNames(
    [
      ...standing.people.map(({ id, facts }) => ({
        key: id,
        facts: changed.get(id)?.facts ?? facts,
        earlier: facts.name,
      })),
      ...drafts.filter(({ match }) => match === null),
    ],
    standing,
  );
  readLineManagers(drafts, standing, index);
  const inWords = { ...names, people: index };
  return {
    names: index,
    seen: seenIds(matches.values()),
    stopped: rows
      .filter(({ row }) => row.reader.isStopped)
      .map(({ row, sheet }) => ({ name: row.name, sheet, row: row.reader.row.number })),
    planned: drafts.map((draft) =>
      plannedRow("people", draft, PERSON_FIELDS, (facts: PersonFacts) => personCells(facts, inWords)),
    ),
  };
}

function newKey(sheet: string, row: { reader: PersonRow["reader"] }): string {
  return `new:${sheet}:${row.reader.row.number}`;
}

function seenIds(matches: Iterable<{ id: string } | null>): Set<string> {
  return new Set([...matches].flatMap((match) => (match === null ? [] : [match.id])));
}

/** Only the workspace can say that it has asked somebody. */
function checkAsked(row: PersonRow, match: StandingPerson | null): void {
  if (row.said.availability !== "asked" || match?.facts.availability === "asked") return;
  row.reader.note(
    "availability",
    "Whether somebody was asked is known to the workspace alone, so this changes nothing.",
    "Ask them from the list of people.",
  );
  delete row.said.availability;
  delete row.said.times;
}

function newPerson(row: PersonRow): PersonFacts | null {
  if (row.name === "") return null;
  const kind = row.said.kind ?? guessedKind(row);
  if (kind === null) {
    if (!row.reader.isStopped) {
      row.reader.stop(
        "kind",
        "It does not say what kind of person this is.",
        "Write councillor, officer, partner, or resident or community.",
      );
    }
    return null;
  }
  if (row.said.kind === undefined) {
    row.reader.note(
      "kind",
      "Taken to be a councillor, by the form of address.",
      "Fill in the kind if that is wrong.",
    );
  }
  return { ...NEW_PERSON, times: [], name: row.name, ...row.said, kind };
}

interface PersonDraft {
  row: PersonRow;
  key: string;
  facts: PersonFacts;
}

function readLineManagers(drafts: readonly PersonDraft[], standing: StandingRecord, index: NameIndex): void {
  const managers = new Map<string, string | null>(
    standing.people.map(({ id, facts }) => [id, facts.lineManagerKey]),
  );
  for (const draft of drafts) {
    const { row, facts, key } = draft;
    if (row.lineManager === undefined) continue;
    if (row.lineManager === "" || /^(?:none|-|n\/a)$/i.test(row.lineManager)) {
      facts.lineManagerKey = null;
    } else {
      const found = index.find(row.lineManager);
      if (found.key === null) {
        row.reader.note(
          "lineManager",
          found.wrong,
          `${found.todo} The person is imported without this line manager.`,
        );
      } else if (endsAt(key, found.key, managers)) {
        row.reader.note(
          "lineManager",
          found.key === key
            ? "Nobody manages themselves."
            : "These people would manage each other in a circle.",
          "Correct it. The person is imported without this line manager.",
        );
      } else facts.lineManagerKey = found.key;
    }
    managers.set(key, facts.lineManagerKey);
  }
}

/** Whether the line of managers from `from` leads to `key`. */
function endsAt(key: string, from: string, managers: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = from; at !== null && !seen.has(at); at = managers.get(at) ?? null) {
    if (at === key) return true;
    seen.add(at);
  }
  return false;
}

function planSessions(
  rows: readonly { row: SessionRow; sheet: string }[],
  standing: StandingRecord,
  names: RecordNames & { people: NameIndex },
): Pick<Planned<SessionFacts>, "planned" | "seen"> {
  const matches = matchSessions(
    rows.map(({ row }) => row),
    standing.sessions,
  );
  const drafts = rows.flatMap(({ row, sheet }) => {
    const match = matches.get(row) ?? null;
    if (row.title === "") return [];
    const laid = match === null ? newSessionFacts(row, standing) : { ...match.facts, ...row.said };
    const facts = completeSession(row, laid, match, standing, names);
    if (row.reader.isStopped) return [];
    return [{ row, sheet, match, key: match?.id ?? newKey(sheet, row), facts }];
  });
  const changed = new Map(drafts.map((draft) => [draft.key, draft]));
  const index = sessionNames([
    ...standing.sessions.map(({ id, facts }) => ({
      key: id,
      facts: changed.get(id)?.facts ?? facts,
      earlier: facts.title,
    })),
    ...drafts.filter(({ match }) => match === null),
  ]);
  pairWithEarlier(drafts, standing, index);
  const inWords = { ...names, sessions: index };
  return {
    seen: seenIds(matches.values()),
    planned: drafts.map((draft) =>
      plannedRow("sessions", draft, SESSION_FIELDS, (facts: SessionFacts) => sessionCells(facts, inWords)),
    ),
  };
}

/** Which facts stand in each column. */
const PERSON_FIELDS: Record<string, readonly (keyof PersonFacts)[]> = {
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

const SESSION_FIELDS: Record<string, readonly (keyof SessionFacts)[]> = {
  title: ["title"],
  kind: ["kind"],
  minutes: ["minutes"],
  people: ["personKeys"],
  peersNeeded: ["peersNeeded", "isAllPeers"],
  peers: ["requiredRoles", "wantedPeerIds"],
  themes: ["themeIds"],
  prompts: ["promptIds"],
  sites: ["allowedSiteIds", "isOnline"],
  day: ["date"],
  start: ["start"],
  room: ["roomId", "siteId"],
  fixed: ["isFixed"],
  after: ["afterKeys"],
  council: ["councilId"],
  purpose: ["purpose"],
  confidential: ["isConfidential"],
};

interface Draft<Facts> {
  row: { reader: PersonRow["reader"] };
  sheet: string;
  match: { id: string; version: number; facts: Facts } | null;
  key: string;
  facts: Facts;
}

/** Compares column by column, in words; what reads the same keeps what stands, to the letter. */
function plannedRow<Facts extends object>(
  kind: TableKind,
  { row, sheet, match, key, facts }: Draft<Facts>,
  fields: Record<string, readonly (keyof Facts)[]>,
  cellsOf: (facts: Facts) => Cells,
): PlannedRow<Facts> {
  const place = { key, sheet, row: row.reader.row.number };
  const after = cellsOf(facts);
  if (match === null) {
    const changes = Object.entries(after)
      .filter(([, text]) => text !== "")
      .map(([column, text]) => ({ heading: headingOf(kind, column), before: "", after: text }));
    return { ...place, state: "new", version: null, facts, changes, columns: Object.keys(after) };
  }
  const before = cellsOf(match.facts);
  const columns = Object.keys(after).filter((one) => plain(before[one] ?? "") !== plain(after[one] ?? ""));
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
