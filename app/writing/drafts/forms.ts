import { z } from "zod";
import { MOST_DRAFT_CHARACTERS } from "./draft.ts";

/** Texts by the name of their field. */
export const DraftTexts = z.record(z.string().max(200), z.string());

const place = { address: z.string().min(1).max(500), form: z.string().min(1).max(100) };

/** Of this opening of the page; empty from a page that was opened before drafts had one. */
const opening = z
  .string()
  .regex(/^[0-9a-f]{0,40}$/, "This is no opening of a page.")
  .default("");

/** Counts what a page sends, so that what arrives in another order is put right; none from a page that was opened before it did. */
const sequence = z.coerce.number().int().min(1).max(999_999_999).optional();

const instant = z.iso.datetime("This is no instant.").optional();

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
export const KeepDraftForm = z
  .object({
    ...place,
    opening,
    sequence,
    texts: textsAsJson,
    version: z.string().max(2_000).default(""),
    // Of the draft that was put back and is typed on in.
    takesOver: opening,
    takesOverSavedAt: instant,
  })
  .transform(({ takesOver, takesOverSavedAt, ...draft }) => ({
    ...draft,
    takesOver:
      takesOver === "" && takesOverSavedAt === undefined
        ? undefined
        : { opening: takesOver, savedAt: takesOverSavedAt ?? null },
  }));

/** A draft that is not wanted; with the instant it was seen at only while it is still that one. */
export const DiscardDraftForm = z
  .object({ ...place, opening, sequence, savedAt: instant })
  .transform(({ savedAt, sequence: sent, opening: of, ...at }) => ({
    ...at,
    drafts: [{ opening: of, savedAt: savedAt ?? null, sequence: sent }],
  }));
