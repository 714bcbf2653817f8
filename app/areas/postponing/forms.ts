import { z } from "zod";
import { optionalDateField } from "#app/govuk/form/date-field.ts";

/** Characters of the texts that a postponement holds. */
const MOST_WHO = 200;
export const MOST_REASON = 1_000;
const MOST_HOW = 500;

const reason = (missing: string) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(MOST_REASON, `The reason must be ${MOST_REASON.toLocaleString("en-GB")} characters or fewer`);

/** A postponement: who decided it, why, and what becomes of each phase on site. */
export const PostponeForm = z.object({
  version: z.string(),
  decidedBy: z
    .string("Say who decided it")
    .trim()
    .min(1, "Say who decided it")
    .max(MOST_WHO, `Use ${MOST_WHO} characters or fewer`),
  reason: reason("Say why the visit is postponed"),
  visits: z
    .array(
      z.object({
        id: z.string(),
        what: z.enum(["new-days", "not-known", "stays"], "Choose what becomes of this visit"),
        first: optionalDateField({ invalid: "The first day must be a real date, like 8 3 2027" }),
        last: optionalDateField({ invalid: "The last day must be a real date, like 12 3 2027" }),
      }),
    )
    .min(1)
    .max(30),
  sessions: z.enum(["with-days", "anew"], "Choose what becomes of the sessions"),
  moveDates: z.enum(["move", "keep"], "Choose whether the key dates move"),
  pastDays: z.literal("yes").optional(),
  leaveSessions: z.literal("yes").optional(),
});

/** Putting the visits back on their earlier days. */
export const PutBackForm = z.object({
  postponementId: z.string(),
  reason: reason("Say why the visit goes back to its earlier days"),
});

/** Saying that something holds for the new days. */
export const ConfirmMarkForm = z.object({
  version: z.coerce.number().int(),
  how: z
    .string()
    .trim()
    .max(MOST_HOW, `Use ${MOST_HOW} characters or fewer`)
    .optional()
    .transform((text) => text ?? ""),
});

/** Saying that it does not after all. */
export const OpenAgainForm = z.object({ version: z.coerce.number().int() });
