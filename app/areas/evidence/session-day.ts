import { tz } from "@date-fns/tz";
import { format } from "date-fns/format";
import type { Day } from "#app/platform/days.ts";

/**
 * The day a peer most likely wants to write up: the one asked for, else today, else the next day with sessions,
 * else the last. Null when no session has a day. `days` may be in any order.
 */
export function dayToWriteUp(days: readonly Day[], today: Day, asked: string | null): Day | null {
  const sorted = [...new Set(days)].sort();
  if (asked !== null && sorted.includes(asked)) return asked;
  return sorted.find((day) => day >= today) ?? sorted.at(-1) ?? null;
}

/** The time of day in London at an instant, HH:MM. */
export function londonTime(instant: Date): string {
  return format(instant, "HH:mm", { in: tz("Europe/London") });
}
