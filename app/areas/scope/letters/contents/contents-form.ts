import { z } from "zod";
import { PEER_ROLES } from "#app/areas/peer-team/peer-words.ts";
import { optionalDateField } from "#app/govuk/form/date-field.ts";
import { listedLines, outlineLines } from "./outline.ts";

/** Most characters of one box of questions, and of one of prompts or focus areas. */
export const MOST_QUESTIONS = 10_000;
export const MOST_PROMPTS = 30_000;

/** A box with a list in it: no line longer than the page of its kind takes later. */
function list(most: number, mostOfLine: number, what: string) {
  return z
    .string()
    .default("")
    .superRefine((text, context) => {
      if (text.length > most) {
        context.addIssue({
          code: "custom",
          message: `Use ${most.toLocaleString("en-GB")} characters or fewer`,
        });
      }
      const long = outlineLines(text).find((line) => line.text.length > mostOfLine);
      if (long === undefined) return;
      context.addIssue({
        code: "custom",
        message: `Use ${mostOfLine.toLocaleString("en-GB")} characters or fewer for ${what}: “${long.text.slice(0, 60)}…” is longer`,
      });
    });
}

/** One line of text that may be empty. Not piped on: an empty box is no text at all to a form. */
const shortText = (most: number) =>
  z
    .string()
    .default("")
    .transform((typed, context) => {
      const text = typed.replace(/\s+/g, " ").trim();
      if (text.length <= most) return text;
      const message = `Use ${most.toLocaleString("en-GB")} characters or fewer`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });

const Theme = z
  .object({
    title: shortText(160),
    questions: list(MOST_QUESTIONS, 600, "a question"),
    prompts: list(MOST_PROMPTS, 1_000, "a prompt"),
  })
  .superRefine(({ title, questions, prompts }, context) => {
    if (title !== "" || listedLines(`${questions}\n${prompts}`).length === 0) return;
    const message = "Enter the title of the theme, or move its questions and prompts to another";
    context.addIssue({ code: "custom", path: ["title"], message });
  });

const TeamPlace = z
  .object({
    role: z.union([z.enum(PEER_ROLES), z.literal("")]).default(""),
    brief: shortText(1_000),
    name: shortText(120),
  })
  .superRefine(({ role, brief, name }, context) => {
    if (role !== "" || (brief === "" && name === "")) return;
    const message = "Choose the part in the team, or empty the line to take it out";
    context.addIssue({ code: "custom", path: ["role"], message });
  });

/** Where a line can be put: `prompt:2`, `question:2`, `focus-area`, `team:member-peer`, `date:draft-report`, `nothing`, or left as it is. */
const Line = z
  .object({ belongs: z.string().max(60).default(""), reason: shortText(1_000) })
  .superRefine(({ belongs, reason }, context) => {
    if (belongs !== "nothing" || reason !== "") return;
    context.addIssue({ code: "custom", path: ["reason"], message: "Say why the line needs no place" });
  });

/** All that was read of a letter besides its main facts, as somebody corrects it. */
export const ContentsForm = z.object({
  version: z.coerce.number().int(),
  themes: z.array(Theme).max(40).default([]),
  focusAreas: list(MOST_PROMPTS, 1_000, "a focus area"),
  team: z.array(TeamPlace).max(80).default([]),
  dates: z
    .array(
      z.object({
        key: z.string().max(80),
        dueOn: optionalDateField({ invalid: "This must be a real date, like 29 3 2027" }),
      }),
    )
    .max(40)
    .default([]),
  lines: z.array(Line).max(400).default([]),
});

/** What was read, corrected. */
export type LetterContents = z.output<typeof ContentsForm>;
