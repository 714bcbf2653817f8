import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { isTooShort, lacksLunch, runsOf } from "#app/solver/day-rules.ts";
import { lunchRule } from "../plan/house-rules.ts";
import { type DayStay, ownDay, pausesOf } from "../plan/own-day.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { nameList } from "../plan/timetable-words.ts";
import { type JourneyTable, journeyTable } from "../plan/travel.ts";
import { type Clash, type ClashCode, sessionWords } from "./clash-words.ts";

/** The same trouble of several people with the same sessions is one clash that names them all. */
interface Trouble {
  code: ClashCode;
  sessions: PlacedSession[];
  /** The two sites of a journey. */
  ways?: [string, string];
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

  for (const [peerId, sessions] of agendas(placed, (session) => session.peerIds)) {
    const name = peerNames.get(peerId) ?? "A peer";
    const day = ownDay(sessions, "peer");
    for (const [a, b] of overlaps(sessions))
      note({ code: "peer-double-booked", sessions: [a, b], has: 0, needs: 0 }, name);
    for (const pair of pausesOf(day)) {
      const found = tightness(pair, journey, record.rules.gapMinutes);
      if (found !== null) note(found, name);
    }
    const lunch = missingLunch(day, record, journey);
    if (lunch !== null) note({ code: "lunch-missing", sessions: lunch, has: 0, needs: 0 }, name);
    for (const run of longRuns(day, record)) note(run, name);
  }
  for (const [personId, sessions] of agendas(placed, (session) => session.personIds)) {
    const name = personNames.get(personId) ?? "Somebody";
    for (const [a, b] of overlaps(sessions))
      note({ code: "person-double-booked", sessions: [a, b], has: 0, needs: 0 }, name);
    for (const pair of pausesOf(ownDay(sessions, "person"))) {
      // People come for their own session: only a journey needs time, not the peers' gap between sessions.
      const found = tightness(pair, journey, 0);
      if (found !== null) note(found, name);
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

function tightness(
  [before, after]: [DayStay, DayStay],
  journey: JourneyTable,
  gapMinutes: number,
): Omit<Trouble, "names"> | null {
  const has = after.start - before.end;
  const travel = journey(before.site, after.site);
  const ways: [string, string] = [before.site, after.site];
  const found = { sessions: [before.latest, after.session], ways, has };
  if (travel === null) return { ...found, code: "journey-unknown", needs: 0 };
  if (!isTooShort(has, travel, gapMinutes)) return null;
  return has < travel && travel >= gapMinutes
    ? { ...found, code: "journey-too-short", needs: travel }
    : { ...found, code: "gap-too-short", needs: gapMinutes };
}

/** The sessions that leave no time for lunch; null when there is time, or nothing on one side of midday. */
function missingLunch(
  day: readonly DayStay[],
  { rules }: TimetableRecord,
  journey: JourneyTable,
): PlacedSession[] | null {
  // Where nobody has timed a journey that is said already: no more is claimed of the pause.
  if (!lacksLunch(day, lunchRule(rules), (from, to) => journey(from, to) ?? 0)) return null;
  return day
    .map(({ session }) => session)
    .filter((session) => session.from < rules.lunchTo && session.to > rules.lunchFrom);
}

/** Stretches of work without a pause that are longer than the house rule allows. */
function longRuns(day: readonly DayStay[], { rules }: TimetableRecord): Omit<Trouble, "names">[] {
  return runsOf(day, rules.pauseMinutes).flatMap((run) => {
    const minutes = (run.at(-1)?.end ?? 0) - (run[0]?.start ?? 0);
    const sessions = run.map(({ session }) => session);
    return minutes > rules.maxRunMinutes
      ? [{ code: "run-too-long" as const, sessions, has: minutes, needs: rules.maxRunMinutes }]
      : [];
  });
}

function words(trouble: Trouble, record: TimetableRecord): string {
  const [first, second] = trouble.sessions;
  const who = nameList(trouble.names);
  const isOne = trouble.names.length === 1;
  const day = first === undefined ? "" : formatDayWithWeekday(first.date);
  const both = [first, second].flatMap((session) => (session === undefined ? [] : [sessionWords(session)]));
  const between = both.join(" and ");
  const [from, to] = (trouble.ways ?? []).map(
    (id) => record.sites.find((site) => site.id === id)?.name ?? "another place",
  );
  const have = isOne ? "has" : "have";
  const amount = trouble.has === 0 ? "no time" : `${trouble.has} minutes`;
  switch (trouble.code) {
    case "gap-too-short":
      return `${day}: ${who} ${have} ${amount} between ${between}; the house rule is ${trouble.needs} minutes.`;
    case "journey-too-short":
      return `${day}: ${who} ${have} ${amount} between ${between}, but the journey from ${from} to ${to} takes ${trouble.needs} minutes.`;
    case "journey-unknown":
      return `${day}: ${who} must get from ${from} to ${to} between ${between}, and nobody has said how long that takes.`;
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
