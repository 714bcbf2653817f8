import type { Stage } from "#app/access/permissions.ts";

/**
 * What is kept of people, how long, and why no longer. No public source fixes these times: they are house rules, which
 * the challenge manager changes for each challenge. From which day they count, `periods.ts` says.
 */
export const CATEGORIES = {
  notes: {
    label: "Notes of the peers",
    owner: "The peer team",
    months: 12,
    means: "Each note is deleted. A finding that stood on it stays, and no longer says on which.",
    isByVisit: true,
    serves: "reviews",
    atReview: "what the peers heard on site, which a review compares with",
  },
  conflicts: {
    label: "Conflicts of interest",
    owner: "The challenge manager",
    months: 12,
    means: "What peers declared, and what was decided, is deleted.",
    isByVisit: true,
    serves: "own",
    atReview: null,
  },
  interviewees: {
    label: "Contact details and access needs of interviewees",
    owner: "The co-ordinator",
    months: 6,
    means:
      "E-mail addresses, access needs and the times people could come are emptied, and the telephone numbers, food and access needs of the peers. Names stay in the timetable.",
    isByVisit: false,
    serves: "reviews",
    atReview: "how to reach the people whom a review meets again, and what they need",
  },
  attendance: {
    label: "Who attended which session",
    owner: "The co-ordinator",
    months: 12,
    means: "Who came to a session, and what was written about how it went, is deleted. The sessions stay.",
    isByVisit: true,
    serves: "own",
    atReview: null,
  },
  messages: {
    label: "Messages sent for the challenge",
    owner: "The challenge manager",
    months: 12,
    means:
      "Messages are deleted with their words and addresses. One that has not gone yet stays until it has gone.",
    isByVisit: false,
    serves: "reviews",
    atReview: null,
  },
  "timetable-work": {
    label: "How the timetable was made",
    owner: "The co-ordinator",
    months: 3,
    means: "Single changes and proposals are deleted. Released versions stay.",
    isByVisit: true,
    serves: "own",
    atReview: null,
  },
} as const satisfies Record<string, CategoryRule>;

interface CategoryRule {
  label: string;
  owner: string;
  /** How long it is kept by the house rule. */
  months: number;
  means: string;
  /** Whether a progress review's records are kept, and destroyed, apart from those of the visit. */
  isByVisit: boolean;
  /** Which visits its records are of use at: their own, or every progress review after it too. */
  serves: "own" | "reviews";
  /** What a progress review still needs of it; null for nothing. */
  atReview: string | null;
}

export type Category = keyof typeof CATEGORIES;

export const CATEGORY_NAMES = Object.keys(CATEGORIES) as Category[];

/** Months a category can be kept, at least and at most. */
export const MONTHS_RANGE = { least: 1, most: 84 } as const;

/** Days before destruction on which the challenge manager is reminded. */
export const REMINDER_DAYS = 30;

/** The months of a category in one challenge: its own, else the house rule. */
export function monthsOf(rules: readonly { category: string; months: number }[], category: Category): number {
  return rules.find((rule) => rule.category === category)?.months ?? CATEGORIES[category].months;
}

/** Stages at which nothing is destroyed, whatever the dates say: the team still works with what it holds. */
const STILL_AT_WORK: readonly Stage[] = ["scoping", "preparing", "on-site", "reporting"];

/** Whether records of a challenge can fall due at a stage. */
export function isWorkOver(stage: Stage): boolean {
  return !STILL_AT_WORK.includes(stage);
}

/** What a hold covers: one category, or with null all of them. */
export interface Hold {
  category: string | null;
  liftedAt: Date | null;
}

/** Whether a hold keeps a category from being destroyed. */
export function isHeld(category: Category, holds: readonly Hold[]): boolean {
  return holds.some((hold) => hold.liftedAt === null && (hold.category ?? category) === category);
}
