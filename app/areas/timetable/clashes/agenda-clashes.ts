import { formatDayWithWeekday } from "#app/platform/days.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { nameList } from "../plan/timetable-words.ts";
import { type JourneyTable, journeyTable } from "../plan/travel.ts";
import { type Clash, type ClashCode, sessionWords } from "./clash-words.ts";

/** The same trouble of several people with the same sessions is one clash that names them all. */
interface Trouble {
  code: ClashCode;
  sessions: PlacedSession[];
  names: string[];
  /** Minutes there are, and minutes needed. */
  has: number;
  needs: number;
}

/**
 * What is wrong in the days of peers and people, one after the other: two things at once, too little time between,
 * no lunch, too long without a pause. `placed` is in order of time.
 */
export function agendaClashes(record: TimetableRecord, placed: readonly PlacedSession[]): Clash[] {
  const troubles = new Map<string, Trouble>();
  const note = (trouble: Omit<Trouble, "names">, name: string) => {
    const key = `${trouble.code} ${trouble.sessions.map((session) => session.id).join(" ")}`;
    const there = troubles.get(key);
    if (there === undefined) troubles.set(key, { ...trouble, names: [name] });
    else there.names.push(name);
  };
  const journey = journeyTable(record.journeys);
  const peerNames = new Map(record.peers.map((peer) => [peer.id, peer.name || "A peer still to be found"]));
  const personNames = new Map(record.people.map((person) => [person.id, person.name]));

  for (const [peerId, day] of agendas(placed, (session) => session.peerIds)) {
    const name = peerNames.get(peerId) ?? "A peer";
    for (const [a, b] of overlaps(day))
      note({ code: "peer-double-booked", sessions: [a, b], has: 0, needs: 0 }, name);
    for (const pair of neighbours(day)) {
      const found = tightness(pair, journey, record.rules.gapMinutes);
      if (found !== null) note({ ...found, sessions: pair }, name);
    }
    const lunch = missingLunch(day, record, journey);
    if (lunch !== null) note({ code: "lunch-missing", sessions: lunch, has: 0, needs: 0 }, name);
    for (const run of longRuns(day, record)) {
      const length = lastEnd(run) - (run[0]?.from ?? 0);
      note({ code: "run-too-long", sessions: run, has: length, needs: record.rules.maxRunMinutes }, name);
    }
  }
  for (const [personId, day] of agendas(placed, (session) => session.personIds)) {
    const name = personNames.get(personId) ?? "Somebody";
    for (const [a, b] of overlaps(day))
      note({ code: "person-double-booked", sessions: [a, b], has: 0, needs: 0 }, name);
    for (const pair of neighbours(day)) {
      // People come for their own session: only a journey needs time, not the peers' gap between sessions.
      const found = pair[0].siteId === pair[1].siteId ? null : tightness(pair, journey, 0);
      if (found !== null) note({ ...found, sessions: pair }, name);
    }
  }
  return [...troubles.values()].map((trouble) => ({
    code: trouble.code,
    sessionIds: trouble.sessions.map((session) => session.id),
    message: words(trouble, record),
  }));
}

/** Whether two sessions take time at the same moment. Sessions that touch do not. */
export function takeTheSameTime(a: PlacedSession, b: PlacedSession): boolean {
  return a.date === b.date && a.from < b.to && b.from < a.to;
}

/** For each id and day, the sessions in order of time. The key of an entry is the id. */
function agendas(
  placed: readonly PlacedSession[],
  idsOf: (session: PlacedSession) => readonly string[],
): [string, PlacedSession[]][] {
  const days = new Map<string, [string, PlacedSession[]]>();
  for (const session of placed) {
    for (const id of idsOf(session)) {
      const key = `${id} ${session.date}`;
      const entry = days.get(key);
      if (entry === undefined) days.set(key, [id, [session]]);
      else entry[1].push(session);
    }
  }
  return [...days.values()];
}

function overlaps(day: readonly PlacedSession[]): [PlacedSession, PlacedSession][] {
  return day.flatMap((session, index) =>
    day
      .slice(index + 1)
      .filter((later) => takeTheSameTime(session, later))
      .map((later): [PlacedSession, PlacedSession] => [session, later]),
  );
}

/** Each session that starts after the one before it is over, with the one that ended last. */
function neighbours(day: readonly PlacedSession[]): [PlacedSession, PlacedSession][] {
  const pairs: [PlacedSession, PlacedSession][] = [];
  let before: PlacedSession | undefined;
  for (const session of day) {
    if (before !== undefined && session.from >= before.to) pairs.push([before, session]);
    if (before === undefined || session.to > before.to) before = session;
  }
  return pairs;
}

function tightness(
  [before, after]: [PlacedSession, PlacedSession],
  journey: JourneyTable,
  gapMinutes: number,
): { code: ClashCode; has: number; needs: number } | null {
  const has = after.from - before.to;
  const travel = journey(before.siteId, after.siteId);
  if (travel === null) return { code: "journey-unknown", has, needs: 0 };
  if (has < travel && travel >= gapMinutes) return { code: "journey-too-short", has, needs: travel };
  return has < gapMinutes ? { code: "gap-too-short", has, needs: gapMinutes } : null;
}

/** The sessions that leave no time for lunch; null when there is time, or nothing on one side of midday. */
function missingLunch(
  day: readonly PlacedSession[],
  { rules }: TimetableRecord,
  journey: JourneyTable,
): PlacedSession[] | null {
  const { lunchFrom, lunchTo, lunchMinutes } = rules;
  const middle = (lunchFrom + lunchTo) / 2;
  if (!day.some((session) => session.from < middle) || !day.some((session) => session.to > middle))
    return null;
  const inWindow = (from: number, to: number) => Math.min(to, lunchTo) - Math.max(from, lunchFrom);
  let freeFrom = 0;
  let before: PlacedSession | undefined;
  for (const session of day) {
    // A journey is not lunch; it may come before it or after it.
    const travel = before === undefined ? 0 : (journey(before.siteId, session.siteId) ?? 0);
    const free = Math.max(
      inWindow(freeFrom + travel, session.from),
      inWindow(freeFrom, session.from - travel),
    );
    if (free >= lunchMinutes) return null;
    if (session.to > freeFrom) {
      freeFrom = session.to;
      before = session;
    }
  }
  if (inWindow(freeFrom, 24 * 60) >= lunchMinutes) return null;
  return day.filter((session) => session.from < lunchTo && session.to > lunchFrom);
}

/** Stretches of work without a pause that are longer than the house rule allows. */
function longRuns(day: readonly PlacedSession[], { rules }: TimetableRecord): PlacedSession[][] {
  const runs: PlacedSession[][] = [];
  for (const session of day) {
    const run = runs[runs.length - 1];
    if (run === undefined || session.from - lastEnd(run) >= rules.pauseMinutes) runs.push([session]);
    else run.push(session);
  }
  return runs.filter((run) => lastEnd(run) - (run[0]?.from ?? 0) > rules.maxRunMinutes);
}

function lastEnd(run: readonly PlacedSession[]): number {
  return Math.max(...run.map((session) => session.to));
}

function words(trouble: Trouble, record: TimetableRecord): string {
  const [first, second] = trouble.sessions;
  const who = nameList(trouble.names);
  const isOne = trouble.names.length === 1;
  const day = first === undefined ? "" : formatDayWithWeekday(first.date);
  const both = [first, second].flatMap((session) => (session === undefined ? [] : [sessionWords(session)]));
  const between = both.join(" and ");
  const siteName = (session: PlacedSession | undefined) =>
    record.sites.find((site) => site.id === session?.siteId)?.name ?? "another place";
  const have = isOne ? "has" : "have";
  const amount = trouble.has === 0 ? "no time" : `${trouble.has} minutes`;
  switch (trouble.code) {
    case "gap-too-short":
      return `${day}: ${who} ${have} ${amount} between ${between}; the house rule is ${trouble.needs} minutes.`;
    case "journey-too-short":
      return `${day}: ${who} ${have} ${amount} between ${between}, but the journey from ${siteName(first)} to ${siteName(second)} takes ${trouble.needs} minutes.`;
    case "journey-unknown":
      return `${day}: ${who} must get from ${siteName(first)} to ${siteName(second)} between ${between}, and nobody has said how long that takes.`;
    case "lunch-missing":
      return `${day}: ${who} ${have} no ${record.rules.lunchMinutes} minutes for lunch.`;
    case "run-too-long":
      return `${day}: ${who} ${isOne ? "works" : "work"} ${hoursOf(trouble.has)} without a pause, from ${first?.title ?? ""} to ${trouble.sessions[trouble.sessions.length - 1]?.title ?? ""}; the house rule is ${hoursOf(trouble.needs)}.`;
    default:
      return `${day}: ${who} ${isOne ? "is" : "are"} in two sessions at once, ${between}.`;
  }
}

function hoursOf(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const words = [
    ...(hours === 0 ? [] : [hours === 1 ? "1 hour" : `${hours} hours`]),
    ...(rest === 0 ? [] : [`${rest} minutes`]),
  ];
  return words.join(" ");
}
