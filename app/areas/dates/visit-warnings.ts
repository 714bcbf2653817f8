import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { baseDays, type VisitDays } from "./bases.ts";
import { compare } from "./compare.ts";
import type { CouncilDates } from "./councils.ts";
import { type DateWarning, warningsOnDay } from "./day-warnings.ts";

/** A visit, looked over day by day. */
export interface VisitChecked {
  kind: VisitDays["kind"];
  name?: string;
  from: Day | null;
  to: Day | null;
  days: { day: Day; warnings: DateWarning[] }[];
}

/**
 * What is awkward about the days of each visit: bank holidays, weekends, pre-election periods, a council that has ended, a day on the wrong side
 * of the days on site. Visits do take place on such days: it is said, and nothing is forbidden. In order of their first days.
 */
export function checkVisits(visits: readonly VisitDays[], councils: readonly CouncilDates[]): VisitChecked[] {
  const { visit: last, "visit-start": start } = baseDays(visits, null);
  return visits
    .map(({ days, ...visit }) => ({ ...visit, days: [...new Set(days)].sort() }))
    .sort(
      (a, b) =>
        compare(a.days[0] ?? "9999", b.days[0] ?? "9999") ||
        compare(a.kind, b.kind) ||
        compare(a.days.join(), b.days.join()),
    )
    .map(({ days, ...visit }) => ({
      ...visit,
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      days: days.map((day) => ({
        day,
        warnings: [...outOfOrder(visit.kind, day, { visit: last, start }), ...warningsOnDay(day, councils)],
      })),
    }));
}

function outOfOrder(
  kind: VisitDays["kind"],
  day: Day,
  { visit, start }: { visit: Day | null; start: Day | null },
): DateWarning[] {
  const code = "out-of-order";
  if (kind === "conversations" && start !== null && day >= start) {
    const message = `A conversation before the visit is on ${formatDay(day)}, which is not before the first day on site, ${formatDay(start)}.`;
    return [{ code, message }];
  }
  if (kind === "progress-review" && visit !== null && day <= visit) {
    const message = `A progress review is on ${formatDay(day)}, which is not after the last day on site, ${formatDay(visit)}.`;
    return [{ code, message }];
  }
  return [];
}
