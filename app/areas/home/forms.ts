import { z } from "zod";
import { STAGES } from "#app/access/permissions.ts";
import { MOST_CLOSING_REASON } from "./closing/closing-rules.ts";

/** Deleting a challenge needs a ticked box. */
export const DeleteChallengeForm = z.object({
  confirm: z.literal("yes", "Tick the box to confirm that the challenge should be deleted"),
});

/** Moving the challenge on or back. */
export const StageForm = z.object({
  from: z.enum(STAGES),
  to: z.enum(STAGES, "Choose the stage to move to"),
  confirm: z.literal("yes", "Tick the box to confirm that the challenge should move"),
});

/** Closing before the end: from which stage, why, and a ticked box. */
export const CloseForm = z.object({
  from: z.enum(STAGES),
  reason: z
    .string("Say why the challenge is closed")
    .trim()
    .min(1, "Say why the challenge is closed")
    .max(
      MOST_CLOSING_REASON,
      `The reason must be ${MOST_CLOSING_REASON.toLocaleString("en-GB")} characters or fewer`,
    ),
  confirm: z.literal("yes", "Tick the box to confirm that the challenge should be closed"),
});

/** Opening again what was closed before its end. */
export const OpenChallengeForm = z.object({
  to: z.enum(STAGES),
  confirm: z.literal("yes", "Tick the box to confirm that the challenge should be opened again"),
});
