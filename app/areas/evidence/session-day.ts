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

/**
 * Why `dayToWriteUp` took a day that nobody asked for and that is not today, as the page says it; null where there is nothing to say. `days`
 * may be in any order.
 */
export function whyDay(
  day: Day | null,
  { days, today, asked }: { days: readonly Day[]; today: Day; asked: string | null },
): string | null {
  if (day === null || day === today || day === asked) return null;
  const others = new Set(days).size > 1 ? " Choose another day if your session was on one." : "";
  if (day < today)
    return `The visit is over: this is ${others === "" ? "its day" : "its last day"} with sessions.${others}`;
  const hasBegun = days.some((each) => each < today);
  return hasBegun
    ? `There are no sessions today: this is the next day with sessions.${others}`
    : `The visit has not begun: this is ${others === "" ? "its day" : "its first day"} with sessions.${others}`;
}
