import { PEER_ROLE_NAMES } from "#app/areas/peer-team/peer-words.ts";
import { PERSON_KIND_NAMES, SESSION_KIND_NAMES } from "../plan/timetable-words.ts";
import { daySheets, placesSheet } from "./read-only-sheets.ts";
import { type ImportColumn, PEOPLE_COLUMNS, SESSION_COLUMNS, type TableKind } from "./reading/columns.ts";
import { type Cells, personCells, sessionCells } from "./reading/fact-cells.ts";
import { VERSION_MARK, VISIT_MARK } from "./reading/row-reader.ts";
import { peopleNames, recordNames, sessionNames } from "./record-names.ts";
import type { StandingRecord } from "./standing-record.ts";

/** A cell to write: a text stays a text whatever it begins with; days and times are Excel's own, so that they sort. */
export type OutCell = string | number | { day: string } | { time: string };

export interface OutSheet {
  name: string;
  /** A line above the headings. */
  banner?: string;
  columns: { heading: string; width: number; isHidden: boolean; choices: string[] }[];
  rows: OutCell[][];
  /** Whether people fill it in: then its headings stay in view and its columns offer their choices. */
  isTable: boolean;
}

export const SHEET_NAMES: Record<TableKind, string> = { people: "People", sessions: "Sessions" };

/** The sheet that explains the columns; it is not read. */
export const GUIDE_NAME = "How to fill it in";

const WIDTHS: Record<string, number> = {
  name: 26,
  title: 34,
  jobTitle: 30,
  organisation: 28,
  email: 32,
  lineManager: 24,
  accessNeeds: 28,
  availability: 40,
  people: 44,
  peers: 28,
  assigned: 28,
  room: 26,
  join: 40,
  sites: 28,
  purpose: 50,
  after: 28,
};

function sheetOf(kind: TableKind, rows: OutCell[][], standing: StandingRecord): OutSheet {
  const columns = kind === "people" ? PEOPLE_COLUMNS : SESSION_COLUMNS;
  return {
    name: SHEET_NAMES[kind],
    isTable: true,
    rows,
    columns: columns.map(({ key, heading }) => ({
      heading,
      width: WIDTHS[key] ?? 16,
      isHidden: key === "id",
      choices: choicesOf(kind, key, standing),
    })),
  };
}

function choicesOf(kind: TableKind, key: string, { councils, sites }: StandingRecord): string[] {
  if (key === "kind") return Object.values(kind === "people" ? PERSON_KIND_NAMES : SESSION_KIND_NAMES);
  if (key === "council") return councils.map((council) => council.name);
  if (key === "fixed" || key === "confidential") return ["Yes", "No"];
  if (key === "room") return sites.flatMap(({ rooms }) => rooms.map(({ name }) => name));
  if (key === "sites") return [...sites.map((site) => site.name), "Online"];
  return [];
}

/** The workbook to fill in. */
export function templateSheets(standing: StandingRecord): OutSheet[] {
  return [
    sheetOf("people", [], standing),
    sheetOf("sessions", [], standing),
    placesSheet(standing),
    guideSheet(standing),
  ];
}

/** The people and sessions as they stand, each row with its id, to be changed in Excel and given back. */
export function filledSheets(standing: StandingRecord): OutSheet[] {
  const people = peopleNames(
    standing.people.map(({ id, facts }) => ({ key: id, facts })),
    standing,
  );
  const sessions = sessionNames(standing.sessions.map(({ id, facts }) => ({ key: id, facts })));
  const names = { ...recordNames(standing), people, sessions };
  // When people can come is said of one visit, and a file does not show of which.
  const markOf = (id: string, version: number) =>
    `${id}${VERSION_MARK}${version}${VISIT_MARK}${standing.visit.id}`;
  return [
    sheetOf(
      "people",
      standing.people
        .filter(({ isRemoved }) => !isRemoved)
        .map(({ id, version, facts }) =>
          rowOf(PEOPLE_COLUMNS, personCells(facts, names), { id: markOf(id, version) }),
        ),
      standing,
    ),
    sheetOf(
      "sessions",
      standing.sessions.map(({ id, version, facts }) =>
        rowOf(SESSION_COLUMNS, sessionCells(facts, names), {
          id: markOf(id, version),
          minutes: facts.minutes,
          ...(facts.date === null ? {} : { day: { day: facts.date } }),
          ...(facts.start === null ? {} : { start: { time: facts.start } }),
          ...(facts.peersNeeded === null || facts.isAllPeers ? {} : { peersNeeded: facts.peersNeeded }),
        }),
      ),
      standing,
    ),
    placesSheet(standing),
    guideSheet(standing),
    ...daySheets(standing, names),
  ];
}

function rowOf(columns: readonly ImportColumn[], cells: Cells, typed: Record<string, OutCell>): OutCell[] {
  return columns.map(({ key }) => typed[key] ?? cells[key] ?? "");
}

/** What goes into each column, with an example, and the names that this challenge knows. */
function guideSheet({ councils, sites, peers, themes }: StandingRecord): OutSheet {
  const table = (kind: TableKind, columns: readonly ImportColumn[]): OutCell[][] =>
    columns
      .filter(({ key }) => key !== "id")
      .map(({ heading, isNeeded, means, example }) => [
        SHEET_NAMES[kind],
        heading,
        isNeeded ? "Needed" : "If known",
        means,
        example,
      ]);
  const known: OutCell[][] = [
    ["Councils", councils.map(({ name, shortName }) => `${name} (${shortName})`).join("; ")],
    ["Sites", sites.map(({ name }) => name).join("; ") || "None yet: add them under Sites and rooms."],
    ["Rooms", sites.flatMap(({ name, rooms }) => rooms.map((room) => `${name}: ${room.name}`)).join("; ")],
    [
      "Peers",
      peers.map(({ name, role }) => `${name || "To be found"} (${PEER_ROLE_NAMES[role]})`).join("; "),
    ],
    ["Themes", themes.map(({ number, title }) => `${number} ${title}`).join("; ")],
  ].map(([what = "", names = ""]) => ["Known here", what, "", names, ""]);
  return {
    name: GUIDE_NAME,
    isTable: false,
    columns: ["Sheet", "Column", "Needed?", "What goes in", "An example"].map((heading, index) => ({
      heading,
      width: [14, 18, 12, 80, 34][index] ?? 20,
      isHidden: false,
      choices: [],
    })),
    rows: [
      ...table("people", PEOPLE_COLUMNS),
      ...table("sessions", SESSION_COLUMNS),
      ...known,
      [
        "Both",
        "Any",
        "",
        "Columns can stand in any order, be left out, or have others beside them. Nothing is written before you have seen what would change.",
        "",
      ],
    ],
  };
}
