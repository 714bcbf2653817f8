import { z } from "zod";
import { readTime } from "./house-rules.ts";

/** A time of day as typed, "9:30" or "2pm", as "HH:MM"; null when the box was left empty. `message` says what to enter. */
export const timeField = (message = "Enter a time such as 9:30 or 14:15") =>
  z
    .string()
    .default("")
    .transform((text, context): string | null => {
      if (text.trim() === "") return null;
      const time = readTime(text);
      if (time !== null) return time;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
