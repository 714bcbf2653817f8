import { z } from "zod";
import { MOST_DRAFT_CHARACTERS } from "./draft.ts";

/** Texts by the name of their field. */
export const DraftTexts = z.record(z.string().max(200), z.string());

const place = { address: z.string().min(1).max(500), form: z.string().min(1).max(100) };

const textsAsJson = z
  .string()
  .max(MOST_DRAFT_CHARACTERS, "This is too long to be kept as a draft.")
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue({ code: "custom", message: "This is not a draft." });
      return z.NEVER;
    }
  })
  .pipe(DraftTexts);

/** What a page sends while somebody writes. */
export const KeepDraftForm = z.object({
  ...place,
  texts: textsAsJson,
  version: z.string().max(2_000).default(""),
});

/** A draft that is not wanted. */
export const DiscardDraftForm = z.object(place);
