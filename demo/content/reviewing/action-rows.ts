/** One call per action: the rows from which the action files are built. */
import type { ActionRating, CouncilKey, CouncilScope, DemoAction, PersonKey } from "../shapes.ts";

/** The reporting dates of the year: three quarter ends and the update made for the progress review. */
const DATES = {
  dec: "2025-12-19",
  mar: "2026-03-31",
  jun: "2026-06-30",
  sep: "2026-09-30",
  nov: "2026-11-13",
} as const;

/** Joint actions led from Harrowmere; Wexcombe, as commissioning council, leads the others. */
const LED_BY_HARROWMERE: readonly string[] = [
  "1.3",
  "1.4",
  "4.2",
  "4.3",
  "4.4",
  "5.3",
  "6.4",
  "7.1",
  "7.3",
  "8.3",
  "9.4",
];

function leadOf(number: string, council: CouncilScope): CouncilKey {
  if (council !== "joint") return council;
  return LED_BY_HARROWMERE.includes(number) ? "harrowmere" : "wexcombe";
}

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
    lead: leadOf(number, council),
    title,
    owner: people[0],
    accountable: people[1],
    start: dates[0],
    due: dates[1],
    successMeasure,
    updates: rows.map(([date, rating, text]) => ({ date: DATES[date], rating, text })),
  };
}
