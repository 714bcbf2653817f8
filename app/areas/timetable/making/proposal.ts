import type { SearchOutcome } from "#app/solver/run-search.ts";
import { isForAllPeers } from "../plan/needs/session-needs.ts";
import type { Standing } from "../plan/standing.ts";
import { assignTracks } from "./session-tracks.ts";
import type { SolverSource } from "./solver-instance.ts";
import { type LeftOut, toPlacements, withNames } from "./solver-instance.ts";

/** A session that has no place in a proposal: why, and the cheapest ways out, as sentences. */
export interface WithoutPlace {
  sessionId: string;
  reasons: string[];
  waysOut: string[];
}

/** What the solver offers, as it is kept. */
export interface ProposalResult {
  /** Only what changes. */
  moves: Standing[];
  /** Sessions that keep the place they have. */
  unchanged: number;
  withoutPlace: WithoutPlace[];
  soft: number;
  cost: Record<string, number>;
}

/** What each part of the cost means, in words for the page. */
export const COST_WORDS: Readonly<Record<string, string>> = {
  S1: "Peers going from one site to another and back",
  S2: "Peers working long without a pause",
  S3: "Some peers with much more to do than others",
  S4: "Sessions without a peer who leads on their theme",
  S5: "Peers waiting between sessions",
  S6: "The same two peers together again and again",
};

/** Turns what the solver found into what would change in the timetable. */
export function proposalOf(
  source: SolverSource,
  outcome: SearchOutcome,
  leftOut: readonly LeftOut[],
): ProposalResult {
  const sessions = new Map(source.record.sessions.map((session) => [session.id, session]));
  const needs = new Map(source.needs.sessions.map((one) => [one.sessionId, one]));
  const placements = toPlacements(source, outcome.solution);
  const tracks = assignTracks(
    placements.flatMap(({ sessionId, date, start, peerIds }) => {
      const session = sessions.get(sessionId);
      if (session === undefined) return [];
      return [
        {
          id: sessionId,
          date,
          start,
          minutes: session.minutes,
          peerIds,
          isForAllPeers: isForAllPeers(session.kind, needs.get(sessionId) ?? { isAllPeers: false }),
        },
      ];
    }),
  );
  const standings = placements.map(
    (placement): Standing => ({
      ...placement,
      track: tracks.get(placement.sessionId) ?? null,
    }),
  );
  const moves = standings.filter((standing) => {
    const now = sessions.get(standing.sessionId);
    return (
      now === undefined ||
      now.date !== standing.date ||
      now.start !== standing.start ||
      now.roomId !== standing.roomId ||
      now.siteId !== standing.siteId ||
      now.peerIds.join() !== standing.peerIds.join()
    );
  });
  const explained = new Map(outcome.explanations.map((one) => [one.session, one]));
  return {
    moves,
    unchanged: standings.length - moves.length + leftOut.filter(({ stays }) => stays).length,
    withoutPlace: [
      ...leftOut
        .filter(({ stays }) => !stays)
        .map(({ sessionId, reason, waysOut = [] }) => ({ sessionId, reasons: [reason], waysOut })),
      ...outcome.unplaced.map((sessionId) => ({
        sessionId,
        reasons: (explained.get(sessionId)?.reasons ?? []).map((text) => withNames(source, text)),
        waysOut: (explained.get(sessionId)?.waysOut ?? []).map((text) => withNames(source, text)),
      })),
    ],
    soft: outcome.soft,
    cost: outcome.cost,
  };
}
