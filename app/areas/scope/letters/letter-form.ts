import { z } from "zod";
import { listOfCouncils } from "#app/areas/challenge/council-names.ts";
import { challengeTitle, handedOver } from "#app/areas/challenge/forms.ts";
import { onSiteProblem } from "#app/areas/challenge/new-challenge.ts";
import { optionalDateField } from "#app/govuk/form/date-field.ts";

/** More phases on site than any letter has. */
const MOST_PHASES = 6;

const Phase = z
  .object({
    start: optionalDateField({ invalid: "The first day on site must be a real date, like 8 3 2027" }),
    end: optionalDateField({ invalid: "The last day on site must be a real date, like 12 3 2027" }),
  })
  .superRefine(({ start, end }, context) => {
    const problem = onSiteProblem(start, end);
    if (problem !== null)
      context.addIssue({ code: "custom", path: [start === null ? "start" : "end"], message: problem });
  });

/** What somebody corrects of a letter before its challenge is made. */
export const LetterForm = z.object({
  version: z.coerce.number().int(),
  ...handedOver,
  title: challengeTitle,
  councils: z
    .string("Enter the names of the councils, the commissioning council first")
    .max(2_000, "Enter at most five councils")
    .transform((text, context) => {
      const { names, problem } = listOfCouncils(text);
      if (problem !== null) context.addIssue({ code: "custom", message: problem });
      if (names.length === 0) {
        context.addIssue({
          code: "custom",
          message: "Enter the names of the councils, the commissioning council first",
        });
      }
      return names;
    }),
  phases: z
    .array(Phase)
    .max(MOST_PHASES)
    .default([])
    .transform((phases, context) => {
      const known = phases.flatMap(({ start, end }) =>
        start === null || end === null ? [] : [{ start, end }],
      );
      const late = known.findIndex(({ start }, at) => at > 0 && start <= (known[at - 1]?.end ?? ""));
      if (late > 0) {
        context.addIssue({
          code: "custom",
          path: [late, "start"],
          message: "A phase must begin after the one before it has ended",
        });
      }
      return known;
    }),
  questionSet: z.enum(["by-date", "2021", "2024"], "Choose a set of questions"),
  reportFormat: z.enum(["by-date", "2021", "2025"], "Choose how the report is laid out"),
  takeOver: z.enum(["yes"]).optional(),
});
