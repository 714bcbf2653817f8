import type { Stage } from "#app/access/permissions.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";

/** Visits whose evidence is looked at together. */
export interface VisitGroup {
  /** What stands in an address: "report" for the visits before it, else the id of a review. */
  key: string;
  name: string;
  visitIds: string[];
}

/** The visits that the report stands on, together, and each progress review apart. */
export function visitGroups(visits: readonly { id: string; kind: VisitKind; name: string }[]): VisitGroup[] {
  const stay = visits.filter(({ kind }) => kind !== "progress-review");
  const reviews = visits.filter(({ kind }) => kind === "progress-review");
  const words = stay.every(({ kind }) => kind === "on-site") ? "Phases on site" : "Before and on site";
  const ofReport = {
    key: "report",
    name: stay.length === 1 ? (stay[0]?.name ?? "") : words,
    visitIds: stay.map(({ id }) => id),
  };
  // A peer of a review alone has no part in what the report stands on.
  const ofReviews = reviews.map(({ id, name }) => ({ key: id, name, visitIds: [id] }));
  return stay.length === 0 && reviews.length > 0 ? ofReviews : [ofReport, ...ofReviews];
}

/** The group asked for; else while a review is held the last of them, and before what the report stands on. */
export function groupAsked(groups: readonly VisitGroup[], asked: string | null, stage: Stage): VisitGroup {
  const found =
    groups.find(({ key }) => key === asked) ?? (stage === "reviewing" ? groups.at(-1) : groups[0]);
  if (found === undefined) throw new Error("A challenge has visits.");
  return found;
}
