import { addMonths } from "date-fns/addMonths";
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import type { Stage } from "#app/access/permissions.ts";
import { type Day, plusDays } from "#app/platform/days.ts";

/**
 * What is kept of people, how long, and why no longer. No public source fixes these times: they are house rules, which
 * the challenge manager changes for each challenge. All count from the last day on site.
 */
export const CATEGORIES = {
  notes: {
    label: "Notes of the peers",
    owner: "The peer team",
    months: 12,
    means: "Each note is deleted. A finding that stood on it stays, and no longer says on which.",
  },
  conflicts: {
    label: "Conflicts of interest",
    owner: "The challenge manager",
    months: 12,
    means: "What peers declared, and what was decided, is deleted.",
  },
  interviewees: {
    label: "Contact details and access needs of interviewees",
    owner: "The co-ordinator",
    months: 6,
    means:
      "E-mail addresses, access needs and the times people could come are emptied. Names stay in the timetable.",
  },
  attendance: {
    label: "Who attended which session",
    owner: "The co-ordinator",
    months: 12,
    means: "Who came to a session, and what was written about how it went, is deleted. The sessions stay.",
  },
  messages: {
    label: "Messages sent for the challenge",
    owner: "The challenge manager",
    months: 12,
    means: "Messages are deleted with their words and addresses.",
  },
  "timetable-work": {
    label: "How the timetable was made",
    owner: "The co-ordinator",
    months: 3,
    means: "Single changes and proposals are deleted. Released versions stay.",
  },
} as const satisfies Record<string, { label: string; owner: string; months: number; means: string }>;

/** Who a certificate names when no person did it. */
export const DESTROYED_BY = "The workspace, by its rule";

export type Category = keyof typeof CATEGORIES;

export const CATEGORY_NAMES = Object.keys(CATEGORIES) as Category[];

/** Months a category can be kept, at least and at most. */
export const MONTHS_RANGE = { least: 1, most: 84 } as const;

/** Days before destruction on which the challenge manager is reminded. */
export const REMINDER_DAYS = 30;

/**
 * The first day on which a category is destroyed: so many months after the last day on site, and a day. Null while the
 * last day on site is not known. A month with fewer days ends on its last (30 August, six months: 28 February).
 */
export function dueOn(lastDayOnSite: Day | null, months: number): Day | null {
  if (lastDayOnSite === null) return null;
  return plusDays(format(addMonths(parseISO(lastDayOnSite), months), "yyyy-MM-dd"), 1);
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

/**
 * The first day on which a category is destroyed, as far as can be said today: when it is due, and not before the challenge
 * manager has known for thirty days. `remindedOn`: when they were told; null while they were not.
 */
export function destroyedOn(due: Day, remindedOn: Day | null, today: Day): Day {
  const told = remindedOn ?? (today >= plusDays(due, -REMINDER_DAYS) ? today : plusDays(due, -REMINDER_DAYS));
  const patient = plusDays(told, REMINDER_DAYS);
  return patient > due ? patient : due;
}

/** What is to be done with a category today. `wait`: due, but the reminder is not old enough. */
export type RetentionMove = "keep" | "remind" | "wait" | "held" | "destroy";

/**
 * Decides it. A reminder that a wrong clock dated after today counts for nothing.
 */
export function stepFor(
  today: Day,
  due: Day | null,
  { isHeld, remindedOn }: { isHeld: boolean; remindedOn: Day | null },
): RetentionMove {
  if (due === null || today < plusDays(due, -REMINDER_DAYS)) return "keep";
  if (isHeld && today >= due) return "held";
  if (remindedOn === null || remindedOn > today) return "remind";
  if (today < due) return "keep";
  return today >= destroyedOn(due, remindedOn, today) ? "destroy" : "wait";
}
