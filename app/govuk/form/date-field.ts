import { z } from "zod";
import { fromDateParts } from "./date-parts.ts";

const boxes = z
  .object({ day: z.string().optional(), month: z.string().optional(), year: z.string().optional() })
  .optional();

export interface DateFieldMessages {
  /** "Enter the date the action is due" */
  missing: string;
  /** "The date the action is due must be a real date, like 8 3 2024" */
  invalid: string;
}

/** A day typed into a DateInput as `YYYY-MM-DD`. An error belongs to the whole date, not to one box. */
export function dateField({ missing, invalid }: DateFieldMessages) {
  return boxes.transform((parts, context): string => {
    if (isEmpty(parts)) {
      context.addIssue({ code: "custom", message: missing });
      return z.NEVER;
    }
    return readDay(parts ?? {}, invalid, context);
  });
}

/** The same when the day may be left out; then it is null. */
export function optionalDateField({ invalid }: Pick<DateFieldMessages, "invalid">) {
  return boxes.transform((parts, context): string | null =>
    isEmpty(parts) ? null : readDay(parts ?? {}, invalid, context),
  );
}

type Boxes = z.infer<typeof boxes>;

function isEmpty(parts: Boxes): boolean {
  return !parts?.day && !parts?.month && !parts?.year;
}

function readDay(parts: NonNullable<Boxes>, invalid: string, context: z.RefinementCtx): string {
  const day = fromDateParts(parts);
  if (day !== null) return day;
  context.addIssue({ code: "custom", message: invalid });
  return z.NEVER;
}
