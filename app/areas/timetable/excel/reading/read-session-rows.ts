import type { PeerRole } from "#app/areas/peer-team/peer-words.ts";
import { minutesOf } from "#app/platform/clock-time.ts";
import type { Day } from "#app/platform/days.ts";
import { SESSION_KIND_NAMES, SESSION_KINDS, type SessionKind } from "../../plan/timetable-words.ts";
import { type RecordNames, ROLE } from "../record-names.ts";
import type { SessionFacts } from "../standing-record.ts";
import type { FoundTable } from "./find-table.ts";
import type { NameIndex } from "./name-index.ts";
import { readCouncil, withoutUndefined } from "./read-people-rows.ts";
import { readDayText, readLength, readStart, readTimeText } from "./read-when.ts";
import { noteAll, readJoinAddress, readWhere } from "./read-where.ts";
import { RowReader } from "./row-reader.ts";
import { cellLines, cellText, keyOf, type SheetRow } from "./sheet.ts";

/** What a row says of a session. What it does not say is left as it is. */
export interface SessionRow {
  reader: RowReader;
  title: string;
  said: Partial<Omit<SessionFacts, "afterKeys">>;
  /** Titles of what comes before; "" for none. */
  after: string | undefined;
  /** Names of people that no list holds. */
  unknownPeople: string[];
}

const KIND_WORDS: Record<SessionKind, readonly string[]> = {
  interview: ["interviews", "meeting", "one to one", "one-to-one", "1-1", "1 1", "121", "conversation"],
  "focus-group": [
    "focus groups",
    "focusgroup",
    "workshop",
    "round table",
    "roundtable",
    "group",
    "group discussion",
  ],
  observation: ["observations", "observe", "committee", "observe meeting", "committee meeting"],
  visit: ["visits", "site visit", "tour"],
  "team-meeting": ["team meetings", "team", "peer team meeting", "peer meeting"],
  "daily-feedback": ["daily feedback session", "feedback", "daily briefing"],
  "final-feedback": [
    "final presentation",
    "feedback presentation",
    "presentation",
    "final feedback session",
    "closing presentation",
  ],
};

/** Reads the rows of a table of sessions; `people` are those of the record and of the file. */
export function readSessionRows(
  sheet: string,
  table: FoundTable,
  names: RecordNames & { people: NameIndex },
  days: readonly Day[],
): SessionRow[] {
  return table.rows
    .map((row) => new RowReader(sheet, table, row))
    .filter((reader) => !reader.isBlank && pauseIn(reader) === null)
    .map((reader) => readSessionRow(reader, names, days));
}

/** Lunch and the like, which programmes have between their sessions. */
const PAUSE =
  /^(?:lunch|break|coffee|coffee break|tea|tea break|comfort break|refreshments|travel|travel time|end|end of day|close|finish|dinner)(?: break| for (?:the )?peers?| for (?:the )?team)?$/i;

/** Rows that are no sessions: the house rules keep time for lunch and pauses. */
export function readPauses(sheet: string, table: FoundTable): { row: SheetRow; words: string }[] {
  return table.rows.flatMap((row) => {
    const words = pauseIn(new RowReader(sheet, table, row));
    return words === null ? [] : [{ row, words }];
  });
}

function pauseIn(reader: RowReader): string | null {
  if (reader.id !== null || cellText(reader.cell("people") ?? "") !== "") return null;
  const title = cellText(reader.cell("title") ?? "");
  const words = title === "" ? reader.onlyWords : title;
  return PAUSE.test(words) ? words : null;
}

function readSessionRow(
  reader: RowReader,
  names: RecordNames & { people: NameIndex },
  days: readonly Day[],
): SessionRow {
  const title = cellText(reader.cell("title") ?? "");
  if (title === "") reader.stop("title", "The session has no title.", "Enter a title, or clear the row.");
  if (title.length > 160)
    reader.stop("title", "A title has at most 160 characters.", "Put the rest under Purpose.");
  const start = reader.read<{ start: string | null; minutes: number | null }>(
    "start",
    { start: null, minutes: null },
    "Write a time such as 9:30 or 14:15.",
    readStart,
  );
  const people = peopleOf(reader, names.people);
  const said: SessionRow["said"] = {
    ...(title === "" ? {} : { title }),
    kind: readKind(reader),
    minutes: readMinutes(reader) ?? start?.minutes ?? minutesToEnd(reader, start?.start ?? null),
    date: reader.read<Day | null>("day", null, "Write a day such as 2 March or 02/03/2027.", (text) =>
      readDayText(text, days),
    ),
    start: start?.start,
    isFixed: reader.yesOrNo("fixed"),
    isConfidential: reader.yesOrNo("confidential"),
    councilId: readCouncil(reader, names),
    purpose: reader.text("purpose", 2000, cellLines),
    personKeys: people.keys,
    themeIds: keysOf(reader, "themes", names.themes, "note"),
    promptIds: keysOf(reader, "prompts", names.prompts, "note"),
    ...readPeersNeeded(reader),
    ...readPeers(reader, names.peers),
    assignedPeerIds: readAssigned(reader, names.peers),
    ...readWhere(reader, names),
    joinAddress: readJoinAddress(reader),
  };
  const { unknown } = people;
  return { reader, title, said: withoutUndefined(said), after: reader.said("after"), unknownPeople: unknown };
}

/** Who is in it. Somebody no list holds is left out and named; a name that could be several people stops the row. */
function peopleOf(reader: RowReader, index: NameIndex): { keys: string[] | undefined; unknown: string[] } {
  const text = reader.said("people", cellLines);
  if (text === undefined) return { keys: undefined, unknown: [] };
  const { found, missed } = index.findAll(text);
  for (const { isUnknown, wrong, todo } of missed) {
    if (isUnknown) {
      reader.note(
        "people",
        wrong,
        "Add them above, use the name as it stands in the list, or the session is imported without them.",
      );
    } else reader.stop("people", wrong, todo);
  }
  noteAll(reader, "people", found);
  const unknown = missed.filter(({ isUnknown }) => isUnknown).map((one) => one.text);
  if (missed.length > 0 && reader.id !== null) return { keys: undefined, unknown };
  return { keys: [...new Set(found.map(({ key }) => key))], unknown };
}

/** A programme may say when a session ends instead of how long it takes. */
function minutesToEnd(reader: RowReader, start: string | null): number | undefined {
  if (start === null || cellText(reader.cell("end") ?? "") === "") return undefined;
  const end = reader.read<string>("end", "", "Write a time such as 10:15.", readTimeText);
  if (end === undefined || end === "") return undefined;
  const minutes = minutesOf(end) - minutesOf(start);
  if (minutes >= 5 && minutes <= 720) return minutes;
  reader.stop(
    "end",
    "It would end before it starts, or take more than twelve hours.",
    "Correct one of the two times.",
  );
  return undefined;
}

function readKind(reader: RowReader): SessionKind | undefined {
  const cell = cellText(reader.cell("kind") ?? "");
  if (cell === "") return undefined;
  const key = keyOf(cell);
  const kind = SESSION_KINDS.find(
    (one) => one === key || keyOf(SESSION_KIND_NAMES[one]) === key || KIND_WORDS[one].includes(key),
  );
  if (kind === undefined) {
    reader.stop(
      "kind",
      "This is no kind of session known here.",
      `Write ${Object.values(SESSION_KIND_NAMES).join(", ").toLowerCase()}.`,
    );
  }
  return kind;
}

function readMinutes(reader: RowReader): number | undefined {
  if (cellText(reader.cell("minutes") ?? "") === "") return undefined;
  return reader.read<number>("minutes", 0, "Write minutes, such as 45.", readLength);
}

/** What a list names. A name that is not found stops the row, or leaves it without; then what stands is left alone. */
function keysOf(
  reader: RowReader,
  column: string,
  index: NameIndex,
  severity: "stop" | "note",
): string[] | undefined {
  const text = reader.said(column, cellLines);
  if (text === undefined) return undefined;
  const { found, missed } = index.findAll(text);
  for (const { wrong, todo } of missed) reader[severity](column, wrong, todo);
  noteAll(reader, column, found);
  if (missed.length > 0 && reader.id !== null) return undefined;
  return [...new Set(found.map(({ key }) => key))];
}

function readPeersNeeded(reader: RowReader): Pick<SessionRow["said"], "peersNeeded" | "isAllPeers"> {
  const read = reader.read<{ peersNeeded: number | null; isAllPeers: boolean }>(
    "peersNeeded",
    { peersNeeded: null, isAllPeers: false },
    "Write a number from 1 to 12, or all.",
    (text) => {
      const value = countOfPeers(text);
      return value === null ? { wrong: "This is not a number of peers." } : { value };
    },
  );
  return read ?? {};
}

/** Who is in it; a part in the team is nobody who could be. */
function readAssigned(reader: RowReader, index: NameIndex): string[] | undefined {
  const keys = keysOf(reader, "assigned", index, "note");
  if (keys?.some((key) => key.startsWith(ROLE))) {
    reader.note("assigned", "A part in the team is nobody yet.", "Name the peer, or leave it to the search.");
  }
  return keys?.filter((key) => !key.startsWith(ROLE));
}

/** "All", "2", "3 peers", "a pair"; null for anything else. */
function countOfPeers(text: string): { peersNeeded: number | null; isAllPeers: boolean } | null {
  if (/^(?:all|everybody|everyone|whole team|the whole team|all peers|team)$/i.test(text)) {
    return { peersNeeded: null, isAllPeers: true };
  }
  if (/^(?:a\s+)?pair$/i.test(text)) return { peersNeeded: 2, isAllPeers: false };
  const count = /^(\d{1,2})(?:\s*peers?)?$/i.exec(text)?.[1];
  return count === undefined || Number(count) < 1 || Number(count) > 12
    ? null
    : { peersNeeded: Number(count), isAllPeers: false };
}

function readPeers(
  reader: RowReader,
  index: NameIndex,
): Partial<Pick<SessionRow["said"], "requiredRoles" | "wantedPeerIds" | "peersNeeded" | "isAllPeers">> {
  const text = reader.said("peers");
  if (text !== undefined && /^(?:any|-)$/i.test(text)) {
    reader.note("peers", "This names nobody in particular.", "Say how many under How many peers.");
    return {};
  }
  // Where no other column says how many, this one may: "All", "2", "a pair".
  const count = text === undefined ? null : countOfPeers(text);
  if (count !== null && cellText(reader.cell("peersNeeded") ?? "") === "") return count;
  if (count !== null) {
    reader.note("peers", "This names nobody in particular.", "Say how many under How many peers.");
    return {};
  }
  const keys = keysOf(reader, "peers", index, "note");
  if (keys === undefined) return {};
  const isRole = (key: string) => key.startsWith(ROLE);
  return {
    requiredRoles: keys.filter(isRole).map((key) => key.slice(ROLE.length) as PeerRole),
    wantedPeerIds: keys.filter((key) => !isRole(key)),
  };
}
