import { z } from "zod";
import { dateField } from "#app/govuk/form/date-field.ts";
import { TOLD_WAYS } from "./replies.ts";
import { REPLIES } from "./reply-states.ts";

/** An answer that somebody told and another writes down. */
export const RecordReplyForm = z.object({
  invitationId: z.string().max(40),
  answer: z.enum(REPLIES, "Press one of the two answers"),
  way: z.enum(TOLD_WAYS, "Choose how they told it"),
  toldOn: dateField({
    missing: "Enter the day on which they told it",
    invalid: "The day on which they told it must be a real date, like 8 3 2026",
  }),
});

export type RecordReplyInput = z.output<typeof RecordReplyForm>;

export const UndoReplyForm = z.object({ replyId: z.string().max(40) });

/** An answer by somebody's own link: to one session, or to all that have none yet; `asked` is what they were shown. */
export const OwnReplyForm = z.object({
  session: z.string().max(40),
  answer: z.enum(REPLIES, "Press one of the two answers"),
  asked: z.string().max(20_000),
});

export type OwnReplyInput = z.output<typeof OwnReplyForm>;
