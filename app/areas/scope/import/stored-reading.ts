import { z } from "zod";
import { storedJson } from "#app/platform/stored-json.ts";
import type { SourceReading } from "./source-reading.ts";

const Reading: z.ZodType<SourceReading> = z.strictObject({
  parties: z.array(z.string()),
  signatories: z.array(z.strictObject({ name: z.string(), post: z.string() })),
  date: z.strictObject({ day: z.string().nullable(), words: z.string() }).nullable(),
  standing: z.array(z.enum(["draft", "heads-of-terms", "signed"])),
  facts: z.array(z.strictObject({ what: z.string(), value: z.string(), quote: z.string() })),
});

/** The column `reading` of a source document. */
export const storedReading = storedJson("what was read of a source document", [Reading, Reading]);
