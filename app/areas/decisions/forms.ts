import { z } from "zod";
import { dateField, optionalDateField } from "#app/govuk/form/date-field.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { EmailAddress } from "#app/platform/email-address.ts";
import { CHANGES_ANSWERS } from "./decision-words.ts";
import { chosenMeeting } from "./meeting-choices.ts";

const line = (what: string, most: number) =>
  z.string().trim().max(most, `${what} has at most ${most} characters`).default("");

const words = (what: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `${what} has at most ${most.toLocaleString("en-GB")} characters`)
    .default("");

/** The fields that every decision has, whatever it is about. */
const FIELDS = {
  outcome: z.enum(["agreed", "against"], "Choose what was decided"),
  against: words("What stands against it", 4000),
  takenByKind: z.enum(["body", "person"], "Choose who decided"),
  // A body of the council's record, with the day of its meeting where that was chosen: see meetingChoices.
  meeting: z.string().trim().max(60).default(""),
  bodyName: line("The name of a body", 160),
  personName: line("A name", 120),
  post: line("A post", 160),
  decidedOn: optionalDateField({
    invalid: "The day of the decision must be a real date, like 12 1 2026",
  }),
  resolution: words("A resolution", 8000),
  changedInMeeting: words("What was changed", 4000),
  callIn: z.enum(["none", "until"], "Choose whether it can be called in"),
  callInEndsOn: optionalDateField({
    invalid: "The last day of call-in must be a real date, like 19 1 2026",
  }),
  takesEffectOn: optionalDateField({
    invalid: "The day it takes effect must be a real date, like 20 1 2026",
  }),
} as const;

type Fields = z.output<z.ZodObject<typeof FIELDS>>;

/** What belongs to an answer that was chosen, and is missing. */
function checkTogether(value: Fields, context: z.RefinementCtx): void {
  const missing = (field: keyof Fields, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (value.takenByKind === "body") checkBody(value, missing);
  if (dayOfDecision(value) === null) missing("decidedOn", "Enter the day of the decision");
  if (value.takenByKind === "person" && value.personName === "") {
    missing("personName", "Enter the name of the person");
  }
  if (value.takenByKind === "person" && value.post === "") {
    missing("post", "Enter what the person is in the council, such as its Leader");
  }
  if (value.outcome === "against" && value.against === "") {
    missing("against", "Say what stands against it, in the council’s own words");
  }
  if (value.callIn === "until" && value.callInEndsOn === null) {
    missing("callInEndsOn", "Enter the last day on which it can be called in");
  }
}

/** What is wrong with the body that was chosen or typed. */
function checkBody(value: Fields, missing: (field: keyof Fields, message: string) => void): void {
  const { bodyId, day } = chosenMeeting(value.meeting);
  if (bodyId === null && value.bodyName === "") missing("bodyName", "Enter the name of the body");
  if (bodyId !== null && value.bodyName !== "") {
    missing("bodyName", "Choose a body or enter a name, not both");
  }
  if (day !== null && value.decidedOn !== null && value.decidedOn !== day) {
    missing(
      "decidedOn",
      `The meeting that you chose is that of ${formatDay(day)}. Leave the day empty, or choose another meeting`,
    );
  }
}

/** The day that was typed, else that of the meeting that was chosen; null where there is neither. */
function dayOfDecision({ takenByKind, meeting, decidedOn }: Fields): Day | null {
  return decidedOn ?? (takenByKind === "body" ? chosenMeeting(meeting).day : null);
}

/** What is typed about a decision; days that were folded away with their question count for nothing. */
function asDecision(value: Fields) {
  const { takenByKind, meeting, bodyName, personName, callIn, callInEndsOn, ...rest } = value;
  const { outcome, against, post } = rest;
  return {
    ...rest,
    // Never empty: checkTogether has asked for it.
    decidedOn: dayOfDecision(value) ?? "",
    takenByKind,
    bodyId: takenByKind === "body" ? chosenMeeting(meeting).bodyId : null,
    takenBy: takenByKind === "body" ? bodyName : personName,
    post: takenByKind === "body" ? "" : post,
    against: outcome === "against" ? against : "",
    callInEndsOn: callIn === "none" ? null : callInEndsOn,
  };
}

/** A decision recorded by hand. `seen`: the last decision that the page showed, or empty. */
export const DecisionForm = z
  .object({ ...FIELDS, seen: z.string().max(40).default(""), versionId: z.string().max(40).default("") })
  .superRefine(checkTogether)
  .transform(({ seen, versionId, ...fields }) => ({ ...asDecision(fields), seen, versionId }));

/** The same, in place of one that was wrong, with the reason. */
export const CorrectionForm = z
  .object({
    ...FIELDS,
    correctionReason: z
      .string("Say why the record is corrected")
      .trim()
      .min(1, "Say why the record is corrected")
      .max(2000, "A reason has at most 2,000 characters"),
  })
  .superRefine(checkTogether)
  .transform(({ correctionReason, ...fields }) => ({ ...asDecision(fields), correctionReason }));

/** There was no such decision: it was recorded in error. */
export const NoDecisionForm = z.object({
  errorReason: z
    .string("Say how it came to be recorded")
    .trim()
    .min(1, "Say how it came to be recorded")
    .max(2000, "A reason has at most 2,000 characters"),
  sure: z.literal("yes", "Tick the box to confirm that there was no such decision"),
});

/** What became of the changes with which the scope was agreed. `inVersion`: the newest version as the page showed it. */
export const ChangesAnswerForm = z
  .object({
    version: z.coerce.number().int().default(0),
    inVersion: z.coerce.number().int().default(0),
    changes: z.enum(CHANGES_ANSWERS, "Choose what became of the changes"),
    reason: words("A reason", 2000),
  })
  .superRefine(({ changes, reason }, context) => {
    if (changes === "not-needed" && reason === "") {
      context.addIssue({
        code: "custom",
        path: ["reason"],
        message: "Say why no word of the scope has to change",
      });
    }
  })
  .transform(({ reason, ...given }) => ({ ...given, reason: given.changes === "not-needed" ? reason : "" }));

export type ChangesAnswerInput = z.output<typeof ChangesAnswerForm>;

type TypedDecision = ReturnType<typeof asDecision>;

/** What is recorded of a decision. Of a body of the council's record the name is that of the record. */
export interface DecisionInput extends Omit<TypedDecision, "bodyId"> {
  bodyId?: string | null;
}

/** Whom to ask to decide by a link, for which council, and until when. */
export const AskToDecideForm = z.object({
  councilId: z.string().max(40).default(""),
  versionId: z.string().max(40).default(""),
  name: z
    .string("Enter the name of the person")
    .trim()
    .min(1, "Enter the name of the person")
    .max(120, "A name has at most 120 characters"),
  post: z
    .string("Enter what the person is in the council, such as its Leader")
    .trim()
    .min(1, "Enter what the person is in the council, such as its Leader")
    .max(160, "A post has at most 160 characters"),
  email: EmailAddress,
  lastDay: dateField({
    missing: "Enter the last day on which the link works",
    invalid: "The last day must be a real date, like 2 2 2026",
  }),
  message: words("A message", 2000),
});

export type AskToDecideInput = z.output<typeof AskToDecideForm>;

/** Which link is to be ended. */
export const WithdrawLinkForm = z.object({ reference: z.string().min(1).max(40) });

/** What somebody decides by a link. */
export const DecideForm = z
  .object({
    outcome: z.enum(["agreed", "against"], "Choose whether you agree the scope"),
    against: words("What stands against it", 4000),
    undertakes: z
      .literal("yes")
      .optional()
      .transform((value) => value === "yes"),
  })
  .superRefine(({ outcome, against }, context) => {
    if (outcome === "against" && against === "") {
      context.addIssue({ code: "custom", path: ["against"], message: "Say what stands against it" });
    }
  })
  .transform(({ outcome, against, undertakes }) => ({
    outcome,
    undertakes,
    against: outcome === "against" ? against : "",
  }));

export type DecideInput = z.output<typeof DecideForm>;
