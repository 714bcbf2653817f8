import { z } from "zod";
import { minutesOf } from "#app/platform/clock-time.ts";
import { isDay } from "#app/platform/days.ts";
import { readTime } from "../house-rules.ts";
import type { HoursByDay } from "./day-hours.ts";

/** More days than a visit has. */
const MOST_DAYS = 60;

/** A time of day, or nothing: as on other days. */
const hour = (what: string) =>
  z
    .string()
    .default("")
    .transform((text, context): number | undefined => {
      if (text.trim() === "") return undefined;
      const time = readTime(text);
      if (time !== null) return minutesOf(time);
      context.addIssue({
        code: "custom",
        message: `${what}: enter a time such as 9:30, or leave the box empty`,
      });
      return z.NEVER;
    });

/** Two texts for each day of the visit, of which either may be empty. */
export const DayHoursForm = z.object({
  version: z.string().default(""),
  hours: z
    .array(
      z.object({
        date: z.string().refine(isDay, "This is no day of the visit"),
        from: hour("Starts at"),
        to: hour("Ends at"),
      }),
    )
    .max(MOST_DAYS)
    .default([]),
});

/** The days of a form that have an hour of their own. */
export function hoursOfForm({ hours }: z.output<typeof DayHoursForm>): HoursByDay {
  return Object.fromEntries(
    hours.flatMap(({ date, from, to }) =>
      from === undefined && to === undefined
        ? []
        : [[date, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }]],
    ),
  );
}
