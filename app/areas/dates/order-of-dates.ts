import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { BaseDays, VisitDays } from "./bases.ts";
import type { DateWarning } from "./day-warnings.ts";
import type { MilestoneKey } from "./rule-sets.ts";

/** What the order of dates is told by. */
interface Dated {
  key: string;
  label: string;
  due: Day | null;
  latest: Day | null;
  notBefore: Day | null;
}

/** What comes before what; on the same day is in order. */
const ORDER: readonly (readonly [MilestoneKey, MilestoneKey])[] = [
  ["scope-agreed", "pack-sent"],
  ["draft-report", "report-published"],
  ["report-published", "action-plan-published"],
  ["action-plan-published", "progress-review"],
  ["progress-review", "progress-review-report"],
];
const BEFORE_VISIT: readonly string[] = ["scope-agreed", "pack-sent", "team-call"] satisfies MilestoneKey[];
const AFTER_VISIT: readonly string[] = [
  "draft-report",
  "report-published",
  "action-plan-published",
  "progress-review",
  "progress-review-report",
] satisfies MilestoneKey[];

/** Whether a date is of what comes after the days on site. */
export function followsTheVisit(key: string): boolean {
  return AFTER_VISIT.includes(key);
}

const lastDay = ({ due, latest }: Dated) => due ?? latest;

/** A date that stands after what should follow it, or on the wrong side of the visit: said at the one that comes too late, or too early. */
export function orderWarnings(date: Dated, dates: readonly Dated[], bases: BaseDays): DateWarning[] {
  const day = lastDay(date);
  if (day === null) return [];
  const found: DateWarning[] = [];
  const say = (message: string) => found.push({ code: "out-of-order", message });
  const { visit, "visit-start": start } = bases;
  if (BEFORE_VISIT.includes(date.key) && start !== null && day > start) {
    say(`${date.label}, ${formatDay(day)}, would come after the first day on site, ${formatDay(start)}.`);
  }
  if (followsTheVisit(date.key) && visit !== null && day <= visit) {
    say(`${date.label}, ${formatDay(day)}, would not come after the last day on site, ${formatDay(visit)}.`);
  }
  for (const [, next] of ORDER.filter(([first]) => first === date.key)) {
    const following = dates.find(({ key }) => key === next);
    const then = following === undefined ? null : lastDay(following);
    if (following !== undefined && then !== null && day > then) {
      say(`${date.label}, ${formatDay(day)}, would come after ${following.label}, ${formatDay(then)}.`);
    }
  }
  return found;
}

/** Whether the first progress review stands where its date says, and before its report is due. */
export function reviewDayWarnings(date: Dated, visits: readonly VisitDays[]): DateWarning[] {
  const isReport = date.key === ("progress-review-report" satisfies MilestoneKey);
  if (!isReport && date.key !== ("progress-review" satisfies MilestoneKey)) return [];
  const [first] = visits
    .filter(({ kind, days }) => kind === "progress-review" && days.length > 0)
    .map(({ days }) => [...days].sort())
    .sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
  if (first === undefined) return [];
  const [from = "", to = from] = [first[0], first.at(-1)];
  const { notBefore } = date;
  const last = lastDay(date);
  if (isReport) {
    if (last === null || last >= to) return [];
    const message = `${date.label}, ${formatDay(last)}, would come before the review, which is planned ${from === to ? "for" : "to"} ${formatDay(to)}.`;
    return [{ code: "out-of-order", message }];
  }
  const found: DateWarning[] = [];
  if (notBefore !== null && from < notBefore) {
    found.push({
      code: "review-too-early",
      message: `The review is planned from ${formatDay(from)}, and may not be held before ${formatDay(notBefore)}.`,
    });
  }
  if (last !== null && to > last) {
    found.push({
      code: "review-too-late",
      message: `The review is planned to ${formatDay(to)}, and is due by ${formatDay(last)}.`,
    });
  }
  return found;
}
