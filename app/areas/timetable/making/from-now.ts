/** On the day: what has begun stays as it was, and nothing is placed into time that has passed. */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import type { Day } from "#app/platform/days.ts";
import type { SolverProblem } from "./solver-instance.ts";

/** A moment on the peers' clock. */
export interface Moment {
  date: Day;
  /** "HH:MM" in London. */
  time: string;
}

/**
 * The part of a problem that lies ahead of a moment. Sessions that have begun leave it; whoever is in one of them is busy until it
 * ends, and all peers are taken for the time of the day that has passed. Before the first day nothing changes.
 */
export function fromNow(problem: SolverProblem, { date, time }: Moment): SolverProblem {
  const { instance, present } = problem;
  const [first] = instance.days;
  if (first === undefined || date < first.date) return problem;
  const lengths = new Map(instance.sessions.map(({ id, minutes }) => [id, minutes]));
  const begun = present.assignments.filter((at) => at.date < date || (at.date === date && at.start <= time));
  const isBegun = new Set(begun.map(({ session }) => session));
  const underWay = begun.filter(
    (at) => at.date === date && minutesOf(at.start) + (lengths.get(at.session) ?? 0) > minutesOf(time),
  );
  const busyUntil = (peer: string) => {
    const ends = underWay
      .filter(({ peers }) => peers.includes(peer))
      .map((at) => minutesOf(at.start) + (lengths.get(at.session) ?? 0) + instance.rules.gapMinutes);
    return Math.min(Math.max(minutesOf(time), ...ends), 24 * 60 - 1);
  };
  return {
    ...problem,
    instance: {
      ...instance,
      days: instance.days.filter((day) => day.date >= date),
      peers: instance.peers.map((peer) => ({
        ...peer,
        unavailable: [...peer.unavailable, { date, start: "00:00", end: timeOf(busyUntil(peer.id)) }],
      })),
      sessions: instance.sessions
        .filter(({ id }) => !isBegun.has(id))
        .map((session) => ({ ...session, after: session.after.filter((id) => !isBegun.has(id)) })),
    },
    present: { assignments: present.assignments.filter(({ session }) => !isBegun.has(session)) },
  };
}
