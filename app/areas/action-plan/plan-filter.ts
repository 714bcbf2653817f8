import { isActionOverdue, RATINGS, type Rating } from "./ratings.ts";

/** What the working plan is narrowed to. */
export interface PlanFilter {
  rating: Rating | null;
  /** The name of whoever is responsible, as written; empty for everybody. */
  owner: string;
  overdueOnly: boolean;
}

/** Reads the filter from an address. What is not a known word counts as not chosen. */
export function readPlanFilter(query: URLSearchParams): PlanFilter {
  return {
    rating: RATINGS.find((rating) => rating === query.get("rating")) ?? null,
    owner: (query.get("owner") ?? "").trim().slice(0, 120),
    overdueOnly: query.get("overdue") === "yes",
  };
}

/** Whether anything was chosen. */
export function isPlanFiltered(filter: PlanFilter): boolean {
  return filter.rating !== null || filter.owner !== "" || filter.overdueOnly;
}

/** Whether an action is shown under the filter. `today` is "YYYY-MM-DD". */
export function isShown(
  action: { rating: Rating; ownerName: string; dueOn: string | null },
  filter: PlanFilter,
  today: string,
): boolean {
  if (filter.rating !== null && action.rating !== filter.rating) return false;
  if (filter.owner !== "" && action.ownerName !== filter.owner) return false;
  return !filter.overdueOnly || isActionOverdue(action, today);
}

/** The names of those responsible, once each, by the alphabet. */
export function ownersOf(actions: readonly { ownerName: string }[]): string[] {
  const names = new Set(actions.map((action) => action.ownerName).filter((name) => name !== ""));
  return [...names].sort((a, b) => a.localeCompare(b, "en-GB"));
}
