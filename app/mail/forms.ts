import { z } from "zod";
import { MAIL_KINDS, type MailKind } from "./kinds.ts";

/** One message, named by its button. */
export const MailForm = z.object({ mailId: z.string() });

/** The draft named, or all that the page lists; all at once only with the box ticked, since it cannot be taken back. */
export const DraftsForm = z
  .object({
    mailId: z.string().optional(),
    kind: z
      .enum(Object.keys(MAIL_KINDS) as [MailKind, ...MailKind[]])
      .optional()
      .catch(undefined),
    writtenAt: z.coerce.date().optional(),
    confirm: z.literal("yes").optional(),
  })
  .refine(({ mailId, confirm }) => mailId !== undefined || confirm === "yes", {
    path: ["confirm"],
    error: "Tick the box to say that all of them are meant.",
  });
