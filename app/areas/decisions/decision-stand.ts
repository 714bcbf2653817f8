import type { Day } from "#app/platform/days.ts";
import type { ChangesState, DecisionOutcome, WayRecorded } from "./decision-words.ts";

/** What is asked of a decision to say how things stand. */
export interface DecidedFacts {
  id: string;
  councilId: string;
  /** The version or the proposal that was before them; null where there is neither. */
  matterId: string | null;
  outcome: DecisionOutcome;
  how: WayRecorded;
  decidedOn: Day;
  takesEffectOn: Day;
  recordedAt: Date;
  /** Whether the meeting changed what was before it, and what became of that. */
  changes: ChangesState;
  supersedesId: string | null;
}

/** How things stand with one council. */
export type Stand =
  | { state: "wanted" }
  | { state: "against"; decisionId: string; decidedOn: Day }
  /** `since`: the first day on which it is in effect, which may still be to come. */
  | {
      state: "agreed";
      decisionId: string;
      decidedOn: Day;
      since: Day;
      how: WayRecorded;
      changes: ChangesState;
    };

/** The decisions that count, oldest first: none that another took the place of, none that was an error. */
export function countingDecisions<D extends DecidedFacts>(decisions: readonly D[]): D[] {
  const superseded = new Set(decisions.map(({ supersedesId }) => supersedesId));
  return decisions
    .filter(({ id, outcome }) => !superseded.has(id) && outcome !== "no-decision")
    .sort(
      (a, b) =>
        a.decidedOn.localeCompare(b.decidedOn) ||
        a.recordedAt.getTime() - b.recordedAt.getTime() ||
        a.id.localeCompare(b.id),
    );
}

/**
 * How things stand with one council by its decisions about one thing: the last word counts. Where several bodies agreed one after
 * the other, it is in effect as soon as the first of them is.
 */
export function standOf(decisions: readonly DecidedFacts[]): Stand {
  const words = countingDecisions(decisions);
  const last = words.at(-1);
  if (last === undefined) return { state: "wanted" };
  const { id: decisionId, decidedOn } = last;
  if (last.outcome === "against") return { state: "against", decisionId, decidedOn };
  const against = words.findLastIndex(({ outcome }) => outcome === "against");
  const since = firstDay(words.slice(against + 1).map(({ takesEffectOn }) => takesEffectOn));
  return {
    state: "agreed",
    decisionId,
    decidedOn,
    since: since ?? last.takesEffectOn,
    how: last.how,
    changes: changesOf(words.slice(against + 1)),
  };
}

const GRAVEST_FIRST = ["open", "taken-over", "not-needed", "stated"] as const;

/** Of several agreements that count side by side: what one body changed is not undone by another that agreed as well. */
function changesOf(agreements: readonly DecidedFacts[]): ChangesState {
  return GRAVEST_FIRST.find((state) => agreements.some(({ changes }) => changes === state)) ?? "none";
}

/**
 * Whether what a council agreed is what was put to it, word for word: not while nobody has said what became of its changes, nor where a
 * later version has them, which is then the one to agree.
 */
export function agreesAsPut(stand: Stand): boolean {
  return stand.state === "agreed" && stand.changes !== "open" && stand.changes !== "taken-over";
}

/** Whether a council's agreement to what was put is in effect on a day. */
export function isInEffect(stand: Stand, today: Day): boolean {
  return stand.state === "agreed" && agreesAsPut(stand) && stand.since <= today;
}

/** Each council for itself: how things stand with it. */
export function standOfEach(
  councilIds: readonly string[],
  decisions: readonly DecidedFacts[],
): Map<string, Stand> {
  return new Map(
    councilIds.map((councilId) => [
      councilId,
      standOf(decisions.filter((decision) => decision.councilId === councilId)),
    ]),
  );
}

/**
 * The day on which the last council's agreement takes effect; null while any of them has not agreed what was put. A challenge without a council
 * has nobody to agree.
 */
export function agreedByAllOn(councilIds: readonly string[], decisions: readonly DecidedFacts[]): Day | null {
  const stands = [...standOfEach(councilIds, decisions).values()];
  const days = stands.flatMap((stand) =>
    stand.state === "agreed" && agreesAsPut(stand) ? [stand.since] : [],
  );
  return days.length < stands.length ? null : (days.sort().at(-1) ?? null);
}

/**
 * The first day on which all councils had agreed one and the same version, of several that were put to them; null while there is
 * none. Days that are still to come count too: whoever asks compares them with today.
 */
export function firstAgreedOn(councilIds: readonly string[], decisions: readonly DecidedFacts[]): Day | null {
  const versions = new Set(decisions.map(({ matterId }) => matterId));
  const days = [...versions].flatMap((version) => {
    const day = agreedByAllOn(
      councilIds,
      decisions.filter(({ matterId }) => matterId === version),
    );
    return day === null ? [] : [day];
  });
  return firstDay(days);
}

function firstDay(days: readonly Day[]): Day | null {
  return [...days].sort()[0] ?? null;
}
