/** What the columns of a day's grid can be, and which of them are shown. */
import { tracksInUse } from "../plan/day-plan.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { nameList } from "../plan/timetable-words.ts";

/** Columns of a day's grid: pairs of peers, rooms, or people whom the peers meet. */
export const COLUMN_KINDS = ["pairs", "rooms", "people"] as const;

export type ColumnKind = (typeof COLUMN_KINDS)[number];

export const COLUMN_KIND_NAMES = {
  pairs: "Pairs of peers",
  rooms: "Rooms",
  people: "People",
} as const satisfies Record<ColumnKind, string>;

/** One column. Its id says what it is: "pair:A", "room:ID", "room:none", "person:ID". */
export interface GridColumn {
  id: string;
  name: string;
  note?: string;
}

/** More columns than this cannot be read side by side: the rest are on further pages. */
const MOST_COLUMNS = 6;

/** The columns of one page of a day's grid, and how many there are in all. */
export interface ColumnPage {
  columns: GridColumn[];
  page: number;
  pages: number;
  all: number;
}

/**
 * The columns of a day. All pairs; rooms in the order of their sites, those in use on any day first, and one for what has no room;
 * people who are met on that day, those in most sessions of the visit first.
 */
export function columnsOf(
  record: TimetableRecord,
  placed: readonly PlacedSession[],
  day: string,
  { by, page }: { by: ColumnKind; page: number },
): ColumnPage {
  const onDay = placed.filter(({ date }) => date === day);
  const all =
    by === "pairs" ? pairs(record, onDay) : by === "rooms" ? rooms(record, placed) : people(record, onDay);
  const pages = by === "pairs" ? 1 : Math.max(1, Math.ceil(all.length / MOST_COLUMNS));
  const shown = Math.min(Math.max(1, page), pages);
  return {
    columns: by === "pairs" ? all : all.slice((shown - 1) * MOST_COLUMNS, shown * MOST_COLUMNS),
    page: shown,
    pages,
    all: all.length,
  };
}

function pairs(record: TimetableRecord, onDay: readonly PlacedSession[]): GridColumn[] {
  return tracksInUse(record).map((track) => {
    const note = peersOf(record, onDay, track);
    return { id: `pair:${track}`, name: `Pair ${track}`, ...(note === "" ? {} : { note }) };
  });
}

/** Who walks a track on one day, when it is the same few people. */
function peersOf(record: TimetableRecord, onDay: readonly PlacedSession[], track: string): string {
  const ids = new Set(onDay.filter((session) => session.track === track).flatMap((one) => one.peerIds));
  if (ids.size > 4) return "";
  return nameList(record.peers.filter((peer) => ids.has(peer.id)).map((peer) => peer.name));
}

function rooms(record: TimetableRecord, placed: readonly PlacedSession[]): GridColumn[] {
  const used = new Set(placed.map(({ roomId }) => roomId));
  const all = record.sites.flatMap((site) =>
    site.rooms.map((room) => ({
      id: room.id,
      name: room.name,
      note: `${site.name}, seats ${room.capacity}`,
    })),
  );
  const ordered = [...all.filter(({ id }) => used.has(id)), ...all.filter(({ id }) => !used.has(id))];
  return [
    ...ordered.map((room) => ({ ...room, id: `room:${room.id}` })),
    { id: "room:none", name: "No room", note: "Online, elsewhere, or still to be chosen" },
  ];
}

function people(record: TimetableRecord, onDay: readonly PlacedSession[]): GridColumn[] {
  const today = new Set(onDay.flatMap(({ personIds }) => personIds));
  const counts = new Map<string, number>();
  for (const session of record.sessions) {
    if (session.status !== "planned") continue;
    for (const id of session.personIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return record.people
    .filter(({ id }) => today.has(id))
    .sort(
      (a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0) || a.name.localeCompare(b.name, "en-GB"),
    )
    .map(({ id, name, jobTitle }) => ({
      id: `person:${id}`,
      name,
      ...(jobTitle === "" ? {} : { note: jobTitle }),
    }));
}

/** The columns that a session stands in; none means all of them (the whole team). */
export function columnsOfSession(session: PlacedSession, by: ColumnKind): string[] {
  if (by === "pairs") return session.track === null ? [] : [`pair:${session.track}`];
  if (by === "rooms") return [`room:${session.roomId ?? "none"}`];
  return session.personIds.map((id) => `person:${id}`);
}
