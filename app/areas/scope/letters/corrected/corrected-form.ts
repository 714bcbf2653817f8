import { z } from "zod";

/** More differences than a letter has. */
const MOST_DIFFERENCES = 500;

/** What becomes of the differences of a corrected letter; `says` is empty for one that is decided later. */
export const CorrectedForm = z.object({
  version: z.coerce.number().int(),
  choices: z
    .array(
      z.object({
        line: z.string().max(200),
        /** What stood on record when the page was opened. */
        was: z
          .string()
          .max(2_000)
          .default("")
          .transform((text) => text.replace(/\r\n?/g, "\n")),
        says: z.enum(["letter", "record", ""]).default(""),
      }),
    )
    .max(MOST_DIFFERENCES)
    .default([]),
});

/** The choices as they are taken in. */
export type CorrectedInput = z.output<typeof CorrectedForm>;

/** A whole letter: finish with it, or delete it. */
export const WholeLetterForm = z.object({
  version: z.coerce.number().int(),
  sure: z.literal("yes", "Tick the box to confirm"),
});
