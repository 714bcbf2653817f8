import type { RecommendationKind } from "./finding-words.ts";
import { type Direction, reordered } from "./order.ts";

/** What decides where the report prints a recommendation. */
export interface RecommendationInOrder {
  id: string;
  number: number;
  kind: RecommendationKind;
  themeNumber: number | null;
}

/**
 * Recommendations as the report prints them, in either format: the key ones first, then the further ones, those without a theme before the
 * others and theme by theme; within each in the order of their numbers. Numbers follow this order, so that nobody reads "1, 3" and then "2".
 */
export function inPrintedOrder<Each extends RecommendationInOrder>(recommendations: readonly Each[]): Each[] {
  return recommendations.toSorted((a, b) => groupOf(a) - groupOf(b) || a.number - b.number);
}

/** Whether both are printed in one run, so that they can take each other's number. */
export const isInOneRun = (a: RecommendationInOrder, b: RecommendationInOrder) => groupOf(a) === groupOf(b);

/** The ids in printed order, one moved up or down in its run; unchanged at the end of it. */
export function movedInItsRun(
  recommendations: readonly RecommendationInOrder[],
  id: string,
  direction: Direction,
): string[] {
  const order = inPrintedOrder(recommendations);
  const at = order.findIndex((each) => each.id === id);
  const own = order[at];
  const beside = order[direction === "up" ? at - 1 : at + 1];
  const ids = order.map((each) => each.id);
  return own === undefined || beside === undefined || !isInOneRun(own, beside)
    ? ids
    : reordered(ids, id, direction);
}

/** Key, further without a theme, then further by theme: no theme has the number −1 or less. */
function groupOf({ kind, themeNumber }: RecommendationInOrder): number {
  if (kind === "key") return -2;
  return themeNumber ?? -1;
}
