import { z } from "zod";
import { POSITIONS } from "./coverage.ts";
import { RATINGS } from "./ratings.ts";
import { FREQUENCIES } from "./reporting.ts";

const version = z.coerce.number().int().default(0);

const words = (what: string, length: number) =>
  z.string().trim().max(length, `${what} has at most ${length} characters`).default("");

export const ResponseForm = z.object({
  position: z.enum(POSITIONS, "Choose whether the council accepts the recommendation"),
  reason: words("A reason", 5000),
  version,
});

export const ActionForm = z.object({
  text: z.string("Say what the council will do").trim().max(2000, "An action has at most 2000 characters"),
  accountableName: words("A name", 120),
  ownerName: words("A name", 120),
  ownerAccountId: z
    .string()
    .optional()
    .transform((value) => value ?? null),
  dueText: words("A date", 40),
  successMeasure: words("A measure of success", 1000),
  version,
});

export const UpdateForm = z.object({
  rating: z.enum(RATINGS, "Choose the rating that fits today"),
  text: z
    .string("Say in a sentence or two what was done")
    .trim()
    .max(4000, "An update has at most 4000 characters"),
});

export const ActionMoveForm = z.object({
  by: z.enum(["up", "down"], "Choose up or down").transform((value): -1 | 1 => (value === "up" ? -1 : 1)),
});

export const ReportingLineForm = z.object({
  version: z.coerce.number().int().optional(),
  body: z
    .string("Enter the cabinet, committee or council that gets the report")
    .trim()
    .max(160, "A name has at most 160 characters"),
  purpose: words("A purpose", 500),
  frequency: z.enum(FREQUENCIES, "Choose how often it gets the report"),
});

export const ApproveForm = z.object({
  acknowledged: z
    .literal("yes")
    .optional()
    .transform((value) => value === "yes"),
});

/** Actions handed to one of the council's people. */
export const HandOverActionsForm = z.object({
  actions: z.array(z.string().max(40)).max(500).default([]),
  to: z.string("Choose who is to have them").max(40),
  version: z.string().max(40_000).default(""),
});
