import type { VisitKind } from "#app/access/visit-kinds.ts";
import { visitDaysWords } from "#app/areas/visits/visit-words.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";

interface PossibleVisit {
  id: string;
  kind: VisitKind;
  days: readonly Day[];
}

/**
 * The visit that the report of a review is about, whose team it names: of the progress reviews the one on whose days it was held, else the
 * first; null where the challenge has none. `visits` are all of the challenge in their order.
 */
export function visitOfReview<V extends PossibleVisit>(visits: readonly V[], heldOn: Day | null): V | null {
  const reviews = visits.filter(({ kind }) => kind === "progress-review");
  return reviews.find(({ days }) => heldOn !== null && days.includes(heldOn)) ?? reviews[0] ?? null;
}

/** When a review is held, in words: all days of its visit where the day that was written down is one of them. Null while none was. */
export function heldWords(visit: PossibleVisit | null, heldOn: Day | null): string | null {
  if (heldOn === null) return null;
  const days = visit?.days.includes(heldOn) === true ? visitDaysWords(visit) : null;
  return days ?? formatDay(heldOn);
}

/** Whether the last of the days has come that `heldWords` names. */
export function hasBeenHeld(visit: PossibleVisit | null, heldOn: Day | null, today: Day): boolean {
  if (heldOn === null) return false;
  const last = visit?.days.includes(heldOn) === true ? visit.days.at(-1) : heldOn;
  return (last ?? heldOn) <= today;
}
