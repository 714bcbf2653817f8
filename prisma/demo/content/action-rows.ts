/** One call per action: the rows from which the action files are built. */
import type { ActionRating, CouncilScope, DemoAction, PersonKey } from "./shapes.ts";

/** The reporting dates of the year: three quarter ends and the update made for the progress review. */
const DATES = {
  dec: "2025-12-19",
  mar: "2026-03-31",
  jun: "2026-06-30",
  sep: "2026-09-30",
  nov: "2026-11-13",
} as const;

export type UpdateRow = readonly [keyof typeof DATES, ActionRating, string];

/** `people` is owner then accountable; `dates` is start then due, as days or months. */
export function action(
  number: string,
  council: CouncilScope,
  title: string,
  people: readonly [PersonKey, PersonKey],
  dates: readonly [string, string],
  successMeasure: string,
  rows: readonly UpdateRow[],
): DemoAction {
  return {
    number,
    recommendation: Number(number.split(".")[0]),
    council,
    title,
    owner: people[0],
    accountable: people[1],
    start: dates[0],
    due: dates[1],
    successMeasure,
    updates: rows.map(([date, rating, text]) => ({ date: DATES[date], rating, text })),
  };
}
