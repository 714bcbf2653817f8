import { z } from "zod";

/** One message, named by its button. */
export const MailForm = z.object({ mailId: z.string() });

/** Every draft, or the one named. */
export const DraftsForm = z.object({ mailId: z.string().optional() });
