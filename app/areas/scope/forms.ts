import { z } from "zod";

const MAX_FILE_MEGABYTES = 10;

/** One line of text: what was pasted over several lines becomes one. */
export function line(missing: string, most: number) {
  return z
    .string(missing)
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(most, `Use ${most.toLocaleString("en-GB")} characters or fewer`),
    );
}

/** What a browser sends for a file box with nothing in it: a file without a name or a byte. */
function noneChosen(value: unknown): unknown {
  return value instanceof File && value.size === 0 && value.name === "" ? undefined : value;
}

/** An uploaded file; the reader says what is wrong with its content. */
function uploaded(missing: string) {
  return z
    .instanceof(File, { message: missing })
    .refine((value) => value.size <= MAX_FILE_MEGABYTES * 1024 * 1024, {
      error: (issue) => {
        const given = issue.input as File;
        return `“${given.name}” is ${Math.ceil(given.size / 1024 / 1024)} MB; the most that can be read is ${MAX_FILE_MEGABYTES} MB. Take the pictures out, or save the words alone, and try again.`;
      },
    });
}

/** The scope letter and, in a partnership, its memorandum. */
export const ImportForm = z.object({
  letter: z.preprocess(noneChosen, uploaded("Choose the scope letter")),
  mou: z.preprocess(noneChosen, uploaded("Choose the memorandum").optional()),
  councils: z.string().max(2_000, "Enter at most six councils").optional(),
});

/** A letter that corrects the one of a challenge. */
export const CorrectedFileForm = z.object({
  letter: z.preprocess(noneChosen, uploaded("Choose the corrected scope letter")),
});

/** A document added to a challenge that is there already. */
export const SourceForm = z.object({
  file: z.preprocess(noneChosen, uploaded("Choose a document")),
  title: z
    .string()
    .trim()
    .max(160, "Use 160 characters or fewer")
    .optional()
    .transform((text) => (text === undefined || text === "" ? null : text)),
});

export const QuestionForm = z.object({
  text: line("Enter the question", 600),
  version: z.string().default(""),
});
export const PromptForm = z.object({
  text: line("Enter the prompt", 1_000),
  version: z.string().default(""),
});
export const NewPromptForm = z.object({
  text: line("Enter the prompt", 1_000),
  parentId: z
    .string()
    .optional()
    .transform((id) => (id === undefined || id === "" ? null : id)),
});

export const NewFocusAreaForm = z.object({ text: line("Enter the focus area", 1_000) });
export const FocusAreaForm = z.object({
  version: z.coerce.number().int().default(0),
  text: line("Enter the focus area", 1_000),
  decided: z.string().trim().max(2_000, "Use 2,000 characters or fewer").default(""),
});

/** Up or down by one place. */
export const PromptMoveForm = z.object({ direction: z.enum(["up", "down"]) });

/** Removing needs a ticked box. */
export const ConfirmedRemovalForm = z.object({
  sure: z.literal("yes", "Tick the box to confirm that it should be removed"),
});

export const WarningAnswerForm = z.object({
  version: z.coerce.number().int().optional(),
  answer: z
    .string("Say what was decided")
    .trim()
    .min(1, "Say what was decided")
    .max(2_000, "Use 2,000 characters or fewer"),
});

export const TraceForm = z.object({
  clauseId: z.string("Choose a clause").min(1, "Choose a clause"),
  reason: line("Say why the prompt is drawn from this clause", 500),
});

export const UntraceForm = z.object({ clauseId: z.string().min(1) });

export const SendForm = z.object({
  sure: z.literal("yes", "Tick the box to confirm that the scope is ready"),
});
