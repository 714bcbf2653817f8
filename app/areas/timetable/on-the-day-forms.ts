import { z } from "zod";
import { readTime } from "./house-rules.ts";
import { OUTCOMES } from "./outcomes.ts";

const words = (what: string, length: number) =>
  z
    .string()
    .trim()
    .max(length, `${what} has at most ${length.toLocaleString("en-GB")} characters`)
    .default("");

/** When the record was made that the person looked at; empty when there was none. */
const seen = z.string().max(40).default("");

/** "It took place as planned", one press. */
export const AsPlannedForm = z.object({ sessionId: z.string("Choose a session").max(40), seen });

export const TakeBackForm = z.object({ seen });

/** What really happened: when it began, how long it lasted, who came; or why it was cancelled. */
export const OutcomeForm = z
  .object({
    outcome: z.enum(OUTCOMES, "Choose whether it took place"),
    /** "HH:MM"; null: as planned. */
    actualStart: z
      .string()
      .default("")
      .transform((text, context): string | null => {
        if (text.trim() === "") return null;
        const time = readTime(text);
        if (time !== null) return time;
        context.addIssue({ code: "custom", message: "Enter a time such as 9:30 or 14:15" });
        return z.NEVER;
      }),
    /** Minutes; null: as planned. */
    actualMinutes: z
      .string()
      .default("")
      .transform((text, context): number | null => {
        if (text.trim() === "") return null;
        const minutes = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
        if (minutes >= 1 && minutes <= 720) return minutes;
        context.addIssue({ code: "custom", message: "Enter minutes from 1 to 720" });
        return z.NEVER;
      }),
    personIds: z.array(z.string()).default([]),
    peerIds: z.array(z.string()).default([]),
    reason: words("A reason", 300),
    note: words("A note", 2000),
    seen,
  })
  .superRefine(({ outcome, reason }, context) => {
    if (outcome === "cancelled" && reason === "") {
      context.addIssue({
        code: "custom",
        path: ["reason"],
        message: "Say in a few words why it was cancelled",
      });
    }
  });

export type OutcomeInput = z.output<typeof OutcomeForm>;
