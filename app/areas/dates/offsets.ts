import { type Day, plusDays, plusMonths } from "#app/platform/days.ts";
import { addWorkingDays } from "./bank-holidays.ts";

/** How far a day lies from the one it is counted from. */
export interface Offset {
  unit: "days" | "working-days" | "weeks" | "months";
  /** Negative is before. */
  count: number;
}

export const OFFSET_UNITS = ["days", "working-days", "weeks", "months"] as const satisfies Offset["unit"][];

/** The largest number of days, working days, weeks or months a rule counts; more is a slip of the hand. */
export const MOST_COUNTED = 1_200;

/** The day so far from another. Months keep the day of the month, or end with the month where it has no such day. */
export function applyOffset(day: Day, { unit, count }: Offset): Day {
  switch (unit) {
    case "days":
      return plusDays(day, count);
    case "working-days":
      return addWorkingDays(day, count);
    case "weeks":
      return plusDays(day, count * 7);
    case "months":
      return plusMonths(day, count);
  }
}

/** Whether the month counted to has no such day, so that its last day was taken: 30 November and 3 months. */
export function isClamped(day: Day, offset: Offset): boolean {
  return offset.unit === "months" && applyOffset(day, offset).slice(8) !== day.slice(8);
}

/** "3 weeks", "1 working day"; without its direction. */
export function lengthInWords({ unit, count }: Offset): string {
  const name = unit === "working-days" ? "working days" : unit;
  const size = Math.abs(count);
  return `${size} ${size === 1 ? name.slice(0, -1) : name}`;
}

/** "3 weeks after the last day on site"; "on the last day on site" for none at all. */
export function offsetInWords(offset: Offset, base: string): string {
  if (offset.count === 0) return `on ${base}`;
  return `${lengthInWords(offset)} ${offset.count < 0 ? "before" : "after"} ${base}`;
}
