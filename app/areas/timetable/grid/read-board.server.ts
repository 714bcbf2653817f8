import { demand, type VisitPermit } from "#app/access/permit.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { problemOf, readSolverSource } from "../making/read-solver-source.server.ts";
import { withNames } from "../making/solver-instance.ts";
import { readRevision, whatChanged } from "../plan/change-timetable.server.ts";
import { boardOf } from "./board.ts";
import type { BoardAnswer } from "./move-adviser.ts";

/**
 * All that a browser needs to say what would clash where: the board, the solver's problem of it and the names in it. `since` is what the
 * browser saw last; what changed after it is told in words. Throws forbidden.
 */
export async function readBoard(permit: VisitPermit, since: number | null): Promise<BoardAnswer> {
  demand(permit, "timetable.edit");
  // Read before the timetable: a change in between makes a move be refused, never be written over.
  const revision = await readRevision(permit);
  const source = await readSolverSource(permit);
  const { instance, present, leftOut, softRules } = problemOf(source);
  const ids = [
    ...instance.sessions.map(({ id }) => id),
    ...instance.people.map(({ id }) => id),
    ...instance.peers.map(({ id }) => id),
    ...instance.rooms.map(({ id }) => id),
    ...instance.sites.map(({ id }) => id),
  ];
  return {
    revision,
    changes: since === null ? [] : await whatChanged(permit, { since, now: revision }),
    board: boardOf(source),
    // Titles stand in the names already.
    instance: { ...instance, sessions: instance.sessions.map((session) => ({ ...session, title: "" })) },
    present,
    leftOut: leftOut.map(({ sessionId, reason }) => ({ sessionId, reason: withNames(source, reason) })),
    softRules,
    names: {
      ...Object.fromEntries(ids.map((id) => [id, withNames(source, id)])),
      ...Object.fromEntries(instance.days.map(({ date }) => [date, formatDayWithWeekday(date)])),
    },
  };
}
