/** When a peer cannot work, worked out from when they say that they can: the rest of the days of the visit. Times are of London. */
import type { Day } from "#app/platform/days.ts";
import { type Availability, mergeTimes, type TimeWindow, WHOLE_DAY } from "../availability.ts";

/** The stretches of the days that some times leave over. Times on other days count for nothing. */
export function timesBetween(times: readonly TimeWindow[], days: readonly Day[]): TimeWindow[] {
  const merged = mergeTimes(times);
  return days.flatMap((date) => {
    const rest: TimeWindow[] = [];
    let from: string = WHOLE_DAY.start;
    for (const { start, end } of merged.filter((one) => one.date === date)) {
      if (start > from) rest.push({ date, start: from, end: start });
      from = end;
    }
    if (from < WHOLE_DAY.end) rest.push({ date, start: from, end: WHOLE_DAY.end });
    return rest;
  });
}

/** When a peer cannot work on the days of a visit, from what they answered; nothing for who has not answered or can come at any time. */
export function awayOf(
  { availability, times }: { availability: Availability; times: readonly TimeWindow[] },
  days: readonly Day[],
): TimeWindow[] {
  if (availability === "cannot-come") return timesBetween([], days);
  return availability === "some-times" ? timesBetween(times, days) : [];
}
