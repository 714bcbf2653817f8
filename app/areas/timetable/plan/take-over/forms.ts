import { z } from "zod";

/** What is taken over from one earlier challenge; `version` is the mark of what was shown. */
export const TakeOverForm = z.object({
  version: z.string().max(100),
  sites: z.array(z.string().max(200)).max(20).default([]),
  rules: z.enum(["yes"]).optional(),
});
