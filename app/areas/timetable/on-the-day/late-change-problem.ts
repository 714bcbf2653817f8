/** A late change on the day as a problem for the solver: what is lost, what goes on without it, what is cancelled. */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import type { Day } from "#app/platform/days.ts";
import { findContradictions } from "#app/solver/contradictions.ts";
import type { Solution, TimetableInstance } from "#app/solver/instance.ts";
import {
  atAnotherTime,
  type LateChange,
  withoutPeer,
  withoutPerson,
  withoutRoom,
  withRoomTaken,
} from "#app/solver/late-change.ts";
import { recount } from "#app/solver/recount.ts";
import type { RepairAnswer, RepairTask } from "#app/solver/three-repairs.ts";
import { fromNow, type Moment } from "../making/from-now.ts";
import { type SolverProblem, type SolverSource, withNames } from "../making/solver-instance.ts";
import { placedSessions } from "../plan/day-plan.ts";

/** What has happened: a peer is away, a person cancels, a room is lost. */
export interface LateHappening {
  what: "peer" | "person" | "room";
  id: string;
  /** A peer or a room: the day; null for the rest of the visit. */
  day: Day | null;
  /** With a day: only from or until a time, "HH:MM" in London. */
  from?: string | null;
  until?: string | null;
  /** A person: the one session; null for all that are to come. */
  sessionId?: string | null;
  /** A person: whether another time would suit. Then the sessions move, and nobody is left out. */
  canComeLater?: boolean;
}

/** The problem a late change leaves, and what it settles by itself. */
export interface LateChangeProblem {
  task: RepairTask;
  /** What goes on without whom, and what is cancelled, a sentence each. */
  notes: string[];
  /** Sessions with nobody left to meet. */
  cancelled: string[];
  /** Sessions that go on without the person who cancels. */
  without: string[];
  /** Cost of the days ahead as they were planned, in all and by part. */
  softBefore: number;
  costBefore: Record<string, number>;
}

/** How much more than usual a pinned session costs to move, and one that stands as everybody was told. */
const PINNED_FACTOR = 4;
const RELEASED_FACTOR = 2;
/** What is in a room that is lost for a while does not move at any price. */
const TAKEN_FACTOR = 1000;
const SEED = 1;

/** The name of what takes a lost room, and of what takes the rooms of sessions left as they stand. */
export const LOST_ROOM = "lost-room";
const LEFT_STANDING = "left-standing-";

/** Whether a session of a repair is only there to keep a room free. */
export function isPlaceholder(sessionId: string): boolean {
  return sessionId === LOST_ROOM || sessionId.startsWith(LEFT_STANDING);
}

/** Whether the repairs keep out of a room that is lost for a part of the visit. */
export function keepsRoomFree({ what, id, day }: LateHappening, answers: readonly RepairAnswer[]): boolean {
  if (what !== "room" || day === null) return true;
  return answers.every(({ solution }) =>
    solution.assignments.some(({ session, room }) => session === LOST_ROOM && room === id),
  );
}

/**
 * Makes the problem of mending what lies ahead of `now`. Only sessions that have a place are in it; what contradicts itself
 * already, or waits for somebody who cannot come, stays as it stands, takes its peers and its room, and is said. `released`
 * are the sessions that stand as everybody was told. null when nothing that lies ahead has a place.
 */
export function lateChangeProblem(
  source: SolverSource,
  whole: SolverProblem,
  happening: LateHappening,
  now: Moment,
  released: ReadonlySet<string> = new Set(),
): LateChangeProblem | null {
  const ahead = fromNow(whole, now);
  const placed = new Set(ahead.present.assignments.map(({ session }) => session));
  const staying = new Set(
    ahead.instance.sessions.filter(({ stands }) => stands !== undefined).map(({ id }) => id),
  );
  const standing = onlySessions(ahead.instance, (id) => placed.has(id) && !staying.has(id));
  const odd = findContradictions(standing);
  const isOdd = new Set(odd.flatMap(({ sessions }) => sessions));
  const before = {
    assignments: ahead.present.assignments.filter(
      ({ session }) => !isOdd.has(session) && !staying.has(session),
    ),
  };
  const instance = onlySessions(standing, (id) => !isOdd.has(id));
  if (instance.sessions.length === 0 || instance.days.length === 0) return null;
  const change = changed(instance, before, happening);
  const left = new Set(change.instance.sessions.map(({ id }) => id));
  const kept = { assignments: before.assignments.filter(({ session }) => left.has(session)) };
  // Also what the search has no place for, such as a time it does not know: its peers are there.
  const isIn = new Set(before.assignments.map(({ session }) => session));
  const stays = placedSessions(source.record.sessions)
    .map(({ id }) => id)
    .filter((id) => !isIn.has(id));
  const { taken, ...problem } = leaveStanding(source, change.instance, kept, { stays, happening, now });
  const pinned = new Set(
    source.needs.sessions.filter(({ isPinned }) => isPinned).map(({ sessionId }) => sessionId),
  );
  const { soft, cost } = recount(instance, before, whole.softRules);
  const without = isLeaving(happening)
    ? instance.sessions
        .filter(
          ({ id, people }) =>
            left.has(id) && people.includes(happening.id) && isMeant(happening.sessionId, id),
        )
        .map(({ id }) => id)
    : [];
  return {
    task: {
      ...problem,
      importance: [
        ...[...left].flatMap((id): [string, number][] =>
          pinned.has(id) ? [[id, PINNED_FACTOR]] : released.has(id) ? [[id, RELEASED_FACTOR]] : [],
        ),
        ...taken.map((id): [string, number] => [id, TAKEN_FACTOR]),
      ],
      rules: whole.softRules,
      seed: SEED,
    },
    notes: [
      ...change.notes.map(({ text }) => withNames(source, text)),
      ...without.map((id) => withNames(source, `${id} goes on without ${happening.id}.`)),
      ...odd.map(({ text }) => `Left as it stands: ${withNames(source, text)}`),
    ],
    cancelled: instance.sessions.filter(({ id }) => !left.has(id)).map(({ id }) => id),
    without,
    softBefore: soft,
    costBefore: { ...cost },
  };
}

function isLeaving({ what, canComeLater }: LateHappening): boolean {
  return what === "person" && canComeLater !== true;
}

function isMeant(sessionId: string | null | undefined, id: string): boolean {
  return sessionId === null || sessionId === undefined || sessionId === id;
}

function onlySessions(instance: TimetableInstance, isIn: (id: string) => boolean): TimetableInstance {
  return {
    ...instance,
    sessions: instance.sessions
      .filter(({ id }) => isIn(id))
      .map((session) => ({ ...session, after: session.after.filter(isIn) })),
  };
}

function changed(instance: TimetableInstance, before: Solution, happening: LateHappening): LateChange {
  const { what, id, day, from, until, sessionId, canComeLater } = happening;
  if (what === "peer") {
    return withoutPeer(instance, id, day === null ? undefined : { date: day, from, until }, before);
  }
  if (what === "room") return day === null ? withoutRoom(instance, id) : { instance, notes: [] };
  if (canComeLater !== true) return withoutPerson(instance, id, sessionId);
  const theirs = instance.sessions.filter((one) => one.people.includes(id) && isMeant(sessionId, one.id));
  return atAnotherTime(
    instance,
    before,
    id,
    theirs.map((one) => one.id),
  );
}

/** Keeps a lost room free, and the peers and rooms of what stays as it stands. */
function leaveStanding(
  { record }: SolverSource,
  instance: TimetableInstance,
  before: Solution,
  { stays, happening, now }: { stays: readonly string[]; happening: LateHappening; now: Moment },
): { instance: TimetableInstance; before: Solution; taken: string[] } {
  const { what, id, day, from, until } = happening;
  const taken: string[] = [];
  let problem = { instance, before };
  const take = (name: string, room: string, part: Parameters<typeof withRoomTaken>[3]) => {
    if (problem.instance.rooms.every((one) => one.id !== room)) return;
    problem = withRoomTaken(problem.instance, problem.before, name, part);
    taken.push(name);
  };
  if (what === "room" && day !== null) {
    const isFromNow = day === now.date && (from ?? "") < now.time;
    take(LOST_ROOM, id, { room: id, date: day, from: isFromNow ? now.time : from, until });
  }
  const standing = placedSessions(record.sessions).filter(
    (session) =>
      stays.includes(session.id) &&
      (session.date > now.date || (session.date === now.date && session.start > now.time)),
  );
  for (const [index, session] of standing.entries()) {
    if (session.roomId !== null && !(taken.includes(LOST_ROOM) && session.roomId === id)) {
      take(`${LEFT_STANDING}${index + 1}`, session.roomId, {
        room: session.roomId,
        date: session.date,
        from: session.start,
        until: timeOf(session.to),
      });
    }
  }
  const gap = instance.rules.gapMinutes;
  return {
    ...problem,
    taken,
    instance: {
      ...problem.instance,
      peers: problem.instance.peers.map((peer) => ({
        ...peer,
        unavailable: [
          ...peer.unavailable,
          ...standing
            .filter(({ peerIds }) => peerIds.includes(peer.id))
            .map(({ date, start, to }) => ({
              date,
              start: timeOf(Math.max(0, minutesOf(start) - gap)),
              end: timeOf(Math.min(to + gap, 24 * 60 - 1)),
            })),
        ],
      })),
    },
  };
}
