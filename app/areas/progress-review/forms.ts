import { z } from "zod";
import { optionalDateField } from "#app/govuk/form/date-field.ts";
import { JUDGEMENTS } from "./judgements.ts";
import { SHARED } from "./shared-by-councils.ts";

const version = z.coerce.number().int().default(0);

const text = (what: string, length: number) =>
  z.string().max(length, `${what} has at most ${length} characters`).default("");

export const ReviewForm = z.object({
  heldOn: optionalDateField({ invalid: "The day of the review must be a real date, like 4 11 2027" }),
  introduction: text("The introduction", 30_000),
  conclusion: text("The conclusion", 30_000),
  version,
});

export const JudgementForm = z.object({
  judgement: z.enum(JUDGEMENTS, "Choose how much progress the team sees"),
  text: text("The text", 10_000),
  version,
});

export const GoodPracticeForm = z.object({
  version: z.coerce.number().int().optional(),
  title: z.string("Enter what the example is called").trim().max(200, "A title has at most 200 characters"),
  councilId: z
    .string()
    .optional()
    .transform((value) => (value === undefined || value === SHARED ? null : value)),
  body: z.string("Say what was done").max(20_000, "An example has at most 20000 characters"),
  contact: z.string().trim().max(300, "A contact has at most 300 characters").default(""),
});

export const ReviewIssueForm = z.object({
  status: z.enum(["draft", "final"], "Choose whether this is a draft or the final report"),
  acknowledged: z
    .literal("yes")
    .optional()
    .transform((value) => value === "yes"),
});
