import { VISIT_KINDS_IN_ORDER, type VisitKind } from "#app/access/visit-kinds.ts";
import { formatDays } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";

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

/** What the one phase on site is called where there are no others: it says no more than "the visit". */
export const ONLY_PHASE = NAMES["on-site"].only;

/** The days of all progress reviews, in words: "14 to 15 September 2026 and 3 March 2027"; null while none has a day. */
export function reviewDaysWords(visits: readonly { kind: VisitKind; days: readonly Day[] }[]): string | null {
  return visitDaysWords({
    days: visits.flatMap(({ kind, days }) => (kind === "progress-review" ? days : [])),
  });
}

/** What kind of visit it is, in a word or two. */
export const VISIT_KIND_NAMES = {
  conversations: "Conversations before",
  "on-site": "On site",
  "progress-review": "Progress review",
} as const satisfies Record<VisitKind, string>;

/** What the timetable of a visit is called, what stands before its days, and what its page says first. */
export const TIMETABLE_WORDS = {
  conversations: {
    title: "Timetable of the conversations before the visit",
    days: "Conversations on",
    lead: "Whom the peers speak to before they come, when, and how to join.",
  },
  "on-site": {
    title: "On-site timetable",
    days: "On site",
    lead: "Whom the peers meet on site, where and when. Late changes are normal.",
  },
  "progress-review": {
    title: "Timetable of the progress review",
    days: "Progress review",
    lead: "Whom the peers meet at the progress review, where and when. Late changes are normal.",
  },
} as const satisfies Record<VisitKind, { title: string; days: string; lead: string }>;

/** A visit of each kind, within a sentence to whoever takes part. */
export const THE_VISIT = {
  conversations: "the calls",
  "on-site": "the visit",
  "progress-review": "the review",
} as const satisfies Record<VisitKind, string>;

/** Why the peers come, before the days of the visit, in a message to whom they would like to meet. */
export const COMING_WORDS = {
  conversations: "Before they come they would like to speak to you in a call on",
  "on-site": "They are on site from",
  "progress-review": "They come back to see what has happened since, on",
} as const satisfies Record<VisitKind, string>;

/** What was put off, for sentences to whoever was invited. */
export const PUT_OFF_WORDS = {
  conversations: { what: "The calls with the peers", was: "were", now: "They are now", take: "take" },
  "on-site": { what: "The peers' visit", was: "was", now: "It is now", take: "takes" },
  "progress-review": { what: "The progress review", was: "was", now: "It is now", take: "takes" },
} as const satisfies Record<VisitKind, { what: string; was: string; now: string; take: string }>;

/** Of which days a day of a visit is, within a sentence: "the first day on site". */
export const DAYS_OF = {
  conversations: "of the conversations",
  "on-site": "on site",
  "progress-review": "of the review",
} as const satisfies Record<VisitKind, string>;

/**
 * The days of a visit in words; null while they are not known. Calls lie apart, and a day may be left out of any visit, so each run of
 * days: "10 February 2026 and 17 to 18 February 2026".
 */
export function visitDaysWords({ days }: { days: readonly Day[] }): string | null {
  return days.length === 0 ? null : formatDays(days);
}
