import { joinAddressProblem, MOST_OF_A_JOIN_ADDRESS } from "../../plan/needs/join-address.ts";
import { type RecordNames, SITE_PLACE } from "../record-names.ts";
import type { NameIndex } from "./name-index.ts";
import type { SessionRow } from "./read-session-rows.ts";
import type { RowReader } from "./row-reader.ts";
import { cellLines, cellText } from "./sheet.ts";

/** Notes whatever was read as something else than stands there. */
export function noteAll(reader: RowReader, column: string, found: readonly { note?: string }[]): void {
  for (const { note } of found) {
    if (note !== undefined)
      reader.note(column, note, "Change the cell if that is not who or what was meant.");
  }
}

const ONLINE = /^(?:online|virtual|teams|ms teams|microsoft teams|zoom|remote|video call)$/i;

/** Where it may be held and where it is. Programmes write a room where a site is asked for, and the other way about. */
export function readWhere(
  reader: RowReader,
  names: RecordNames,
): Partial<Pick<SessionRow["said"], "allowedSiteIds" | "isOnline" | "roomId" | "siteId">> {
  const place = readPlace(reader, names);
  const roomId = roomAsSite(reader, names);
  if (roomId === null) return { ...readSites(reader, names.sites), ...place };
  reader.note(
    "sites",
    `Read as the room ${names.rooms.nameOf(roomId)}.`,
    "Change the cell if a site was meant.",
  );
  return { roomId };
}

/** The room that stands where a site is asked for, when no other is named; else null. */
function roomAsSite(reader: RowReader, { sites, rooms }: RecordNames): string | null {
  const venue = cellText(reader.cell("sites") ?? "");
  if (venue === "" || cellText(reader.cell("room") ?? "") !== "") return null;
  if (sites.findAll(venue).missed.length === 0 || ONLINE.test(venue)) return null;
  const { key } = rooms.find(venue);
  return key?.startsWith(SITE_PLACE) === false ? key : null;
}

function readSites(
  reader: RowReader,
  index: NameIndex,
): Pick<SessionRow["said"], "allowedSiteIds" | "isOnline"> {
  const text = reader.said("sites", cellLines);
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

/** How to join a call; what is no address is noted and left out. */
export function readJoinAddress(reader: RowReader): string | undefined {
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
