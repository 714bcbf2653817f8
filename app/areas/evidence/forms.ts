import { z } from "zod";
import { LEANINGS, SOURCE_KINDS } from "./note-words.ts";

/** Characters a note may hold: some 1,500 words, far more than anybody types in a session. */
export const NOTE_LIMIT = 10_000;

const optionalId = z
  .string()
  .optional()
  .transform((id) => (id === undefined || id === "" ? null : id));

/** A note, new or changed. `noteId` is made with the page, so that sending it twice records it once. */
export const NoteForm = z.object({
  noteId: z.string("Open a new note and write it again: this form has lost its number"),
  version: z.coerce.number().int().optional(),
  sessionId: optionalId,
  visitId: optionalId,
  text: z
    .string("Write what you heard, read or saw")
    .trim()
    .min(1, "Write what you heard, read or saw")
    .max(NOTE_LIMIT, `A note can have ${NOTE_LIMIT} characters at most. Split it into two`),
  leaning: z.enum(LEANINGS, "Choose which way it leans").default("neutral"),
  sourceKind: z.enum(SOURCE_KINDS, "Choose what kind of source it came from"),
  sourceTitle: z.string().trim().max(300, "A title can have 300 characters at most").default(""),
  themeId: optionalId,
  promptIds: z.array(z.string()).max(30, "A note can have 30 prompts at most").default([]),
});

/** Deleting: the step that is asked to confirm. */
export const DeleteNoteForm = z.object({ version: z.coerce.number().int() });
