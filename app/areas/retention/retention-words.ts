import type { Stage } from "#app/access/permissions.ts";
import { CATEGORIES, type Category } from "#app/areas/periods/categories.ts";
import { type Part, reviewWithoutDays, type VisitOfPeriod } from "#app/areas/periods/parts.ts";

/** "Notes of the peers, First phase and Second phase": what a part of a category is called. */
export function partLabel(label: string, { name }: Pick<Part, "name">): string {
  return name === null ? label : `${label}, ${name}`;
}

/**
 * Why a progress review may still need records that will be destroyed before it is held, as a sentence; null where none does. A review's own
 * records are not meant: they count from T too while it has no days, and what they are is said.
 */
export function stillNeeded(
  category: Category,
  visits: readonly VisitOfPeriod[],
  stage: Stage,
): string | null {
  const { atReview } = CATEGORIES[category];
  const review = atReview === null ? null : reviewWithoutDays(visits, stage);
  if (review === null) return null;
  return `${review.name === null ? "No progress review is arranged yet" : `“${review.name}” has no days yet`}: this is ${atReview}.`;
}

/** What to do about it. */
export const GIVE_IT_DAYS =
  "Once the progress review has its days, these count from its last day. Or place a hold.";

/** "3 messages": what has not gone, is not destroyed and so is named; null for none. */
export function unsentWords(count: number): string | null {
  if (count === 0) return null;
  return count === 1
    ? "1 message has not gone yet: it is not destroyed before it has."
    : `${count} messages have not gone yet: they are not destroyed before they have.`;
}
