import { z } from "zod";
import { STAGES } from "#app/access/permissions.ts";

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
