import { z } from "zod";
import { CATEGORY_NAMES, MONTHS_RANGE } from "#app/areas/periods/categories.ts";

const CategoryName = z.enum(CATEGORY_NAMES, "Choose what it is about");

/** How long one category is kept. */
export const RuleForm = z.object({
  version: z.string().default(""),
  category: CategoryName,
  months: z.coerce
    .number(`Enter a number of months from ${MONTHS_RANGE.least} to ${MONTHS_RANGE.most}`)
    .int("Enter whole months")
    .min(MONTHS_RANGE.least, `Enter at least ${MONTHS_RANGE.least} month`)
    .max(MONTHS_RANGE.most, `Enter at most ${MONTHS_RANGE.most} months`),
});

/** A hold on everything, or on one category. */
export const HoldForm = z.object({
  category: CategoryName.optional(),
  reason: z
    .string("Say why the records are needed longer")
    .trim()
    .max(500, "A reason has at most 500 characters"),
});

/** A hold that is lifted. */
export const LiftForm = z.object({ holdId: z.string() });

/** Takes a name out for good, once that was meant. */
export const AnonymiseForm = z.object({
  isSure: z.literal("yes", "Tick the box to say that you are sure"),
});
