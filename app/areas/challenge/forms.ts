import { z } from "zod";
import { dateField, optionalDateField } from "#app/govuk/form/date-field.ts";
import { EmailAddress } from "#app/platform/email-address.ts";
import { listOfCouncils, NAME_LIMIT, TITLE_LIMIT } from "./council-names.ts";
import { onSiteProblem } from "./new-challenge.ts";

/** The title of a challenge. */
export const challengeTitle = z
  .string("Enter a title for the challenge")
  .trim()
  .min(1, "Enter a title for the challenge")
  .max(TITLE_LIMIT, `The title must be ${TITLE_LIMIT} characters or fewer`);

const onSite = {
  onSiteStart: optionalDateField({ invalid: "The first day on site must be a real date, like 8 3 2027" }),
  onSiteEnd: optionalDateField({ invalid: "The last day on site must be a real date, like 12 3 2027" }),
};

const reportFormat = z.enum(["2021", "2025"], "Choose how the report is laid out");
const questionSet = z.enum(["2021", "2024"], "Choose a set of questions");

function checkOnSite(
  value: { onSiteStart: string | null; onSiteEnd: string | null },
  context: z.RefinementCtx,
): void {
  const problem = onSiteProblem(value.onSiteStart, value.onSiteEnd);
  if (problem === null) return;
  const field = value.onSiteStart === null ? "onSiteStart" : "onSiteEnd";
  context.addIssue({ code: "custom", path: [field], message: problem });
}

/** How a challenge is to be made: the first question of /challenges/new. */
export const WayForm = z.object({
  way: z.enum(["letter", "hand"], "Choose how to make the challenge"),
});

/** A challenge made by hand. */
/** Whom an administrator hands a challenge over to; nobody else is asked. */
export const handedOver = {
  managerName: z.string().trim().max(120, "A name has at most 120 characters").optional(),
  managerEmail: EmailAddress.optional(),
};

/** What is asked to make a challenge without a letter. */
export const ByHandForm = z
  .object({
    title: challengeTitle,
    ...handedOver,
    /** A letter that was refused and is kept with the challenge. */
    letter: z.string().max(40).optional(),
    commissioning: z
      .string("Enter the name of the commissioning council")
      .trim()
      .min(1, "Enter the name of the commissioning council")
      .max(NAME_LIMIT, `The name must be ${NAME_LIMIT} characters or fewer`),
    further: z
      .string()
      .max(2_000, "Enter at most five further councils")
      .optional()
      .transform((text, context) => {
        const councils = listOfCouncils(text ?? "");
        if (councils.problem !== null) context.addIssue({ code: "custom", message: councils.problem });
        return councils.names;
      }),
    ...onSite,
    // Left out: by the days on site.
    questionSet: z.enum(["2021", "2024", "by-date"], "Choose a set of questions"),
    takeOver: z.enum(["yes"]).optional(),
    reportFormat: z.enum(["2021", "2025", "by-date"], "Choose how the report is laid out"),
  })
  .superRefine((value, context) => {
    checkOnSite(value, context);
    if (value.further.some((name) => name.toLowerCase() === value.commissioning.toLowerCase())) {
      context.addIssue({
        code: "custom",
        path: ["further"],
        message: "The commissioning council is named already. List only the other councils here",
      });
    }
  });

/** The details of a challenge. */
export const DetailsForm = z.object({
  version: z.coerce.number().int(),
  title: challengeTitle,
  councils: z
    .array(
      z.object({
        id: z.string(),
        name: z
          .string("Enter the name of the council")
          .trim()
          .min(1, "Enter the name of the council")
          .max(NAME_LIMIT, `The name must be ${NAME_LIMIT} characters or fewer`),
        shortName: z
          .string("Enter a short name for the council")
          .trim()
          .min(1, "Enter a short name for the council")
          .max(40, "The short name must be 40 characters or fewer"),
      }),
    )
    .max(12),
  questionSet,
  reportFormat,
});

/** A partner council that joins a challenge. */
export const PartnerForm = z.object({
  name: z
    .string("Enter the name of the council")
    .trim()
    .min(1, "Enter the name of the council")
    .max(NAME_LIMIT, `The name must be ${NAME_LIMIT} characters or fewer`),
});

/** A partner council to be taken out, with a ticked box. */
export const TakeOutForm = z.object({
  councilId: z.string("Choose the council to remove"),
  confirm: z.literal("yes", "Tick the box to confirm that the council should be removed"),
});

/** A key date: what was planned, what happened, and why it slipped. */
export const MilestoneForm = z.object({
  version: z.coerce.number().int().optional(),
  dueOn: optionalDateField({ invalid: "The planned date must be a real date, like 29 3 2027" }),
  latestOn: optionalDateField({ invalid: "The very latest day must be a real date, like 29 5 2027" }),
  notBefore: optionalDateField({ invalid: "The earliest day must be a real date, like 1 3 2027" }),
  countFrom: z.enum(["visit", "final-report"], "Choose what it is counted from").optional(),
  doneOn: optionalDateField({ invalid: "The date it was done must be a real date, like 2 4 2027" }),
  lateReason: z
    .string()
    .trim()
    .max(1_000, "The reason must be 1,000 characters or fewer")
    .optional()
    .transform((text) => (text === undefined || text === "" ? null : text)),
});

/** A key date of the challenge's own. */
export const NewMilestoneForm = z.object({
  label: z
    .string("Say what is to happen")
    .trim()
    .min(1, "Say what is to happen")
    .max(120, "Use 120 characters or fewer"),
  dueOn: dateField({
    missing: "Enter the day it is due",
    invalid: "The day it is due must be a real date, like 29 3 2027",
  }),
});
