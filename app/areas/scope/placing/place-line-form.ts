import { z } from "zod";
import { PEER_ROLES } from "#app/areas/peer-team/peer-words.ts";
import { line } from "../forms.ts";

/** Where a line of the letter can belong, in the order they are offered. */
const PLACES = ["prompt", "question", "focus-area", "team", "date", "nothing"] as const;

/** Where a line belongs, and what that place needs to know. */
export const PlaceLineForm = z
  .object({
    version: z.coerce.number().int().optional(),
    belongs: z.enum(PLACES, "Choose where the line belongs"),
    text: line("Enter the words that are to stand there", 1_000),
    themeOfPrompt: z.string().default(""),
    themeOfQuestion: z.string().default(""),
    role: z.union([z.enum(PEER_ROLES), z.literal("")]).default(""),
    milestoneId: z.string().default(""),
    reason: z.string().trim().max(2_000, "Use 2,000 characters or fewer").default(""),
  })
  .transform((value, context) => {
    const missing = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
      return z.NEVER;
    };
    const { version, belongs, text } = value;
    switch (belongs) {
      case "prompt":
        if (value.themeOfPrompt === "") return missing("themeOfPrompt", "Choose the theme of the prompt");
        return { version, place: { belongs, text, themeId: value.themeOfPrompt } as const };
      case "question":
        if (value.themeOfQuestion === "")
          return missing("themeOfQuestion", "Choose the theme of the question");
        if (text.length > 600) return missing("text", "Use 600 characters or fewer for a question");
        return { version, place: { belongs, text, themeId: value.themeOfQuestion } as const };
      case "focus-area":
        return { version, place: { belongs, text } as const };
      case "team":
        if (value.role === "") return missing("role", "Choose the role in the team");
        return { version, place: { belongs, text, role: value.role } as const };
      case "date":
        if (value.milestoneId === "") return missing("milestoneId", "Choose the key date");
        return { version, place: { belongs, milestoneId: value.milestoneId } as const };
      default:
        if (value.reason === "") return missing("reason", "Say why the line needs no place");
        return { version, place: { belongs, reason: value.reason } as const };
    }
  });

/** Where a line belongs, as it was chosen. */
export type LinePlace = z.output<typeof PlaceLineForm>["place"];
