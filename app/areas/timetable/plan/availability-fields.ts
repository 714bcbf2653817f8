import { z } from "zod";
import { isDay } from "#app/platform/days.ts";
import { AVAILABILITIES, mergeTimes, type TimeWindow, WHOLE_DAY } from "./availability.ts";
import { readTime } from "./house-rules.ts";

/** Rows of times that one form can hold. */
const MOST_ROWS = 40;

const text = z.string().default("");

/** A day with hours from a form: null when nothing was filled in, all day when no hours were. */
export const timeRow = z
  .object({ date: text, start: text, end: text })
  .nullish()
  .transform((row, context): TimeWindow | null => {
    const { date = "", start = "", end = "" } = row ?? {};
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: "custom", path: [field], message });
      return z.NEVER;
    };
    if (date === "" && start.trim() === "" && end.trim() === "") return null;
    if (!isDay(date)) return refuse("date", "Choose the day");
    const from = start.trim() === "" ? WHOLE_DAY.start : readTime(start);
    const to = end.trim() === "" ? WHOLE_DAY.end : readTime(end);
    if (from === null) return refuse("start", "Enter a time such as 9:30 or 14:15, or leave it empty");
    if (to === null) return refuse("end", "Enter a time such as 9:30 or 14:15, or leave it empty");
    if (to <= from) return refuse("end", "Enter a time after the one it starts from");
    return { date, start: from, end: to };
  });

/** Times of a form in order, without the rows that were left empty. */
export const timeRows = z
  .array(timeRow)
  .max(MOST_ROWS, `Enter at most ${MOST_ROWS} times`)
  .default([])
  .transform((rows) => mergeTimes(rows.filter((row) => row !== null)));

/** What is said of when somebody can come. */
export const noteOnTimes = z.string().trim().max(500, "A note has at most 500 characters");

const NO_TIMES = "Enter at least one day on which they can come, or choose another answer";

/** When somebody can come, part of the form of a person. Left out, it stays as it is. */
export const availabilityFields = {
  availability: z.enum(AVAILABILITIES, "Choose when they can come").optional(),
  times: timeRows,
  availabilityNote: noteOnTimes.optional(),
};

/** What is wrong between the fields above; null when they fit. */
export function availabilityProblem({
  availability,
  times,
}: {
  availability?: string | undefined;
  times: readonly TimeWindow[];
}): { field: "times"; message: string } | null {
  return availability === "some-times" && times.length === 0 ? { field: "times", message: NO_TIMES } : null;
}
