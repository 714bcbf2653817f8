import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";

// Pages say it in the browser too: no library of dates comes along for that.

/** When it is planned, in words: "29 March 2024", "8 June 2024; 8 August 2024 at the very latest", "not before 8 March 2025; no later than 31 December 2024". */
export function whenInWords({
  notBefore,
  due,
  latest,
}: {
  notBefore: Day | null;
  due: Day | null;
  latest: Day | null;
}): string {
  const last = due ?? latest;
  if (last === null) return notBefore === null ? "not set" : `not before ${formatDay(notBefore)}`;
  const beside = due !== null && latest !== null ? `; ${formatDay(latest)} at the very latest` : "";
  const by = due === null || notBefore !== null ? `no later than ${formatDay(last)}` : formatDay(last);
  return notBefore === null ? `${by}${beside}` : `not before ${formatDay(notBefore)}; ${by}${beside}`;
}
