import { addMonths } from "date-fns/addMonths";
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";

/** How often a plan goes to a body. */
export const FREQUENCIES = ["monthly", "quarterly", "half-yearly", "yearly", "once"] as const;

export type Frequency = (typeof FREQUENCIES)[number];

export const FREQUENCY_NAMES = {
  monthly: "Every month",
  quarterly: "Every quarter",
  "half-yearly": "Every half year",
  yearly: "Every year",
  once: "Once",
} as const satisfies Record<Frequency, string>;

const MONTHS_BETWEEN = { monthly: 1, quarterly: 3, "half-yearly": 6, yearly: 12, once: 0 } as const;

/**
 * The day by which the next report is due, counted from the day the plan was approved: the first multiple of the
 * interval after `today`. Null for a plan that is not approved, or a body that has it once and had it.
 */
export function nextReportDue(frequency: Frequency, approvedOn: string | null, today: string): string | null {
  const months = MONTHS_BETWEEN[frequency];
  if (approvedOn === null || months === 0) return null;
  for (let count = 1; ; count++) {
    const due = format(addMonths(parseISO(approvedOn), months * count), "yyyy-MM-dd");
    if (due > today) return due;
  }
}
