import { type Day, dayOf, lastDayBefore, plusDays, startOfDay } from "#app/platform/days.ts";

/** What a link is for. */
export const PURPOSES = ["availability", "invitation", "approval"] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Why a link works no longer although its time is not over. */
export type WhyEnded = "withdrawn" | "replaced" | "newer-version" | "left";

/** What says whether a link works. */
export interface LinkFacts {
  mostUses: number | null;
  uses: number;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  whyEnded: WhyEnded | null;
}

/** How a link stands at an instant. */
export type PurposeLinkState =
  | { state: "works"; until: Day }
  | { state: "used"; at: Date }
  | { state: "ended"; why: WhyEnded; at: Date }
  | { state: "over"; on: Day };

/** Whether a link works: used up is said before anything else, since it did what it was for. */
export function purposeLinkState(link: LinkFacts, now: Date): PurposeLinkState {
  if (link.mostUses !== null && link.uses >= link.mostUses) {
    return { state: "used", at: link.lastUsedAt ?? link.expiresAt };
  }
  if (link.revokedAt !== null)
    return { state: "ended", why: link.whyEnded ?? "withdrawn", at: link.revokedAt };
  const until = lastDayBefore(link.expiresAt);
  return link.expiresAt > now ? { state: "works", until } : { state: "over", on: until };
}

/** Days for which a link to decide works, the day it is made included, unless whoever sends it names another day: a house rule. */
export const APPROVAL_DAYS = 21;

/** The most that may be named. */
export const MOST_APPROVAL_DAYS = 90;

/** The last day on which a link works that is made on a day, for a number of days with that one. */
export function lastDayOfDays(today: Day, days: number): Day {
  return plusDays(today, days - 1);
}

/** The instant at which a link ends that works until the end of a day. */
export function endOfDay(day: Day): Date {
  return startOfDay(plusDays(day, 1));
}

/** What cannot be so about the last day of a link to decide, as a sentence; null when it can. */
export function lastDayProblem(lastDay: Day, now: Date): string | null {
  const today = dayOf(now);
  if (lastDay < today) return "Enter a day that is still to come, or today.";
  if (lastDay > lastDayOfDays(today, MOST_APPROVAL_DAYS)) {
    return `Enter a day within ${MOST_APPROVAL_DAYS} days: a link that works longer may reach somebody else.`;
  }
  return null;
}
