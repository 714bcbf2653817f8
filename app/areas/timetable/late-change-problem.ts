/** A late change on the day as a problem for the solver: what is lost, what goes on without it, what is cancelled. */
import type { Day } from "#app/platform/days.ts";
import { fromNow, type Moment } from "./from-now.ts";
import { findContradictions } from "./solver/contradictions.ts";
import type { TimetableInstance } from "./solver/instance.ts";
import { type LateChange, withoutPeer, withoutPerson, withoutRoom } from "./solver/late-change.ts";
import { recount } from "./solver/recount.ts";
import type { RepairTask } from "./solver/three-repairs.ts";
import { type SolverProblem, type SolverSource, withNames } from "./solver-instance.ts";

/** What has happened: a peer is away (on one day, or `day` null for the rest), a person cancels, a room is lost. */
export interface LateHappening {
  what: "peer" | "person" | "room";
  id: string;
  day: Day | null;
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
  /** Cost of the days ahead as they were planned. */
  softBefore: number;
}

/** How much more than usual a pinned session costs to move. */
const PINNED_FACTOR = 4;
const SEED = 1;

/**
 * Makes the problem of mending what lies ahead of `now`. Only sessions that have a place are in it; what contradicts itself
 * already stays as it stands, and is said. null when nothing that lies ahead has a place.
 */
export function lateChangeProblem(
  source: SolverSource,
  whole: SolverProblem,
  happening: LateHappening,
  now: Moment,
): LateChangeProblem | null {
  const ahead = fromNow(whole, now);
  const placed = new Set(ahead.present.assignments.map(({ session }) => session));
  const standing = onlySessions(ahead.instance, (id) => placed.has(id));
  const odd = findContradictions(standing);
  const isOdd = new Set(odd.flatMap(({ sessions }) => sessions));
  const before = { assignments: ahead.present.assignments.filter(({ session }) => !isOdd.has(session)) };
  const instance = onlySessions(standing, (id) => !isOdd.has(id));
  if (instance.sessions.length === 0 || instance.days.length === 0) return null;
  const change = changed(instance, happening);
  const left = new Set(change.instance.sessions.map(({ id }) => id));
  return {
    task: {
      instance: change.instance,
      before: { assignments: before.assignments.filter(({ session }) => left.has(session)) },
      importance: source.needs.sessions
        .filter(({ isPinned }) => isPinned)
        .map(({ sessionId }) => [sessionId, PINNED_FACTOR]),
      rules: whole.softRules,
      seed: SEED,
    },
    notes: [
      ...change.notes.map(({ text }) => withNames(source, text)),
      ...odd.map(({ text }) => `Left as it stands: ${withNames(source, text)}`),
    ],
    cancelled: instance.sessions.filter(({ id }) => !left.has(id)).map(({ id }) => id),
    without:
      happening.what === "person"
        ? instance.sessions
            .filter(({ id, people }) => left.has(id) && people.includes(happening.id))
            .map(({ id }) => id)
        : [],
    softBefore: recount(instance, before, whole.softRules).soft,
  };
}

function onlySessions(instance: TimetableInstance, isIn: (id: string) => boolean): TimetableInstance {
  return {
    ...instance,
    sessions: instance.sessions
      .filter(({ id }) => isIn(id))
      .map((session) => ({ ...session, after: session.after.filter(isIn) })),
  };
}

function changed(instance: TimetableInstance, { what, id, day }: LateHappening): LateChange {
  if (what === "peer") return withoutPeer(instance, id, day ?? undefined);
  return what === "person" ? withoutPerson(instance, id) : withoutRoom(instance, id);
}
