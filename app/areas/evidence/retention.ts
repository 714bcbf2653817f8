import { addMonths } from "date-fns/addMonths";
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import type { Day } from "#app/platform/days.ts";

/** House rule: how long a note is kept after the last day on site. No public source fixes it. */
export const RETENTION_MONTHS = 12;

export const RETENTION_RULE = `Notes are kept for ${RETENTION_MONTHS} months after the last day on site, then destroyed.`;

/**
 * The last day a note is kept: 12 months after the last day on site or, while that day is not set, after the day
 * the note was recorded. A month with fewer days ends on its last day (29 February to 28 February).
 */
export function retainUntil(lastDayOnSite: Day | null, recordedOn: Day): Day {
  return format(addMonths(parseISO(lastDayOnSite ?? recordedOn), RETENTION_MONTHS), "yyyy-MM-dd");
}
