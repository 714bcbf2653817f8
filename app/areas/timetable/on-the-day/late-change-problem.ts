/** A late change on the day as a problem for the solver: what is lost, what goes on without it, what is cancelled. */
import type { Day } from "#app/platform/days.ts";
import { findContradictions } from "#app/solver/bounds/contradictions.ts";
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
import { standingStill } from "#app/solver/run-search.ts";
import type { RepairTask } from "#app/solver/three-repairs.ts";
import { fromNow, type Moment } from "../making/from-now.ts";
import { type SolverProblem, type SolverSource, withNames } from "../making/solver-instance.ts";

/** What has happened: a peer is away, a person cancels, a room is lost; or a session does not fit where it stands. */
export interface LateHappening {
  what: "peer" | "person" | "room" | "session";
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
  /** Only this is to be mended: whatever else does not fit stays as it stands. */
  isOnlyThis?: boolean;
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
  /** Sessions left as they stand, whatever is wrong with them there: they take their people, their room and their peers. */
  staying: string[];
  /** Cost of the days ahead as they were planned, in all and by part. */
  softBefore: number;
  costBefore: Record<string, number>;
}

/** How much more than usual a pinned session costs to move, and one that stands as everybody was told. */
const PINNED_FACTOR = 4;
const RELEASED_FACTOR = 2;
const SEED = 1;

/** The name of what takes a lost room. */
export const LOST_ROOM = "lost-room";

/**
 * Makes the problem of mending what lies ahead of `now`. Only sessions that have a place are in it; what contradicts itself
 * already, waits for somebody who cannot come, or stands at a time the search does not know stays as it stands, takes its people,
 * its peers and its room (decision 0758), and is said. `released` are the sessions that stand as everybody was told. null when nothing that lies
 * ahead has a place.
 */
export function lateChangeProblem(
  source: SolverSource,
  whole: SolverProblem,
  happening: LateHappening,
  now: Moment,
  released: ReadonlySet<string> = new Set(),
): LateChangeProblem | null {
  const ahead = fromNow(whole, now);
  const isAhead = new Set(ahead.instance.sessions.map(({ id }) => id));
  const places = whole.standing.filter(
    ({ session, date, start }) =>
      isAhead.has(session) && (date > now.date || (date === now.date && start > now.time)),
  );
  const hasPlace = new Set(places.map(({ session }) => session));
  const isPresent = new Set(ahead.present.assignments.map(({ session }) => session));
  const placed = onlySessions(ahead.instance, (id) => hasPlace.has(id));
  const known = standingStill(
    placed,
    places.filter(({ session }) => !isPresent.has(session)),
  );
  const odd = findContradictions(known);
  const isOdd = new Set(odd.flatMap(({ sessions }) => sessions));
  const before: Solution = { assignments: places };
  const others = happening.isOnlyThis === true ? alsoClashing(known, before, happening) : [];
  const instance = standingStill(
    known,
    places.filter(({ session }) => isOdd.has(session) || others.includes(session)),
  );
  if (instance.days.length === 0 || instance.sessions.every(({ stands }) => stands !== undefined))
    return null;
  const change = changed(instance, before, happening, now);
  const left = new Set(change.instance.sessions.map(({ id }) => id));
  const pinned = new Set(
    source.needs.sessions.filter(({ isPinned }) => isPinned).map(({ sessionId }) => sessionId),
  );
  const { soft, cost } = recount(instance, before, whole.softRules);
  const without = source.record.sessions
    .filter(
      ({ id, personIds }) =>
        isLeaving(happening) &&
        left.has(id) &&
        personIds.includes(happening.id) &&
        isMeant(happening.sessionId, id),
    )
    .map(({ id }) => id);
  return {
    task: {
      instance: change.instance,
      before: { assignments: places.filter(({ session }) => left.has(session)) },
      importance: [...left].flatMap((id): [string, number][] =>
        pinned.has(id) ? [[id, PINNED_FACTOR]] : released.has(id) ? [[id, RELEASED_FACTOR]] : [],
      ),
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
    staying: instance.sessions.flatMap(({ id, stands }) => (stands === undefined ? [] : [id])),
    softBefore: soft,
    costBefore: { ...cost },
  };
}

/**
 * The record without whoever leaves what goes on without them: what waited for somebody who cannot come at all waits no more. What has
 * nobody else to meet keeps them, and is cancelled by the change itself.
 */
export function goingOnWithout(source: SolverSource, happening: LateHappening): SolverSource {
  if (!isLeaving(happening)) return source;
  const { id, sessionId } = happening;
  return {
    ...source,
    record: {
      ...source.record,
      sessions: source.record.sessions.map((session) =>
        isMeant(sessionId, session.id) && session.personIds.length > 1
          ? { ...session, personIds: session.personIds.filter((one) => one !== id) }
          : session,
      ),
    },
  };
}

function isLeaving({ what, canComeLater }: LateHappening): boolean {
  return what === "person" && canComeLater !== true;
}

function isMeant(sessionId: string | null | undefined, id: string): boolean {
  return sessionId === null || sessionId === undefined || sessionId === id;
}

/** The session a happening is about; null for none in particular. */
function concerned({ what, id, sessionId }: LateHappening): string | null {
  return what === "session" ? id : (sessionId ?? null);
}

/** Sessions that clash where they stand, but not with the one a happening is about. */
function alsoClashing(instance: TimetableInstance, before: Solution, happening: LateHappening): string[] {
  const own = concerned(happening);
  return recount(instance, before).breaches.flatMap(({ rule, sessions }) =>
    rule === "H1" || sessions.includes(own ?? "") ? [] : sessions,
  );
}

function onlySessions(instance: TimetableInstance, isIn: (id: string) => boolean): TimetableInstance {
  return {
    ...instance,
    sessions: instance.sessions
      .filter(({ id }) => isIn(id))
      .map((session) => ({ ...session, after: session.after.filter(isIn) })),
  };
}

function changed(
  instance: TimetableInstance,
  before: Solution,
  happening: LateHappening,
  now: Moment,
): LateChange {
  const { what, id, day, from, until, sessionId, canComeLater } = happening;
  switch (what) {
    // What it does not fit is in the problem already.
    case "session":
      return { instance, notes: [] };
    case "peer":
      return withoutPeer(instance, id, day === null ? undefined : { date: day, from, until }, before);
    case "room": {
      if (day === null) return withoutRoom(instance, id);
      const isFromNow = day === now.date && (from ?? "") < now.time;
      const part = { room: id, date: day, from: isFromNow ? now.time : from, until };
      return { instance: withRoomTaken(instance, LOST_ROOM, part), notes: [] };
    }
    case "person": {
      if (canComeLater !== true) return withoutPerson(instance, id, sessionId);
      const theirs = instance.sessions.filter(
        (one) => one.stands === undefined && one.people.includes(id) && isMeant(sessionId, one.id),
      );
      return atAnotherTime(
        instance,
        before,
        id,
        theirs.map((one) => one.id),
      );
    }
  }
}
