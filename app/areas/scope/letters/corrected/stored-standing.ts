import { z } from "zod";
import { storedJson } from "#app/platform/stored-json.ts";

/** How far a corrected letter was looked through. */
export interface CorrectedStanding {
  /** What the letter before said, as `stored-letter.ts` stores it; null where that letter cannot be read. */
  before: string | null;
  /** The letter among the source documents, from the first time that something was taken over or left; null before. */
  sourceDocumentId: string | null;
  /** Ids of the differences that stay as they are on record. */
  left: string[];
}

const Standing: z.ZodType<CorrectedStanding> = z.strictObject({
  before: z.string().nullable(),
  sourceDocumentId: z.string().nullable(),
  left: z.array(z.string()),
});

/** The column `standing` of a letter that corrects the letter of a challenge. */
export const storedStanding = storedJson("how far a corrected letter was looked through", [
  Standing,
  Standing,
]);
