/**
 * Between the timetable's record and the solver's exchange format (solver/instance.ts): what is to be placed, and what
 * became of it. Ids stay what they are, so that sentences of the solver can be read with names (`withNames`).
 */
import type { Peer } from "#app/areas/peer-team/store.server.ts";
import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { ONLINE } from "#app/solver/day-rules.ts";
import type { Assignment, InstanceSession, Solution, TimetableInstance } from "#app/solver/instance.ts";
import { followersOf } from "#app/solver/order/final-feedback.ts";
import { standingStill } from "#app/solver/run-search.ts";
import { DEFAULT_SOFT_RULES, type SoftRules } from "#app/solver/weights.ts";
import { mergeTimes } from "../plan/availability.ts";
import { instanceRules, type RuleMinutes } from "../plan/house-rules.ts";
import type { TimetableNeeds } from "../plan/needs/needs-store.server.ts";
import { isForAllPeers, peersNeededFor, type SessionNeeds } from "../plan/needs/session-needs.ts";
import type { TimetableRecord, TimetableSession } from "../plan/timetable-record.ts";
import { isElsewhere, nameList } from "../plan/timetable-words.ts";
import { rulesOn } from "../plan/visit-days/day-hours.ts";
import { placesInRecord, presentOf } from "./present-places.ts";
import { AROUND, roomsOf, sitesOf, travelOf } from "./solver-places.ts";

/** Minutes between two possible starts. Finer only where something fixed does not stand on the grid. */
const GRID_MINUTES = 15;
const FINE_GRID_MINUTES = 5;

/** A peer as the solver needs one. */
export type SolverPeer = Pick<Peer, "id" | "name" | "role" | "status" | "themes">;

/** Everything a problem is made from. */
export interface SolverSource {
  record: TimetableRecord;
  needs: TimetableNeeds;
  /** Those for whom sessions are planned. */
  peers: SolverPeer[];
  /** What is weighed; left out, the defaults. */
  softRules?: SoftRules;
}

/** A session that is not part of the problem, and why, as a sentence. */
export interface LeftOut {
  sessionId: string;
  reason: string;
  /** It keeps the place it has. */
  stays?: boolean;
  /** Up to three ways out, the cheapest first. */
  waysOut?: string[];
}

/** A problem for the solver, where everything stands now, and what could not be part of it. */
export interface SolverProblem {
  instance: TimetableInstance;
  /** What is placed, completely and on the grid. */
  present: Solution;
  /** What has a place in the record, on the grid or not. */
  standing: Assignment[];
  leftOut: LeftOut[];
  /** What a place costs is counted by these. */
  softRules: SoftRules;
}

/**
 * Whether somebody of this place goes along with the peers, in the sessions they are in, and is not arranged: whoever supports the team, and the
 * challenge manager where the house rules say so.
 */
function goesAlong(role: SolverPeer["role"], rules: RuleMinutes): boolean {
  return role === "support-officer" || (role === "challenge-manager" && rules.managerInterviews === 0);
}

/** Those of the team whom the solver arranges, and those who go along. */
function teamOf({ peers, record }: SolverSource): { peers: SolverPeer[]; goingIds: Set<string> } {
  const here = peers.filter(({ status }) => status !== "withdrawn");
  const going = here.filter(({ role }) => goesAlong(role, record.rules));
  return {
    peers: here.filter((peer) => !going.includes(peer)),
    goingIds: new Set(going.map(({ id }) => id)),
  };
}

/** Whether a session is held before or after the hours of the house rules, as what takes place elsewhere may be. */
function isOutsideHours(session: TimetableSession, record: TimetableRecord): boolean {
  if (session.start === null) return false;
  const from = minutesOf(session.start);
  const { dayStart, dayEnd } = rulesOfDay(record, session.date);
  return from < dayStart || from + session.minutes > dayEnd;
}

/** The house rules of a day; of no day, the usual ones. */
function rulesOfDay({ rules, hours }: TimetableRecord, date: Day | null): RuleMinutes {
  return date === null ? rules : rulesOn(rules, hours, date);
}

/** The days the peers are on site, each with its hours by the house rules. */
function daysOf(record: TimetableRecord, dates: Day[]): TimetableInstance["days"] {
  return dates
    .filter((date) => record.visit.days.includes(date))
    .map((date) => {
      const { dayStart, dayEnd } = rulesOfDay(record, date);
      return { date, start: timeOf(dayStart), end: timeOf(dayEnd) };
    });
}

/** The grid that everything which cannot move stands on. */
function slotMinutesFor(record: TimetableRecord): number {
  const isOnGrid = ({ start, date }: TimetableSession) =>
    start === null || (minutesOf(start) - rulesOfDay(record, date).dayStart) % GRID_MINUTES === 0;
  return record.sessions.filter(({ status }) => status === "planned").every(isOnGrid)
    ? GRID_MINUTES
    : FINE_GRID_MINUTES;
}

function needsOf(source: SolverSource): Map<string, SessionNeeds> {
  return new Map(source.needs.sessions.map((needs) => [needs.sessionId, needs]));
}

/**
 * The problem of placing every planned session of a challenge on its days on site (`dates`). Sessions with somebody who
 * cannot come at all, those fixed on another day and those held elsewhere outside the hours of the day are not to be placed, with the
 * reason; what of them has a place stays there. People who have not answered count as free: who they are is said by `unanswered`. Whoever
 * goes along with the peers is, like the people they meet, in one session at a time and needs a seat. What stands without a room is lent
 * one, where `isLentRoom` says so; anything else goes on without.
 */
export function toProblem(
  source: SolverSource,
  dates: Day[],
  isLentRoom: (sessionId: string) => boolean = () => true,
): SolverProblem {
  const { record, needs } = source;
  const days = daysOf(record, dates);
  const { peers, goingIds } = teamOf(source);
  const peerIds = new Set(peers.map(({ id }) => id));
  const sessionNeeds = needsOf(source);
  const absent = new Set(
    needs.people.filter(({ availability }) => availability === "cannot-come").map(({ personId }) => personId),
  );
  const nameOf = new Map(record.people.map(({ id, name }) => [id, name]));
  const neededBy = new Map(
    record.people.flatMap(({ id, featuresNeeded }) =>
      featuresNeeded.length === 0 ? [] : [[id, featuresNeeded] as const],
    ),
  );
  const leftOut: LeftOut[] = [];
  // What cannot be placed as it should be and has a place: it stays there and takes its people, its room and its peers.
  const staying = new Set<string>();
  const sessions: InstanceSession[] = [];
  for (const session of record.sessions) {
    const its = sessionNeeds.get(session.id);
    if (session.status !== "planned" || its === undefined) continue;
    const missing = session.personIds.filter((id) => absent.has(id));
    if (missing.length > 0) {
      const names = nameList(missing.map((id) => nameOf.get(id) ?? "somebody"));
      leftOut.push({ sessionId: session.id, reason: `${names} cannot come on any of the days.` });
      if (session.date === null || session.start === null) continue;
      staying.add(session.id);
      sessions.push(toSession(session, its, record, { peerIds, goingIds, isLentRoom }));
      continue;
    }
    if (session.isFixed && session.date !== null && !days.some(({ date }) => date === session.date)) {
      leftOut.push({
        sessionId: session.id,
        reason: "It is fixed on a day that is not one of this visit.",
      });
      continue;
    }
    const isOnSite = days.some(({ date }) => date === session.date);
    if (isElsewhere(session.kind) && isOnSite && isOutsideHours(session, record)) {
      staying.add(session.id);
      leftOut.push({
        sessionId: session.id,
        reason: "It is held outside the hours of the day, so it stays where it is.",
        stays: true,
      });
    }
    sessions.push(toSession(session, its, record, { peerIds, goingIds, isLentRoom }));
  }
  const isListed = new Set(days.map(({ date }) => date));
  const dateOf = new Map(record.sessions.map(({ id, date }) => [id, date]));
  // On any other day it is in nobody's way.
  const placeable = sessions.filter(({ id }) => !staying.has(id) || isListed.has(dateOf.get(id) ?? ""));
  const known = new Set(placeable.map(({ id }) => id));
  // What is said to come after a final feedback goes on being so where that one is no part of the problem.
  const lostFinals = record.sessions.filter(
    ({ id, kind, status }) => kind === "final-feedback" && status === "planned" && !known.has(id),
  );
  const followsLost = followersOf(
    needs.sessions.map(({ sessionId, afterIds }) => ({ id: sessionId, after: afterIds })),
    lostFinals.map(({ id }) => id),
  );
  const people = new Set(placeable.flatMap((session) => session.people));
  const free: TimetableInstance = {
    name: record.challengeTitle,
    slotMinutes: slotMinutesFor(record),
    days,
    sites: [
      ...record.sites.flatMap(({ id, name }) => [
        { id, name },
        { id: AROUND + id, name: `around ${name}` },
      ]),
      { id: ONLINE, name: "online" },
    ],
    travelMinutes: travelOf(record),
    rooms: roomsOf(record),
    peers: peers.map(({ id, role, themes }) => ({
      id,
      role: role === "challenge-manager" ? "peer-challenge-manager" : role,
      themes: themes.map(({ number }) => number),
      unavailable: needs.absences
        .filter(({ peerId }) => peerId === id)
        .map(({ date, start, end }) => ({ date, start, end })),
    })),
    people: [
      ...needs.people.map(({ personId, availability, times }) => ({
        id: personId,
        available:
          availability === "cannot-come"
            ? neverOn(days)
            : availability === "some-times"
              ? mergeTimes(times)
              : [],
        ...(neededBy.has(personId) ? { needs: neededBy.get(personId) } : {}),
      })),
      ...[...goingIds].map((id) => ({ id, available: [] })),
    ]
      .filter(({ id }) => people.has(id))
      .map((person) => ({ ...person, role: "", council: "" })),
    sessions: placeable.map((session) => ({
      ...session,
      after: session.after.filter((id) => known.has(id)),
      ...(followsLost.has(session.id) ? { afterFinal: true } : {}),
    })),
    rules: instanceRules(record.rules),
  };
  const standing = placesInRecord(record, free);
  const instance = standingStill(
    free,
    standing.filter(({ session }) => staying.has(session)),
  );
  return {
    instance,
    present: presentOf(standing, instance),
    standing,
    leftOut,
    softRules: source.softRules ?? DEFAULT_SOFT_RULES,
  };
}

/** The times of somebody who cannot come: no list would mean at any time. */
function neverOn([first]: TimetableInstance["days"]): TimetableInstance["people"][number]["available"] {
  return first === undefined ? [] : [{ date: first.date, start: "00:00", end: "00:00" }];
}

function toSession(
  session: TimetableSession,
  needs: SessionNeeds,
  record: TimetableRecord,
  {
    peerIds,
    goingIds,
    isLentRoom,
  }: {
    peerIds: ReadonlySet<string>;
    goingIds: ReadonlySet<string>;
    isLentRoom: (sessionId: string) => boolean;
  },
): InstanceSession {
  const numberOf = new Map(record.themes.map(({ id, number }) => [id, number]));
  const allPeers = isForAllPeers(session.kind, needs);
  const isFixed = session.isFixed && session.date !== null && session.start !== null;
  const sites = sitesOf(session, needs, record, isLentRoom(session.id));
  const at = sites.find((site) => site === session.siteId || site === `${AROUND}${session.siteId}`);
  return {
    id: session.id,
    title: session.title,
    kind: session.kind === "visit" ? "observation" : session.kind,
    minutes: session.minutes,
    people: [...session.personIds, ...session.peerIds.filter((id) => goingIds.has(id))],
    peersNeeded: allPeers ? 0 : Math.min(peersNeededFor(needs), peerIds.size),
    requiredPeers: needs.wantedPeerIds.filter((id) => peerIds.has(id)),
    requiredRoles: needs.requiredRoles
      .filter((role) => !goesAlong(role, record.rules))
      .map((role) => (role === "challenge-manager" ? "peer-challenge-manager" : role)),
    themes: session.themeIds.flatMap((id) => numberOf.get(id) ?? []),
    sites,
    ...(isFixed
      ? {
          fixed: {
            date: session.date as Day,
            start: session.start as string,
            ...(at === undefined ? {} : { site: at }),
          },
        }
      : {}),
    after: needs.afterIds,
    ...(allPeers ? { allPeers: true } : {}),
  };
}

/** Where the solver puts a session, in the record's terms. */
export interface Placement {
  sessionId: string;
  date: Day;
  start: string;
  /** null where it needs no room of ours. */
  roomId: string | null;
  siteId: string | null;
  peerIds: string[];
}

/** Reads the solver's places as the record's. Whoever supports the team stays in what they were in. */
export function toPlacements(source: SolverSource, solution: Solution): Placement[] {
  const siteOf = new Map(source.record.sites.flatMap((site) => site.rooms.map((room) => [room.id, site.id])));
  const sessionOf = new Map(source.record.sessions.map((session) => [session.id, session]));
  const { goingIds: going } = teamOf(source);
  return solution.assignments.map(({ session, date, start, room, peers }) => {
    const roomId = siteOf.has(room) ? room : null;
    const around = room.startsWith(AROUND) ? (room.slice(AROUND.length).split("#")[0] ?? null) : null;
    const stay = (sessionOf.get(session)?.peerIds ?? []).filter((id) => going.has(id));
    return {
      sessionId: session,
      date,
      start,
      roomId,
      siteId: roomId === null ? around : (siteOf.get(room) ?? null),
      peerIds: [...peers, ...stay].sort(),
    };
  });
}

/** People of the problem who have not said when they can come, by name: they count as free until they do. */
export function unanswered({ record, needs }: SolverSource): string[] {
  const asked = new Set(
    needs.people
      .filter(({ availability }) => availability === "not-asked" || availability === "asked")
      .map(({ personId }) => personId),
  );
  const invited = new Set(
    record.sessions.filter(({ status }) => status === "planned").flatMap((session) => session.personIds),
  );
  return record.people.filter(({ id }) => asked.has(id) && invited.has(id)).map(({ name }) => name);
}

/** A sentence of the solver with names instead of ids. */
export function withNames({ record, peers }: SolverSource, text: string): string {
  const names = new Map<string, string>([
    ...record.sessions.map(({ id, title }) => [id, title] as const),
    ...record.people.map(({ id, name }) => [id, name] as const),
    ...peers.map(({ id, name }) => [id, name] as const),
    ...record.sites.flatMap((site) => [
      [site.id, site.name] as const,
      ...site.rooms.map((room) => [room.id, room.name] as const),
    ]),
  ]);
  return (
    text
      // The solver adds the title to a session's id: here the title is all there is.
      .replaceAll(/([0-9A-HJKMNP-TV-Z]{26}) \((.*?)\)(?=[ ,.;:]|$)/g, (whole, id: string, title: string) =>
        names.get(id) === title ? id : whole,
      )
      .replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => formatDayWithWeekday(date))
      .replaceAll(/\b([01]\d|2[0-3]):[0-5]\d\b/g, (time) => formatTime(time))
      .replaceAll(/(?:around:)?[0-9A-HJKMNP-TV-Z]{26}(?:#\d+)?/g, (id) => {
        const known = names.get(id.replace(AROUND, "").replace(/#\d+$/, ""));
        return known === undefined ? id : id.startsWith(AROUND) ? `around ${known}` : known;
      })
      .replaceAll(/online#\d+/g, "online")
  );
}
