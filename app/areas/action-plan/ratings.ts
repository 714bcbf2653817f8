import { daysBetween } from "#app/platform/days.ts";

/** The words a rating can be. Colour only repeats them. Source: DOMAIN, Action plan, Statuses. */
export const RATINGS = [
  "not-started",
  "on-track",
  "at-risk",
  "off-track",
  "complete",
  "business-as-usual",
] as const;

export type Rating = (typeof RATINGS)[number];

/** Each rating in words, and the written rule for choosing it. House rule: no public source fixes it. */
export const RATING_RULES = {
  "not-started": {
    name: "Not started",
    rule: "Nothing has been done yet, and it is not due within 28 days.",
  },
  "on-track": { name: "On track", rule: "Work is under way and will be done by the date." },
  "at-risk": { name: "At risk", rule: "The date may be missed unless something changes." },
  "off-track": { name: "Off track", rule: "The date has passed, or will certainly be missed." },
  complete: { name: "Complete", rule: "It is done, and somebody can see that it is." },
  "business-as-usual": {
    name: "Moved to business as usual",
    rule: "It is done once and goes on as part of ordinary work; it is no longer reported here.",
  },
} as const satisfies Record<Rating, { name: string; rule: string }>;

/** Whether a rating says that the work of an action is over. */
export function isDone(rating: Rating): boolean {
  return rating === "complete" || rating === "business-as-usual";
}

/** Days before the due day from which "not started" is a risk. House rule. */
export const RISK_DAYS = 28;

/** What the rule looks at. Days are "YYYY-MM-DD". */
export interface RatedAction {
  dueOn: string | null;
  rating: Rating;
}

/** Whether an action is past its day and not done. */
export function isActionOverdue(action: RatedAction, today: string): boolean {
  return action.dueOn !== null && action.dueOn < today && !isDone(action.rating);
}

/**
 * Why the rating that was given does not fit its written rule on this day, in words; null when it fits. It is
 * shown to the owner and beside the action; people decide.
 */
export function ratingMismatch(action: RatedAction, today: string): string | null {
  if (action.dueOn === null || isDone(action.rating)) return null;
  if (isActionOverdue(action, today)) {
    return action.rating === "off-track" ? null : "The date has passed: by the rule this is off track.";
  }
  const daysLeft = daysBetween(today, action.dueOn);
  if (action.rating === "not-started" && daysLeft <= RISK_DAYS) {
    return `Due within ${RISK_DAYS} days and not started: by the rule this is at risk.`;
  }
  return null;
}

/** How many actions have each rating, in the order of the ratings; those with none are left out. */
export function countByRating(actions: readonly { rating: Rating }[]): { rating: Rating; count: number }[] {
  return RATINGS.map((rating) => ({
    rating,
    count: actions.filter((action) => action.rating === rating).length,
  })).filter(({ count }) => count > 0);
}

/**
 * The share of each of some counts in their sum, in whole per cent that add up to 100: what rounding down leaves over goes to those that
 * lose most by it, the first of equals. All are 0 where there is nothing to share.
 */
export function wholeShares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const floors = counts.map((count) => Math.floor((count * 100) / total));
  const left = 100 - floors.reduce((sum, floor) => sum + floor, 0);
  const mostLost = counts
    .map((count, place) => ({ place, lost: (count * 100) % total }))
    .sort((a, b) => b.lost - a.lost || a.place - b.place)
    .slice(0, left)
    .map(({ place }) => place);
  return floors.map((floor, place) => floor + (mostLost.includes(place) ? 1 : 0));
}

/** How many actions have a rating. */
export interface RatingShare {
  rating: Rating;
  count: number;
  /** In whole per cent; those of all ratings add up to 100. */
  share: number;
}

/** See countByRating, with the share of each. */
export function sharesByRating(actions: readonly { rating: Rating }[]): RatingShare[] {
  const counted = countByRating(actions);
  const shares = wholeShares(counted.map(({ count }) => count));
  return counted.map((each, place) => ({ ...each, share: shares[place] ?? 0 }));
}
