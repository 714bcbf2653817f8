import { z } from "zod";
import { FINDING_KINDS, FINDING_STATUSES, NOTE_RELATIONS, RECOMMENDATION_KINDS } from "./finding-words.ts";

const version = z.coerce.number().int().optional();

/** A finding, new or changed. */
export const FindingForm = z.object({
  version,
  themeId: z.string("Choose the theme it belongs to"),
  kind: z.enum(FINDING_KINDS, "Choose whether it is a strength or an area for improvement"),
  headline: z
    .string("Write a headline: the judgement in one sentence")
    .trim()
    .min(1, "Write a headline: the judgement in one sentence")
    .max(300, "A headline can have 300 characters at most"),
  body: z.string().trim().max(20_000, "The text can have 20,000 characters at most").default(""),
  status: z.enum(FINDING_STATUSES).default("draft"),
});

/** The notes a finding stands on. `shown` are the notes that were on the page: the others stay as they are. */
export const FindingNotesForm = z.object({
  version: z.coerce.number().int(),
  shown: z.array(z.string()).max(500).default([]),
  chosen: z.array(z.string()).max(500).default([]),
  relation: z.record(z.string(), z.enum(NOTE_RELATIONS)).default({}),
});

/** Up or down in the order. */
export const OrderForm = z.object({
  itemId: z.string("Reload the page and try again"),
  direction: z.enum(["up", "down"], "Reload the page and try again"),
});

/** A step that is asked to confirm. */
export const ConfirmForm = z.object({ version: z.coerce.number().int() });

/** A recommendation, new or changed. */
export const RecommendationForm = z.object({
  version,
  kind: z.enum(RECOMMENDATION_KINDS, "Choose whether it is a key or a further recommendation"),
  themeId: z
    .string()
    .optional()
    .transform((id) => (id === undefined || id === "" ? null : id)),
  title: z
    .string("Give it a short title")
    .trim()
    .min(1, "Give it a short title")
    .max(200, "A title can have 200 characters at most"),
  text: z
    .string("Write the recommendation in the team's exact words")
    .trim()
    .min(1, "Write the recommendation in the team's exact words")
    .max(5_000, "A recommendation can have 5,000 characters at most"),
  findingIds: z.array(z.string()).max(100, "A recommendation can stand on 100 findings at most").default([]),
});

/** A softer observation. */
export const ObservationForm = z.object({
  version,
  themeId: z
    .string()
    .optional()
    .transform((id) => (id === undefined || id === "" ? null : id)),
  text: z
    .string("Write the observation")
    .trim()
    .min(1, "Write the observation")
    .max(5_000, "An observation can have 5,000 characters at most"),
});

/** Deleting a softer observation: the tick is the confirmation. */
export const DeleteObservationForm = z.object({
  confirmed: z.literal("yes", "Tick to confirm that you want to delete it"),
});
