import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { CLASH_LABELS, type Clash } from "../clashes/clash-words.ts";
import { endOf, placedSessions } from "../plan/day-plan.ts";
import { isCall, isJoinLink } from "../plan/needs/join-address.ts";
import { ownDay } from "../plan/own-day.ts";
import { placeNames } from "../plan/released-sessions.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { countOf, isTeamKind, nameList, SESSION_KIND_NAMES } from "../plan/timetable-words.ts";
import { journeyTable } from "../plan/travel.ts";
import { rulesOn } from "../plan/visit-days/day-hours.ts";
import { bandsOf } from "./grid-bands.ts";
import {
  type ColumnKind,
  columnsOf,
  columnsOfSession,
  type GridColumn,
  pairsAreKept,
} from "./grid-columns.ts";

/** A session, a journey or lunch as a day's grid draws it; the shape of DayGrid's own, all in words. */
export interface DrawnSession {
  /** Its own on the grid: a session that stands in several columns of people is drawn in each. */
  id: string;
  /** The session that can be moved; none for a journey and for lunch. */
  moves?: string;
  start: string;
  end: string;
  trackIds: string[];
  title: string;
  href?: string;
  moveHref?: string;
  kind?: string;
  look: "plain" | "team" | "break";
  room?: string;
  /** Where to join it, and whether that is a link. */
  join?: { address: string; isLink: boolean };
  people?: string;
  /** "With Ada Fenwick and Bo Tarn": the peers who meet them. */
  peers?: string;
  /** "Fixed", "2 people not asked yet": what those who arrange the visit should know of it. */
  marks?: string[];
  problem?: string;
}

/** One day of the grid: its columns and what stands in them. */
export interface DayView {
  day: Day;
  label: string;
  /** The hours drawn whatever stands in them, "HH:MM". */
  hours: { from: string; to: string };
  tracks: GridColumn[];
  sessions: DrawnSession[];
  page: number;
  pages: number;
  /** "8 of 23 people", when not all fit. */
  shown: string | null;
}

/** What only those who arrange the visit are told on the grid. */
export interface ArrangerMarks {
  pinnedIds: readonly string[];
  /** People who were not asked when they can come, and those who were and have not answered. */
  notAskedIds: readonly string[];
  waitingIds: readonly string[];
  /** The peers who have not said when they can work, by id with their name; none before the first of them was asked: all cards would say the same. */
  unsaidPeers: Readonly<Record<string, string>>;
  /** Sessions that are joined, and have no address to join yet. */
  addresslessIds: readonly string[];
  /** By session: "Declined: Kim Reed", "Accepted: 2 of 3". */
  replies: Readonly<Record<string, readonly string[]>>;
}

/** How the grid of a day is looked at. */
export interface GridLook {
  by: ColumnKind;
  page: number;
  /** Null for those who only read. */
  marks: ArrangerMarks | null;
  at: VisitAddress;
}

/** Names on a card of the grid beyond this are counted instead. */
const MOST_NAMES = 3;

const NOUNS = { pairs: "pairs", peers: "peers", rooms: "rooms", people: "people" } as const;

/** One day for the grid. */
export function dayView(
  record: TimetableRecord,
  day: Day,
  clashes: readonly Clash[],
  look: GridLook,
): DayView {
  const allPlaced = placedSessions(record.sessions);
  const placed = allPlaced.filter((session) => session.date === day);
  const { columns, page, pages, all } = columnsOf(record, allPlaced, day, look);
  const draw = cardsOf(record, clashes, look);
  const { dayStart, dayEnd } = rulesOn(record.rules, record.hours, day);
  const shown = new Set(columns.map(({ id }) => id));
  const cards = placed.flatMap((session): DrawnSession[] => {
    const own = columnsOfSession(session, look.by, record.peers);
    // Of several people or peers it is drawn in the column of each.
    if (look.by !== "people" && (look.by !== "peers" || own.length === 0))
      return own.length === 0 || shown.has(own[0] ?? "") ? [draw(session, own)] : [];
    return own
      .filter((id) => shown.has(id))
      .map((id) => ({ ...draw(session, [id]), id: `${session.id} ${id}` }));
  });
  return {
    day,
    label: formatDayWithWeekday(day),
    hours: { from: timeOf(dayStart), to: timeOf(dayEnd) },
    tracks: columns,
    sessions: [...cards, ...bandCards(record, placed, columns, look.by)],
    page,
    pages,
    shown: pages === 1 ? null : `${columns.length} of ${all} ${NOUNS[look.by]}`,
  };
}

function cardsOf(record: TimetableRecord, clashes: readonly Clash[], { by, marks, at }: GridLook) {
  const places = placeNames(record);
  const people = new Map(record.people.map((person) => [person.id, person.name]));
  const peers = peerWords(record);
  const hasPairs = pairsAreKept(record);
  const problems = new Map<string, Set<string>>();
  for (const clash of clashes) {
    for (const id of clash.sessionIds) {
      problems.set(id, (problems.get(id) ?? new Set()).add(clash.mark ?? CLASH_LABELS[clash.code]));
    }
  }
  return (session: PlacedSession, trackIds: string[]): DrawnSession => {
    const names = session.personIds.flatMap((id) => people.get(id) ?? []);
    // The head of the column says the room already.
    const pair = session.track === null || !hasPairs ? "" : `Pair ${session.track}`;
    const withPeers = peers(session);
    const room = by === "rooms" ? pair : places(session);
    const found = problems.get(session.id);
    const href = to.timetable.session({ ...at, sessionId: session.id });
    const said = marks === null ? [] : marksOf(session, marks, people);
    return {
      id: session.id,
      start: session.start,
      end: endOf(session),
      trackIds,
      title: session.title,
      href,
      kind: SESSION_KIND_NAMES[session.kind],
      look: isTeamKind(session.kind) ? "team" : "plain",
      ...(marks === null
        ? {}
        : { moves: session.id, moveHref: to.timetable.move({ ...at, sessionId: session.id }) }),
      ...(room === "" ? {} : { room }),
      ...joinOf(session),
      ...(names.length === 0
        ? {}
        : {
            people: names.length > MOST_NAMES ? countOf(names.length, "person", "people") : nameList(names),
          }),
      ...(withPeers === "" ? {} : { peers: withPeers }),
      ...(said.length === 0 ? {} : { marks: said }),
      ...(found === undefined ? {} : { problem: [...found].join(", ") }),
    };
  };
}

/** Who of the team is in a session: "With Ada Fenwick and Bo Tarn", "With the whole team"; empty when nobody is. */
function peerWords({ peers }: TimetableRecord): (session: Pick<PlacedSession, "peerIds">) => string {
  const names = new Map(peers.map(({ id, name }) => [id, name]));
  const team = peers.filter(({ isStaff }) => !isStaff);
  return ({ peerIds }) => {
    const who = peerIds.flatMap((id) => names.get(id) ?? []);
    if (who.length === 0) return "";
    if (team.length > 2 && team.every(({ id }) => peerIds.includes(id))) return "With the whole team";
    return `With ${who.length > MOST_NAMES ? countOf(who.length, "peer") : nameList(who)}`;
  };
}

function joinOf({ joinAddress }: PlacedSession): Pick<DrawnSession, "join"> {
  return joinAddress === "" ? {} : { join: { address: joinAddress, isLink: isJoinLink(joinAddress) } };
}

function marksOf(
  session: PlacedSession,
  { pinnedIds, notAskedIds, waitingIds, unsaidPeers, addresslessIds, replies }: ArrangerMarks,
  people: ReadonlyMap<string, string>,
): string[] {
  const named = (ids: readonly string[], what: string) => {
    const names = session.personIds.filter((id) => ids.includes(id)).flatMap((id) => people.get(id) ?? []);
    if (names.length === 0) return [];
    return [names.length <= 2 ? `${what}: ${nameList(names)}` : `${what}: ${names.length} people`];
  };
  const unsaid = session.peerIds.flatMap((id) => unsaidPeers[id] ?? []);
  return [
    ...(session.isFixed ? ["Fixed"] : pinnedIds.includes(session.id) ? ["Pinned"] : []),
    ...(addresslessIds.includes(session.id) ? ["No address to join yet"] : []),
    ...named(notAskedIds, "Not asked yet"),
    ...named(waitingIds, "No answer yet"),
    ...(unsaid.length === 0
      ? []
      : [`Peers’ days not said: ${unsaid.length <= 2 ? nameList(unsaid) : `${unsaid.length} peers`}`]),
    ...(replies[session.id] ?? []),
  ];
}

/** Journeys and lunch of each pair, and the journeys of each person; rooms do not travel. */
function bandCards(
  record: TimetableRecord,
  placed: readonly PlacedSession[],
  columns: readonly GridColumn[],
  by: ColumnKind,
): DrawnSession[] {
  if (by === "rooms") return [];
  const isOfPeers = by === "pairs" || by === "peers";
  const sites = new Map(record.sites.map(({ id, name }) => [id, name]));
  const source = {
    rules: record.rules,
    journey: journeyTable(record.journeys),
    siteName: (id: string | null) => sites.get(id ?? "") ?? "the next place",
  };
  return columns.flatMap(({ id }) => {
    const own = placed.filter((session) => {
      const its = columnsOfSession(session, by, record.peers);
      return its.length === 0 ? isOfPeers : its.includes(id);
    });
    if (id === "peer:none") return [];
    return bandsOf(ownDay(own, isOfPeers ? "peer" : "person"), source)
      .filter(({ what }) => isOfPeers || what === "journey")
      .map(({ what, start, end, words }) => ({
        id: `${what} ${id} ${start}`,
        start,
        end,
        trackIds: [id],
        title: words,
        look: "break" as const,
      }));
  });
}

/** A line of somebody's own days. */
export interface AgendaLine {
  id: string;
  times: string;
  title: string;
  href: string;
  kind: string;
  room: string;
  join?: { address: string; isLink: boolean };
  withWhom: string;
}

/** Somebody's own days, in order. */
export interface AgendaDay {
  label: string;
  lines: AgendaLine[];
}

/** The days of one peer or one person: for a peer `withWhom` is the people met, for a person the peers. */
export function agendaOf(
  record: TimetableRecord,
  who: "peer" | "person",
  id: string,
  at: VisitAddress,
): AgendaDay[] {
  const places = placeNames(record);
  const peerNames = new Map(record.peers.map((peer) => [peer.id, peer.name]));
  const personNames = new Map(record.people.map((person) => [person.id, person.name]));
  const days = new Map<Day, AgendaLine[]>();
  for (const session of placedSessions(record.sessions)) {
    const own = who === "peer" ? session.peerIds : session.personIds;
    if (!own.includes(id)) continue;
    const others =
      who === "peer"
        ? session.personIds.flatMap((personId) => personNames.get(personId) ?? [])
        : session.peerIds.flatMap((peerId) => peerNames.get(peerId) ?? []);
    const line: AgendaLine = {
      id: session.id,
      times: `${session.start} to ${endOf(session)}`,
      title: session.title,
      href: to.timetable.session({ ...at, sessionId: session.id }),
      kind: SESSION_KIND_NAMES[session.kind],
      room:
        places(session) ||
        (isCall(session, record.visit.kind) ? "A call: no address to join yet" : "To be confirmed"),
      ...joinOf(session),
      withWhom: nameList(others, 12),
    };
    days.set(session.date, [...(days.get(session.date) ?? []), line]);
  }
  return [...days].map(([day, lines]) => ({ label: formatDayWithWeekday(day), lines }));
}

/** How many sessions somebody has declined. */
export function sessionsDeclined({ replies }: Pick<ArrangerMarks, "replies">): number {
  return Object.values(replies).filter((marks) => marks.some((mark) => mark.startsWith("Declined"))).length;
}
