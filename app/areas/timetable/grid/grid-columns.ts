/** What the columns of a day's grid can be, and which of them are shown. */
import { tracksInUse } from "../plan/day-plan.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { nameList } from "../plan/timetable-words.ts";

/** Columns of a day's grid: pairs of peers, single peers, rooms, or people whom the peers meet. */
export const COLUMN_KINDS = ["pairs", "peers", "rooms", "people"] as const;

export type ColumnKind = (typeof COLUMN_KINDS)[number];

export const COLUMN_KIND_NAMES = {
  pairs: "Pairs of peers",
  peers: "Peers",
  rooms: "Rooms",
  people: "People",
} as const satisfies Record<ColumnKind, string>;

/** One column. Its id says what it is: "pair:A", "peer:ID", "peer:none", "room:ID", "room:none", "person:ID". */
export interface GridColumn {
  id: string;
  name: string;
  note?: string;
}

/** More columns than this cannot be read side by side: the rest are on further pages. A team has all its pairs and peers on one. */
const MOST_COLUMNS = { pairs: 40, peers: 40, rooms: 8, people: 12 } as const satisfies Record<
  ColumnKind,
  number
>;

/** Of the sessions of pairs, how many are with the pair's usual peers of the day where pairs are kept. */
const KEPT_SHARE = 0.75;

/**
 * Whether the letters of the timetable stand for the same peers all day, so that a column of each says who meets whom. A timetable
 * that mixes the peers from session to session has letters too, but no pairs. Staff who go along make no other pair.
 */
export function pairsAreKept({ sessions, peers }: Pick<TimetableRecord, "sessions" | "peers">): boolean {
  const staff = new Set(peers.filter(({ isStaff }) => isStaff).map(({ id }) => id));
  const days = new Map<string, Map<string, number>>();
  for (const { status, track, date, peerIds } of sessions) {
    if (status !== "planned" || track === null || date === null) continue;
    const who = peerIds.filter((id) => !staff.has(id)).sort();
    if (who.length === 0) continue;
    const counts = days.get(`${date} ${track}`) ?? new Map<string, number>();
    counts.set(who.join(" "), (counts.get(who.join(" ")) ?? 0) + 1);
    days.set(`${date} ${track}`, counts);
  }
  const all = [...days.values()].map((counts) => [...counts.values()]);
  const met = all.flat().reduce((sum, count) => sum + count, 0);
  const usual = all.reduce((sum, counts) => sum + Math.max(...counts), 0);
  return met === 0 || usual / met >= KEPT_SHARE;
}

/** What the columns of this timetable can be, the first being what it opens with. */
export function columnKindsOf(record: Pick<TimetableRecord, "sessions" | "peers">): ColumnKind[] {
  return COLUMN_KINDS.filter((kind) => kind !== "pairs" || pairsAreKept(record));
}

/** The columns of one page of a day's grid, and how many there are in all. */
export interface ColumnPage {
  columns: GridColumn[];
  page: number;
  pages: number;
  all: number;
}

/**
 * The columns of a day. All pairs; all peers, and one for what has none; rooms in the order of their sites, those in use on any day first, and one for what has no room;
 * people who are met on that day, those in most sessions of the visit first.
 */
export function columnsOf(
  record: TimetableRecord,
  placed: readonly PlacedSession[],
  day: string,
  { by, page }: { by: ColumnKind; page: number },
): ColumnPage {
  const onDay = placed.filter(({ date }) => date === day);
  const all = {
    pairs: () => pairs(record, onDay),
    peers: () => peers(record, onDay),
    rooms: () => rooms(record, placed),
    people: () => people(record, onDay),
  }[by]();
  const most = MOST_COLUMNS[by];
  const pages = Math.max(1, Math.ceil(all.length / most));
  const shown = Math.min(Math.max(1, page), pages);
  return { columns: all.slice((shown - 1) * most, shown * most), page: shown, pages, all: all.length };
}

function peers(record: TimetableRecord, onDay: readonly PlacedSession[]): GridColumn[] {
  const isLacking = onDay.some(({ peerIds }) => peerIds.length === 0);
  return [
    ...record.peers.map(({ id, name, part }) => ({ id: `peer:${id}`, name, note: part })),
    ...(isLacking ? [{ id: "peer:none", name: "No peers", note: "Still to be chosen" }] : []),
  ];
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
export function columnsOfSession(
  session: PlacedSession,
  by: ColumnKind,
  team: readonly { id: string; isStaff: boolean }[],
): string[] {
  if (by === "peers") {
    const isAll = team.length > 1 && team.every(({ id, isStaff }) => isStaff || session.peerIds.includes(id));
    if (session.peerIds.length === 0) return ["peer:none"];
    return isAll ? [] : session.peerIds.map((id) => `peer:${id}`);
  }
  if (by === "pairs") return session.track === null ? [] : [`pair:${session.track}`];
  if (by === "rooms") return [`room:${session.roomId ?? "none"}`];
  return session.personIds.map((id) => `person:${id}`);
}
