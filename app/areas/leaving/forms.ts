import { z } from "zod";

/** All that somebody has goes to one person. `to`: the membership of whoever gets it. */
export const HandOverAllForm = z.object({
  to: z.string("Choose who gets it").max(64),
  version: z.string().max(40_000).default(""),
  sure: z.literal("yes", "Tick the box to confirm"),
});

/** One hand-over that is to be put back. */
export const UndoHandOverForm = z.object({ handOverId: z.string().max(64) });

/** Somebody is out of the challenge. */
export const EndForm = z.object({ sure: z.literal("yes", "Tick the box to confirm") });
