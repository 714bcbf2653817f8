import type { SearchOutcome } from "#app/solver/run-search.ts";
import { findClashes } from "../clashes/clashes.ts";
import { isForAllPeers } from "../plan/needs/session-needs.ts";
import type { Standing } from "../plan/standing.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
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
  /** What stays where it stands though it does not fit there, and why it has no better place. Proposals of before lack it. */
  staying?: WithoutPlace[] | undefined;
  /** What the page of clashes says once the proposal is taken, a sentence each. */
  clashes?: string[] | undefined;
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
  const held = new Set([...leftOut.map(({ sessionId }) => sessionId), ...outcome.staying]);
  const placements = toPlacements(source, outcome.solution).filter(({ sessionId }) => !held.has(sessionId));
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
  const without = [
    ...leftOut
      .filter(({ stays }) => !stays)
      .map(({ sessionId, reason, waysOut = [] }) => ({ sessionId, reasons: [reason], waysOut })),
    ...[...outcome.staying, ...outcome.unplaced].map((sessionId) => ({
      sessionId,
      reasons: (explained.get(sessionId)?.reasons ?? []).map((text) => withNames(source, text)),
      waysOut: (explained.get(sessionId)?.waysOut ?? []).map((text) => withNames(source, text)),
    })),
  ];
  // The grid counts what has a day and a time as placed, whatever is wrong with it.
  const hasPlace = (id: string) => {
    const session = sessions.get(id);
    return session !== undefined && session.date !== null && session.start !== null;
  };
  const staying = without.filter(({ sessionId }) => hasPlace(sessionId));
  return {
    moves,
    unchanged: standings.length - moves.length + leftOut.filter(({ stays }) => stays).length + staying.length,
    withoutPlace: without.filter(({ sessionId }) => !hasPlace(sessionId)),
    staying,
    clashes: findClashes(afterMoves(source.record, moves), source.needs).map(({ message }) => message),
    soft: outcome.soft,
    cost: outcome.cost,
  };
}

/** The record as it would be once these sessions stood there. */
export function afterMoves(record: TimetableRecord, moves: readonly Standing[]): TimetableRecord {
  const places = new Map(moves.map(({ sessionId, ...place }) => [sessionId, place]));
  return {
    ...record,
    sessions: record.sessions.map((session) => ({ ...session, ...places.get(session.id) })),
  };
}
