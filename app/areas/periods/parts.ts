import type { Stage } from "#app/access/permissions.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import type { Day } from "#app/platform/days.ts";
import { CATEGORIES, type Category, isWorkOver } from "./categories.ts";

/** A visit as far as periods ask; in the order of `listVisits`. */
export interface VisitOfPeriod {
  id: string;
  kind: VisitKind;
  name: string;
  days: readonly Day[];
}

/** The key of what belongs to conversations before and phases on site. */
export const ON_SITE = "on-site";

/** Records of a category that are kept, and destroyed, together. */
export interface Part {
  /** Empty where all records of the category go together, `ON_SITE`, or the id of a progress review. */
  key: string;
  /** The visits whose records they are; null for all of the challenge. */
  visitIds: readonly string[] | null;
  /** Of which visits, in words; null where a challenge has one visit, or the category is not told apart by them. */
  name: string | null;
  /** The day from which the months count, and which day that is, in words; null while no visit it could be has days. */
  base: { day: Day; words: string } | null;
}

/**
 * The parts in which a category is kept. Months count from the last day of the last visit that the records serve: for most, of a progress
 * review that has days; while there is none, from T, the last day on site. What a progress review left is a part of its own.
 */
export function partsOf(category: Category, visits: readonly VisitOfPeriod[]): Part[] {
  const { isByVisit, serves } = CATEGORIES[category];
  const reviews = visits.filter(({ kind }) => kind === "progress-review");
  const stay = visits.filter(({ kind }) => kind !== "progress-review");
  const phases = stay.filter(({ kind }) => kind === "on-site");
  const later = serves === "reviews" ? reviews : [];
  const onSite = latest([...phases, ...later]);
  if (!isByVisit) return [{ key: "", visitIds: null, name: null, base: onSite }];
  const parts: Part[] = [
    {
      key: ON_SITE,
      visitIds: stay.map(({ id }) => id),
      name: visits.length === 1 ? null : listed(stay.map(({ name }) => name)),
      base: onSite,
    },
  ];
  for (const [index, review] of reviews.entries()) {
    parts.push({
      key: review.id,
      visitIds: [review.id],
      name: review.name,
      base: latest([...phases, review, ...(serves === "reviews" ? reviews.slice(index) : [])]),
    });
  }
  return parts;
}

/** The part that records of a visit are of; all of a category that is not told apart by visits. */
export function partOfVisit(category: Category, visits: readonly VisitOfPeriod[], visitId: string): Part {
  const parts = partsOf(category, visits);
  const own = parts.find((part) => part.visitIds?.includes(visitId)) ?? parts[0];
  if (own === undefined) throw new Error("A category has no part.");
  return own;
}

/**
 * What a progress review that is still to come has no days for, so that nothing waits for it: the review's name, or that there is none
 * yet. Null where every review has its days, and at stages at which nothing is destroyed or no review is held any more.
 */
export function reviewWithoutDays(
  visits: readonly VisitOfPeriod[],
  stage: Stage,
): { name: string | null } | null {
  if (!isWorkOver(stage) || stage === "closed") return null;
  const reviews = visits.filter(({ kind }) => kind === "progress-review");
  const open = reviews.find(({ days }) => days.length === 0);
  if (open !== undefined) return { name: open.name };
  return reviews.length === 0 ? { name: null } : null;
}

function latest(visits: readonly VisitOfPeriod[]): Part["base"] {
  let found: Part["base"] = null;
  for (const { kind, name, days } of visits) {
    const day = [...days].sort().at(-1);
    if (day === undefined || (found !== null && day <= found.day)) continue;
    found = { day, words: kind === "on-site" ? "the last day on site" : `the last day of “${name}”` };
  }
  return found;
}

function listed(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
