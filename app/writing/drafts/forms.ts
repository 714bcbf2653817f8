import { z } from "zod";

const place = { address: z.string().min(1).max(500), form: z.string().min(1).max(100) };

/** What a page sends while somebody writes. */
export const KeepDraftForm = z.object({
  ...place,
  texts: z.string().default(""),
  version: z.string().max(2_000).default(""),
});

/** A draft that is not wanted. */
export const DiscardDraftForm = z.object(place);
