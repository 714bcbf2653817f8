import { z } from "zod";
import { REASON_LIMIT } from "./publication-words.ts";

export const PublicationReleaseForm = z.object({
  /** That the person has looked at what the checks point out; asked for where they point out something. */
  acknowledged: z.literal("yes").optional(),
  confirm: z.literal("yes", "Tick the box to publish the document"),
});

export const WithdrawForm = z.object({
  reason: z
    .string("Give the public a reason")
    .trim()
    .max(REASON_LIMIT, "A reason has at most 1,000 characters"),
  confirm: z.literal("yes", "Tick the box to withdraw the document"),
});
