import { formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { endOf } from "../plan/day-plan.ts";
import { SESSION_KIND_NAMES } from "../plan/timetable-words.ts";
import type { OutSheet } from "./out-sheets.ts";
import { sessionCells } from "./reading/fact-cells.ts";
import { ONLY_TO_READ } from "./reading/file-tables.ts";
import type { NameIndex } from "./reading/name-index.ts";
import type { RecordNames } from "./record-names.ts";
import type { StandingRecord, StandingSession } from "./standing-record.ts";

const columnsOf = (columns: readonly [heading: string, width: number][]) =>
  columns.map(([heading, width]) => ({ heading, width, isHidden: false, choices: [] }));

/** A sheet for each day on which something stands, in the order of the day, to read and print. */
export function daySheets(
  { sessions }: StandingRecord,
  names: RecordNames & { people: NameIndex; sessions: NameIndex },
): OutSheet[] {
  const placed = sessions.filter(({ facts }) => facts.date !== null && facts.start !== null);
  const days = [...new Set(placed.map(({ facts }) => facts.date as Day))].sort();
  return days.map((day) => ({
    name: formatDayWithWeekday(day),
    banner: ONLY_TO_READ.day.banner,
    isTable: false,
    columns: columnsOf([
      ["Time", 16],
      ["Session", 36],
      ["Kind", 16],
      ["Where", 34],
      ["People", 44],
      ["Peers", 36],
    ]),
    rows: placed
      .filter(({ facts }) => facts.date === day)
      .sort((one, other) =>
        `${one.facts.start}${one.facts.title}`.localeCompare(`${other.facts.start}${other.facts.title}`),
      )
      .map((session) => dayRow(session, names)),
  }));
}

function dayRow(
  { facts }: StandingSession,
  names: RecordNames & { people: NameIndex; sessions: NameIndex },
): string[] {
  const cells = sessionCells(facts, names);
  const start = facts.start ?? "";
  return [
    `${formatTime(start)} to ${formatTime(endOf({ start, minutes: facts.minutes }))}`,
    facts.title,
    SESSION_KIND_NAMES[facts.kind],
    cells.room || cells.join || "",
    cells.people ?? "",
    cells.assigned ?? "",
  ];
}

/** The sites and rooms of the challenge, which sessions can name. */
export function placesSheet({ sites }: StandingRecord): OutSheet {
  return {
    name: "Sites and rooms",
    banner: ONLY_TO_READ.places.banner,
    isTable: false,
    columns: columnsOf([
      ["Site", 34],
      ["Room", 34],
    ]),
    rows: sites.flatMap(({ name, rooms }) =>
      rooms.length === 0 ? [[name, ""]] : rooms.map((room) => [name, room.name]),
    ),
  };
}
