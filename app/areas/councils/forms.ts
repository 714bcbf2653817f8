import { z } from "zod";
import { optionalDateField } from "#app/govuk/form/date-field.ts";
import { BODY_KINDS } from "./body-kinds.ts";
import { readColour } from "./colours.ts";
import { COUNCIL_KINDS } from "./council-kinds.ts";
import { readMeetingDays } from "./meeting-days.ts";
import { MOST_STATUS_WORD, PLAN_STATUSES } from "./plan-statuses.ts";

const version = z.coerce.number().int();

/** Characters of a name at most, as of a council in a challenge. */
const NAME_LIMIT = 120;
const SHORT_NAME_LIMIT = 40;

const name = z
  .string("Enter the name of the council")
  .trim()
  .min(1, "Enter the name of the council")
  .max(NAME_LIMIT, `The name must be ${NAME_LIMIT} characters or fewer`);

const shortName = z
  .string("Enter a short name for the council")
  .trim()
  .min(1, "Enter a short name for the council")
  .max(SHORT_NAME_LIMIT, `The short name must be ${SHORT_NAME_LIMIT} characters or fewer`);

/** A text that may be left out; then it is empty. */
const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use ${most} characters or fewer`)
    .optional()
    .transform((text) => text ?? "");

/** A colour that may be left out; then it is null. */
const colour = z
  .string()
  .max(20, "Enter a colour as six letters and digits, like 1d70b8")
  .optional()
  .transform((text, context): string | null => {
    if (text === undefined || text.trim() === "") return null;
    const read = readColour(text);
    if (read === null) {
      context.addIssue({
        code: "custom",
        message: "Enter a colour as six letters and digits, like 1d70b8",
      });
      return z.NEVER;
    }
    return read;
  });

export const FactsForm = z.object({
  version,
  name,
  shortName,
  kind: z.enum([...COUNCIL_KINDS, "not-said"], "Choose what kind of council it is"),
});

export const ColoursForm = z.object({ version, colour, secondColour: colour });

export const LogoForm = z.object({
  logo: z.preprocess(
    // What a browser sends for a box with nothing in it: a file without a name or a byte.
    (value) => (value instanceof File && value.size === 0 && value.name === "" ? undefined : value),
    z.instanceof(File, { message: "Choose the logo" }),
  ),
});

export const EndingForm = z.object({
  version,
  lastDay: optionalDateField({ invalid: "The last day must be a real date, like 31 3 2028" }),
  successorName: optionalText(NAME_LIMIT),
});

const source = optionalText(200);

export const ElectionForm = z.object({
  version,
  votes: z.enum(["yes", "no", "not-known"], "Choose whether the council votes"),
  pollingDay: optionalDateField({ invalid: "Polling day must be a real date, like 7 5 2026" }),
  periodStart: optionalDateField({ invalid: "The first day must be a real date, like 26 3 2026" }),
  source,
});

/** An election put off, or put back. */
export const PutOffForm = z.object({ version, source });

export const BodyForm = z.object({
  version: version.optional(),
  name: z
    .string("Enter what the body is called")
    .trim()
    .min(1, "Enter what the body is called")
    .max(NAME_LIMIT, `The name must be ${NAME_LIMIT} characters or fewer`),
  kind: z.enum(BODY_KINDS, "Choose what kind of body it is"),
  partnerIds: z.array(z.string()).max(20).default([]),
  paperDays: z
    .string()
    .trim()
    .optional()
    .transform((text, context): number | null => {
      if (text === undefined || text === "") return null;
      const days = /^\d{1,3}$/.test(text) ? Number(text) : -1;
      if (days >= 0 && days <= 60) return days;
      context.addIssue({ code: "custom", message: "Enter a whole number of days, 0 to 60" });
      return z.NEVER;
    }),
  meetings: z
    .string()
    .max(6_000, "Use 6,000 characters or fewer")
    .optional()
    .transform((text, context): string[] => {
      const { days, problem } = readMeetingDays(text ?? "");
      if (problem === null) return days;
      context.addIssue({ code: "custom", message: problem });
      return z.NEVER;
    }),
});

/** A row for each status, in their order. */
export const StatusWordsForm = z.object({
  version: z.string().default(""),
  words: z
    .array(z.object({ word: optionalText(MOST_STATUS_WORD), colour }))
    .length(PLAN_STATUSES.length)
    .transform((rows) =>
      PLAN_STATUSES.flatMap(({ status }, index) => {
        const row = rows[index];
        return row === undefined || (row.word === "" && row.colour === null)
          ? []
          : [{ status, word: row.word, colour: row.colour }];
      }),
    ),
});

/** A council that is in no challenge yet. */
export const NewCouncilForm = z.object({ name });

/** Somebody with an account, by the address they sign in with. */
export const KeeperForm = z.object({
  email: z
    .string("Enter an e-mail address")
    .trim()
    .toLowerCase()
    .min(1, "Enter an e-mail address")
    .max(254, "Enter a shorter e-mail address"),
});

export const EndKeeperForm = z.object({ accountId: z.string() });

export const ChooseMergeForm = z.object({ intoId: z.string("Choose a council").min(1, "Choose a council") });

export const MergeForm = z.object({
  /** What the page said would move: it is said again when that is no longer so. */
  version: z.string(),
  confirm: z.literal("yes", "Tick the box to merge them"),
});
