import { type Day, formatDayWithWeekday, formatShortDay } from "#app/platform/days.ts";
import { CLASH_LABELS, type Clash } from "./clash-words.ts";
import { endOf, placedSessions, tracksInUse } from "./day-plan.ts";
import { placeNames } from "./released-sessions.ts";
import type { PlacedSession, TimetableRecord } from "./timetable-record.ts";
import { countOf, isTeamKind, nameList, SESSION_KIND_NAMES } from "./timetable-words.ts";

/** A session as a day's grid draws it; the shape of DayGrid's own, all in words. */
export interface DrawnSession {
  id: string;
  start: string;
  end: string;
  trackIds: string[];
  title: string;
  href: string;
  kind: string;
  look: "plain" | "team";
  room?: string;
  people?: string;
  problem?: string;
}

/** One day of the grid: its pairs of peers and its sessions. */
export interface DayView {
  day: Day;
  label: string;
  tracks: { id: string; name: string; note?: string }[];
  sessions: DrawnSession[];
}

/** Names on a card of the grid beyond this are counted instead. */
const MOST_NAMES = 3;

/** One day for the grid. `base` is the address of the timetable. */
export function dayView(record: TimetableRecord, day: Day, clashes: readonly Clash[], base: string): DayView {
  const placed = placedSessions(record.sessions).filter((session) => session.date === day);
  const places = placeNames(record);
  const people = new Map(record.people.map((person) => [person.id, person.name]));
  const problems = new Map<string, Set<string>>();
  for (const clash of clashes) {
    for (const id of clash.sessionIds) {
      problems.set(id, (problems.get(id) ?? new Set()).add(CLASH_LABELS[clash.code]));
    }
  }
  const tracks = tracksInUse(record);
  return {
    day,
    label: formatDayWithWeekday(day),
    tracks: tracks.map((track) => {
      const note = peersOf(record, placed, track);
      return { id: track, name: `Pair ${track}`, ...(note === "" ? {} : { note }) };
    }),
    sessions: placed.map((session) => {
      const names = session.personIds.flatMap((id) => people.get(id) ?? []);
      const room = places(session);
      const found = problems.get(session.id);
      return {
        id: session.id,
        start: session.start,
        end: endOf(session),
        trackIds: session.track === null ? [] : [session.track],
        title: session.title,
        href: `${base}/sessions/${session.id}`,
        kind: SESSION_KIND_NAMES[session.kind],
        look: isTeamKind(session.kind) ? "team" : "plain",
        ...(room === "" ? {} : { room }),
        ...(names.length === 0
          ? {}
          : {
              people: names.length > MOST_NAMES ? countOf(names.length, "person", "people") : nameList(names),
            }),
        ...(found === undefined ? {} : { problem: [...found].join(", ") }),
      };
    }),
  };
}

/** Who walks a track on one day, when it is the same few people. */
function peersOf(record: TimetableRecord, placed: readonly PlacedSession[], track: string): string {
  const ids = new Set(placed.filter((session) => session.track === track).flatMap((one) => one.peerIds));
  if (ids.size > 4) return "";
  return nameList(record.peers.filter((peer) => ids.has(peer.id)).map((peer) => peer.name));
}

/** A line of somebody's own days. */
export interface AgendaLine {
  id: string;
  times: string;
  title: string;
  href: string;
  kind: string;
  room: string;
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
  base: string,
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
      href: `${base}/sessions/${session.id}`,
      kind: SESSION_KIND_NAMES[session.kind],
      room: places(session) || "To be confirmed",
      withWhom: nameList(others, 12),
    };
    days.set(session.date, [...(days.get(session.date) ?? []), line]);
  }
  return [...days].map(([day, lines]) => ({ label: formatDayWithWeekday(day), lines }));
}

/** "Mon 2 Mar", for the tabs of days. */
export function dayTabLabel(day: Day): string {
  const weekday = formatDayWithWeekday(day).slice(0, 3);
  return `${weekday} ${formatShortDay(day).replace(/ \d{4}$/, "")}`;
}
