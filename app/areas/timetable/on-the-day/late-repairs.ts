/** The repairs of a late change as they are kept and chosen: what moves, whom it touches, what it costs, whom to tell. */

import type { RepairAnswer, RepairWay } from "#app/solver/three-repairs.ts";
import type { WithoutPlace } from "../making/proposal.ts";
import { type SolverSource, toPlacements, withNames } from "../making/solver-instance.ts";
import { trackFor } from "../making/track-for.ts";
import type { Standing } from "../plan/standing.ts";
import { type LateChangeProblem, type LateHappening, LOST_ROOM } from "./late-change-problem.ts";
import { type LateMessage, lateMessages } from "./late-messages.ts";

/** One repair of the three. */
export interface LateRepair {
  way: RepairWay;
  moves: Standing[];
  withoutPlace: WithoutPlace[];
  /** Points of the days ahead once it is made; fewer are better. */
  soft: number;
  cost: Record<string, number>;
  messages: LateMessage[];
}

/** What is kept of a late change until one repair is chosen. */
export interface LateRepairs {
  happening: LateHappening;
  notes: string[];
  cancelled: string[];
  without: string[];
  softBefore: number;
  costBefore: Record<string, number>;
  /** Where what moves stood when the repairs were worked out. */
  before: Standing[];
  repairs: LateRepair[];
  /** What was done when one was chosen, so that it can be undone. */
  done?: DoneRepair;
}

/** All that choosing a repair wrote. */
export interface DoneRepair {
  way: RepairWay;
  /** The change of the moves; null when nothing moved. */
  changeId: string | null;
  cancelled: { sessionId: string; siteId: string | null; roomId: string | null }[];
  absenceIds: string[];
  mailIds: string[];
  isUndone: boolean;
}

/** The sessions that a late change and one way of mending it touch. */
export function repairedSessions({ repairs, cancelled, without }: LateRepairs, way: string): string[] {
  const moves = repairs.find((one) => one.way === way)?.moves ?? [];
  return [...new Set([...moves.map(({ sessionId }) => sessionId), ...cancelled, ...without])];
}

/**
 * Turns the solver's answers into repairs. One that asks the same as an earlier one is left out. Of sessions that are not in `isKnown`
 * nobody is told; null: everybody is told of all.
 */
export function lateRepairs(
  source: SolverSource,
  happening: LateHappening,
  { notes, cancelled, without, staying, softBefore, costBefore }: LateChangeProblem,
  { answers, isKnown = null }: { answers: readonly RepairAnswer[]; isKnown?: ReadonlySet<string> | null },
): LateRepairs {
  const repairs: LateRepair[] = [];
  const isTold = (id: string) => isKnown === null || isKnown.has(id);
  const say = (text: string) => withNames(source, placeholderWords(text, happening));
  for (const answer of answers) {
    const moves = movesOf(source, answer, new Set([...staying, LOST_ROOM]));
    if (repairs.some((other) => JSON.stringify(other.moves) === JSON.stringify(moves))) continue;
    const reasons = new Map(answer.explanations.map((one) => [one.session, one]));
    repairs.push({
      way: answer.way,
      moves,
      withoutPlace: answer.unplaced.map((sessionId) => ({
        sessionId,
        reasons: (reasons.get(sessionId)?.reasons ?? []).map(say),
        waysOut: (reasons.get(sessionId)?.waysOut ?? []).filter(isPossible).map(say),
      })),
      soft: answer.soft,
      cost: answer.cost,
      messages: lateMessages(source, happening, {
        moves: moves.filter(({ sessionId }) => isTold(sessionId)),
        cancelled: cancelled.filter(isTold),
        without: without.filter(isTold),
      }),
    });
  }
  const moved = new Set(repairs.flatMap(({ moves }) => moves.map(({ sessionId }) => sessionId)));
  const before = source.record.sessions
    .filter(({ id }) => moved.has(id))
    .map(({ id, date, start, siteId, roomId, track, peerIds }): Standing => {
      return { sessionId: id, date, start, siteId, roomId, track, peerIds };
    });
  return { happening, notes, cancelled, without, softBefore, costBefore, before, repairs };
}

/** What keeps a room free is no session anybody could move. */
function isPossible(wayOut: string): boolean {
  return !PLACEHOLDER.test(wayOut);
}

const PLACEHOLDER = new RegExp(`\\b${LOST_ROOM}\\b(?: \\([^)]*\\))?`);

/** "The room cannot be used on …" for the placeholder that keeps it free. */
function placeholderWords(text: string, { id }: LateHappening): string {
  return text.replace(
    new RegExp(`${PLACEHOLDER.source} stands on (\\S+) at (\\S+?)(?:, where it (?:is fixed|stays))?\\.`),
    (_, date: string, time: string) => `${id} is lost on ${date} from ${time}.`,
  );
}

/** What changes, what loses its place included; in the order of the sessions. */
function movesOf(
  source: SolverSource,
  { solution, unplaced }: RepairAnswer,
  staying: ReadonlySet<string>,
): Standing[] {
  const sessions = new Map(source.record.sessions.map((session) => [session.id, session]));
  const assignments = solution.assignments.filter(({ session }) => !staying.has(session));
  const moved = toPlacements(source, { assignments }).filter((to) => {
    const now = sessions.get(to.sessionId);
    return (
      now !== undefined &&
      (now.date !== to.date ||
        now.start !== to.start ||
        now.roomId !== to.roomId ||
        now.siteId !== to.siteId ||
        now.peerIds.join() !== to.peerIds.join())
    );
  });
  // Letters are given against the days as they will be.
  const places = new Map(moved.map((to) => [to.sessionId, to]));
  const then: SolverSource = {
    ...source,
    record: {
      ...source.record,
      sessions: source.record.sessions.map((session) => ({ ...session, ...places.get(session.id) })),
    },
  };
  const standings = moved.map((to): Standing => {
    const session = sessions.get(to.sessionId);
    const isSameTime = session?.date === to.date && session.start === to.start;
    const track =
      session === undefined || isSameTime ? (session?.track ?? null) : trackFor(then, session, to);
    return { ...to, track };
  });
  const lost = unplaced.flatMap((sessionId): Standing[] => {
    const session = sessions.get(sessionId);
    if (session === undefined) return [];
    const { siteId, track, peerIds } = session;
    return [{ sessionId, date: null, start: null, roomId: null, siteId, track, peerIds }];
  });
  return [...standings, ...lost];
}
