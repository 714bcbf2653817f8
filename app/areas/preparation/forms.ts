import { z } from "zod";
import { optionalDateField } from "#app/govuk/form/date-field.ts";
import { PACK_STATUSES } from "./pack.ts";
import { SECTION_STATUSES } from "./statement.ts";

/** Characters one section may hold: far above any statement, below what would slow a page. */
const SECTION_MAX_CHARACTERS = 60_000;

export const StatementSectionForm = z.object({
  body: z.string().max(SECTION_MAX_CHARACTERS, "A section has at most 60,000 characters").default(""),
  status: z.enum(SECTION_STATUSES, "Choose how far this section is"),
  version: z.coerce.number().int(),
});

export const SubmitStatementForm = z.object({
  /** That the person has looked at what is listed; asked for where something is. */
  acknowledged: z.literal("yes").optional(),
  confirm: z.literal("yes", "Tick the box to submit the position statement"),
});

const line = (what: string, length: number) =>
  z.string().trim().max(length, `${what} has at most ${length} characters`).default("");

export const PackItemForm = z.object({
  title: z
    .string("Enter what the document or data set is called")
    .trim()
    .max(200, "A title has at most 200 characters"),
  description: line("A description", 1000),
  ownerName: line("A name", 120),
  location: line("A place", 500),
  dueOn: optionalDateField({ invalid: "The day it is due must be a real date, like 8 3 2027" }),
  status: z.enum(PACK_STATUSES, "Choose where this document stands"),
  version: z.coerce.number().int().default(1),
});

export type PackItemInput = z.output<typeof PackItemForm>;
