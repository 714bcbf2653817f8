import { z } from "zod";
import { COMMENT_DECISIONS, COMMENT_LIMIT, PLACE_LIMIT, SECTION_LIMIT } from "./comment-words.ts";

export const ReportSectionForm = z.object({
  body: z.string().max(SECTION_LIMIT, "A section has at most 100,000 characters").default(""),
  version: z.coerce.number().int().min(0),
});

export const ReportIssueForm = z.object({
  status: z.enum(["draft", "final"], "Choose whether to issue a draft or the final report"),
  acknowledged: z.literal("yes").optional(),
  confirm: z.literal("yes", "Tick the box to issue the report"),
});

export const CommentForm = z.object({
  place: z
    .string("Choose the part of the report the comment is about")
    .trim()
    .max(PLACE_LIMIT, `A place has at most ${PLACE_LIMIT} characters`),
  comment: z
    .string("Say what is wrong and what is right")
    .trim()
    .max(COMMENT_LIMIT, "A comment has at most 4,000 characters"),
});

export const CommentAnswerForm = z.object({
  decision: z.enum(COMMENT_DECISIONS, "Choose whether the team accepts the correction"),
  answer: z
    .string("Write an answer for the council")
    .trim()
    .max(COMMENT_LIMIT, "An answer has at most 4,000 characters"),
  /** When the answer was given that the page showed. */
  version: z.iso.datetime().optional(),
});
