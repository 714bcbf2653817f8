import type { PeerRole } from "#app/areas/peer-team/peer-words.ts";
import type { Day } from "#app/platform/days.ts";
import { joinAddressProblem, MOST_OF_A_JOIN_ADDRESS } from "../../plan/needs/join-address.ts";
import { SESSION_KIND_NAMES, SESSION_KINDS, type SessionKind } from "../../plan/timetable-words.ts";
import { type RecordNames, ROLE, SITE_PLACE } from "../record-names.ts";
import type { SessionFacts } from "../standing-record.ts";
import type { FoundTable } from "./columns.ts";
import type { NameIndex } from "./name-index.ts";
import { readCouncil, withoutUndefined } from "./read-people-rows.ts";
import { readDayText, readLength, readStart } from "./read-when.ts";
import { RowReader } from "./row-reader.ts";
import { cellLines, cellText, keyOf } from "./sheet.ts";

/** What a row says of a session. What it does not say is left as it is. */
export interface SessionRow {
  reader: RowReader;
  title: string;
  said: Partial<Omit<SessionFacts, "afterKeys">>;
  /** Titles of what comes before; "" for none. */
  after: string | undefined;
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
    .filter((reader) => !reader.isBlank)
    .map((reader) => readSessionRow(reader, names, days));
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
  const said: SessionRow["said"] = {
    ...(title === "" ? {} : { title }),
    kind: readKind(reader),
    minutes: readMinutes(reader) ?? start?.minutes ?? undefined,
    date: reader.read<Day | null>("day", null, "Write a day such as 2 March or 02/03/2027.", (text) =>
      readDayText(text, days),
    ),
    start: start?.start,
    isFixed: reader.yesOrNo("fixed"),
    isConfidential: reader.yesOrNo("confidential"),
    councilId: readCouncil(reader, names),
    purpose: reader.text("purpose", 2000, cellLines),
    personKeys: keysOf(reader, "people", names.people, "stop"),
    themeIds: keysOf(reader, "themes", names.themes, "note"),
    promptIds: keysOf(reader, "prompts", names.prompts, "note"),
    ...readPeersNeeded(reader),
    ...readPeers(reader, names.peers),
    ...readSites(reader, names.sites),
    ...readPlace(reader, names),
    joinAddress: readJoinAddress(reader),
  };
  return { reader, title, said: withoutUndefined(said), after: reader.said("after") };
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

function noteAll(reader: RowReader, column: string, found: readonly { note?: string }[]): void {
  for (const { note } of found) {
    if (note !== undefined)
      reader.note(column, note, "Change the cell if that is not who or what was meant.");
  }
}

function readPeersNeeded(reader: RowReader): Pick<SessionRow["said"], "peersNeeded" | "isAllPeers"> {
  const read = reader.read<{ peersNeeded: number | null; isAllPeers: boolean }>(
    "peersNeeded",
    { peersNeeded: null, isAllPeers: false },
    "Write a number from 1 to 12, or all.",
    (text) => {
      if (/^(?:all|everybody|everyone|whole team|the whole team|all peers|team)$/i.test(text)) {
        return { value: { peersNeeded: null, isAllPeers: true } };
      }
      if (/^(?:a\s+)?pair$/i.test(text)) return { value: { peersNeeded: 2, isAllPeers: false } };
      const count = /^(\d{1,2})(?:\s*peers?)?$/i.exec(text)?.[1];
      return count === undefined || Number(count) < 1 || Number(count) > 12
        ? { wrong: "This is not a number of peers." }
        : { value: { peersNeeded: Number(count), isAllPeers: false } };
    },
  );
  return read ?? {};
}

function readPeers(
  reader: RowReader,
  index: NameIndex,
): Pick<SessionRow["said"], "requiredRoles" | "wantedPeerIds"> {
  const text = reader.said("peers");
  if (text !== undefined && /^(?:any|all|all peers|whole team|the whole team|-)$/i.test(text)) {
    reader.note("peers", "This names nobody in particular.", "Say how many under How many peers.");
    return {};
  }
  const keys = keysOf(reader, "peers", index, "stop");
  if (keys === undefined) return {};
  const isRole = (key: string) => key.startsWith(ROLE);
  return {
    requiredRoles: keys.filter(isRole).map((key) => key.slice(ROLE.length) as PeerRole),
    wantedPeerIds: keys.filter((key) => !isRole(key)),
  };
}

const ONLINE = /^(?:online|virtual|teams|ms teams|microsoft teams|zoom|remote|video call)$/i;

function readSites(
  reader: RowReader,
  index: NameIndex,
): Pick<SessionRow["said"], "allowedSiteIds" | "isOnline"> {
  const text = reader.said("sites");
  if (text === undefined) return {};
  if (/^(?:any|anywhere|any site|all|all sites|either|both|-)$/i.test(text)) {
    return { allowedSiteIds: [], isOnline: false };
  }
  const pieces = text.split(/[;\n]/).map((piece) => piece.trim());
  const isOnline = pieces.some((piece) => ONLINE.test(piece) && index.find(piece).key === null);
  const rest = pieces.filter((piece) => piece !== "" && !(isOnline && ONLINE.test(piece)));
  const { found, missed } = index.findAll(rest.join(";"));
  for (const { wrong, todo } of missed) {
    reader.note("sites", wrong, `${todo} Until then it may be held anywhere.`);
  }
  if (missed.length > 0) return {};
  return { allowedSiteIds: [...new Set(found.map(({ key }) => key))], isOnline };
}

function readJoinAddress(reader: RowReader): string | undefined {
  const address = reader.text("join", MOST_OF_A_JOIN_ADDRESS, cellText);
  if (address === undefined) return undefined;
  const problem = joinAddressProblem(address);
  if (problem === null) return address;
  reader.note("join", `${problem}.`, "The session is imported without it.");
  return undefined;
}

function readPlace(reader: RowReader, names: RecordNames): Pick<SessionRow["said"], "roomId" | "siteId"> {
  const text = reader.said("room");
  if (text === undefined) return {};
  if (text === "" || /^(?:tbc|to be confirmed|tba|-)$/i.test(text)) return { roomId: null, siteId: null };
  const site = cellText(reader.cell("sites") ?? "");
  // "Committee Room 1" with "Town Hall" beside it is that one.
  const together = site === "" ? null : names.rooms.find(`${site}: ${text}`);
  const found = together !== null && together.key !== null ? together : names.rooms.find(text);
  if (found.key === null) {
    reader.note("room", found.wrong, `${found.todo} The session is imported without a room.`);
    return {};
  }
  noteAll(reader, "room", [found]);
  return found.key.startsWith(SITE_PLACE)
    ? { roomId: null, siteId: found.key.slice(SITE_PLACE.length) }
    : { roomId: found.key };
}
