/** What a search for a timetable is asked: what can be placed at all, what stays where it stands, and what is dear. */
import { AppError } from "#app/platform/errors.ts";
import { type Contradiction, findContradictions } from "#app/solver/bounds/contradictions.ts";
import { standingStill } from "#app/solver/run-search.ts";
import { presentOf } from "./present-places.ts";
import { type LeftOut, type SolverProblem, type SolverSource, withNames } from "./solver-instance.ts";

/** What the co-ordinator asks the solver for. */
export interface ProposalWish {
  seconds: number;
  /** `placed`: what has a place keeps it unless moving it is worth much. `afresh`: only what is pinned or released does. */
  keep: "placed" | "afresh";
}

/** How much more than usual a pinned or released session costs to move. */
const PROMISED_FACTOR = 4;

/** Holds where it stands, or takes out, what can never be placed, so that the rest can; refuses what makes no sense at all. */
export function withoutImpossible(
  source: SolverSource,
  { instance, standing, leftOut, softRules }: SolverProblem,
): { placeable: SolverProblem; leftOut: LeftOut[] } {
  if (instance.days.length === 0) {
    throw new AppError("invalid", "The days of this visit are not known yet. Set them under Visits first.");
  }
  if (instance.sessions.length === 0) throw new AppError("invalid", "There are no sessions to place yet.");
  const impossible = new Map<string, Contradiction>();
  let kept = instance;
  // What makes no sense hides what is impossible for other reasons: look again without it.
  for (let found = findContradictions(kept); found.length > 0; found = findContradictions(kept)) {
    const general = found.filter(({ sessions }) => sessions.length === 0);
    if (general.length > 0) {
      throw new AppError("invalid", withNames(source, general.map(({ text }) => text).join(" ")));
    }
    const gone = new Set<string>();
    const held = new Set<string>();
    // Held since an earlier look; two reasons found by one look are no more than one.
    const wasHeld = new Set(impossible.keys());
    for (const one of found) {
      for (const id of one.sessions) {
        // What has a place keeps it, and takes its people, its room and its peers.
        const canStay = standing.some(({ session }) => session === id) && !wasHeld.has(id);
        (canStay ? held : gone).add(id);
        impossible.set(id, one);
      }
    }
    kept = withoutSessions(
      standingStill(
        kept,
        standing.filter(({ session }) => held.has(session)),
      ),
      gone,
    );
  }
  return {
    placeable: {
      leftOut,
      softRules,
      standing,
      instance: kept,
      present: presentOf(standing, kept),
    },
    leftOut: [
      ...leftOut,
      ...[...impossible].map(([sessionId, { text, waysOut }]) => ({
        sessionId,
        reason: withNames(source, text),
        waysOut: waysOut.map((way) => withNames(source, way)),
      })),
    ],
  };
}

function withoutSessions(
  instance: SolverProblem["instance"],
  gone: ReadonlySet<string>,
): SolverProblem["instance"] {
  return {
    ...instance,
    sessions: instance.sessions
      .filter(({ id }) => !gone.has(id))
      .map((session) => ({ ...session, after: session.after.filter((id) => !gone.has(id)) })),
  };
}

/** What leaves where it stands only at a price, and how many times the usual one: what is pinned or released, and all that is to keep its place. */
export function promisedOf(
  source: SolverSource,
  { present }: SolverProblem,
  { keep }: ProposalWish,
  released: ReadonlySet<string>,
): [string, number][] {
  const pinned = new Set(
    source.needs.sessions.filter(({ isPinned }) => isPinned).map(({ sessionId }) => sessionId),
  );
  return present.assignments.flatMap(({ session }): [string, number][] => {
    if (pinned.has(session) || released.has(session)) return [[session, PROMISED_FACTOR]];
    return keep === "placed" ? [[session, 1]] : [];
  });
}
