import { z } from "zod";
import { readTime } from "#app/areas/timetable/plan/house-rules.ts";
import { NOTICE_KIND_NAMES, type NoticeKind, STEP_KIND_NAMES, type StepKind } from "#app/notices/kinds.ts";
import {
  inOrder,
  LEAD_NAMES,
  type LeadName,
  MOST_GATHER_MINUTES,
  MOST_LEAD_DAYS,
  readLeads,
  tellingProblem,
} from "#app/notices/stored-rules.ts";
import type { StepLeads, TellingRules } from "#app/notices/telling-rules.ts";
import { type LeadField, leadField } from "./lead-field.ts";

const timeField = z
  .string()
  .default("")
  .transform((text, context): string => {
    const time = readTime(text);
    if (time !== null) return time;
    context.addIssue({ code: "custom", message: "Enter a time of day, like 8:00 or 6pm" });
    return z.NEVER;
  });

const leadsField = (name: LeadName) =>
  z
    .string()
    .max(200, "Enter at most six numbers of days")
    .default("")
    .transform((text, context): number[] => {
      const days = readLeads(text);
      if (days !== null && (name === "before" || !days.includes(0))) return inOrder(name, days);
      context.addIssue({
        code: "custom",
        message: `Enter up to six whole numbers of days from ${name === "before" ? 0 : 1} to ${MOST_LEAD_DAYS}, like 28, 7`,
      });
      return z.NEVER;
    });

const LEAD_FIELDS = STEP_KIND_NAMES.flatMap((kind) => LEAD_NAMES.map((name) => ({ kind, name })));

const kinds = z
  .array(z.enum(NOTICE_KIND_NAMES as [NoticeKind, ...NoticeKind[]]))
  .max(NOTICE_KIND_NAMES.length)
  .default([]);

/** How an installation tells people things: times, minutes, lists of days as typed, and the kinds that are told. */
export const TellingRulesForm = z
  .object({
    from: timeField,
    until: timeField,
    alsoOn: z
      .array(z.enum(["weekends", "bank-holidays"]))
      .max(2)
      .default([]),
    gatherMinutes: z.coerce
      .number("Enter a number of minutes")
      .int("Enter whole minutes")
      .min(0, "Enter 0 or more minutes")
      .max(MOST_GATHER_MINUTES, `Enter at most ${MOST_GATHER_MINUTES} minutes`),
    ...(Object.fromEntries(
      LEAD_FIELDS.map(({ kind, name }) => [leadField(kind, name), leadsField(name)]),
    ) as Record<LeadField, ReturnType<typeof leadsField>>),
    told: kinds,
    version: z.string().max(10_000).default(""),
  })
  .check((context) => {
    const { from, until } = context.value;
    const message = tellingProblem({ from, until });
    if (message !== null) context.issues.push({ code: "custom", path: ["until"], message, input: until });
  });

/** What the form says, as rules. */
export function rulesOfForm(value: z.output<typeof TellingRulesForm>): TellingRules {
  const { from, until, alsoOn, gatherMinutes, told } = value;
  const leads = (kind: StepKind): StepLeads => ({
    before: value[leadField(kind, "before")],
    late: value[leadField(kind, "late")],
    escalate: value[leadField(kind, "escalate")],
  });
  return {
    hours: {
      from,
      until,
      onWeekends: alsoOn.includes("weekends"),
      onBankHolidays: alsoOn.includes("bank-holidays"),
    },
    gatherMinutes,
    leads: { "key-date": leads("key-date"), document: leads("document"), action: leads("action") },
    off: new Set(NOTICE_KIND_NAMES.filter((kind) => !told.includes(kind))),
  };
}

/** Going back to the rules that the workspace comes with. */
export const ResetRulesForm = z.object({
  confirm: z.literal("yes", "Tick the box to go back to the house rules"),
});

/** The kinds that somebody wants to be told, among those they may do without. */
export const OwnNoticesForm = z.object({ told: kinds, version: z.string().max(2_000).default("") });
