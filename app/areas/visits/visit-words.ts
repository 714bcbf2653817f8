import type { Day } from "#app/platform/days.ts";

/** The kinds of visit, in the order in which they come. */
export const VISIT_KINDS_IN_ORDER = ["conversations", "on-site", "progress-review"] as const;

export type VisitKind = (typeof VISIT_KINDS_IN_ORDER)[number];

/** By kind, then in order of time; those without days last, as they were made. */
export function byKindAndTime(a: PlacedVisit, b: PlacedVisit): number {
  const begins = ({ days }: PlacedVisit) => days[0] ?? "9999";
  return (
    VISIT_KINDS_IN_ORDER.indexOf(a.kind) - VISIT_KINDS_IN_ORDER.indexOf(b.kind) ||
    begins(a).localeCompare(begins(b)) ||
    a.position - b.position ||
    a.id.localeCompare(b.id)
  );
}

interface PlacedVisit {
  id: string;
  kind: VisitKind;
  position: number;
  days: readonly Day[];
}

const ORDINALS = [
  "First",
  "Second",
  "Third",
  "Fourth",
  "Fifth",
  "Sixth",
  "Seventh",
  "Eighth",
  "Ninth",
  "Tenth",
];

/** What a visit of a kind is called: the only one, and the one with a number among several. */
const NAMES = {
  conversations: { only: "Conversations before the visit", each: "conversations before the visit" },
  "on-site": { only: "Visit", each: "phase" },
  "progress-review": { only: "Progress review", each: "progress review" },
} as const satisfies Record<VisitKind, { only: string; each: string }>;

/**
 * What a visit is called: its own title, or the words of its kind and, where there are several of it, its number: "First phase".
 * `visits` are all of the challenge in their order, this one among them.
 */
export function visitName(
  visit: { id: string; kind: VisitKind; title: string },
  visits: readonly { id: string; kind: VisitKind }[],
): string {
  if (visit.title !== "") return visit.title;
  const { only, each } = NAMES[visit.kind];
  const alike = visits.filter(({ kind }) => kind === visit.kind);
  if (alike.length <= 1) return only;
  const number = alike.findIndex(({ id }) => id === visit.id);
  return `${ORDINALS[number] ?? `${number + 1}th`} ${each}`;
}
