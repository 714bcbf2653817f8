import { z } from "zod";

/** Characters of a privacy notice, at most: some ten printed pages. */
export const MOST_NOTICE_CHARACTERS = 30_000;

export const PrivacyNoticeForm = z.object({
  text: z
    .string({ error: "Enter the privacy notice" })
    .trim()
    .min(1, "Enter the privacy notice")
    .max(
      MOST_NOTICE_CHARACTERS,
      `The privacy notice must be ${MOST_NOTICE_CHARACTERS.toLocaleString("en-GB")} characters or fewer`,
    ),
  /** The version that was on the screen; 0 while there is none. */
  version: z.coerce.number().int().min(0),
});
