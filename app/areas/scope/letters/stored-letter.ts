import { z } from "zod";
import type { NewChallenge, PlannedPrompt, PlannedSource } from "#app/areas/challenge/new-challenge.ts";
import type { KeyDatePlan, OnSite } from "#app/areas/challenge/plan-key-dates.ts";
import { REPORT_FORMATS } from "#app/areas/challenge/question-sets.ts";
import { storedJson } from "#app/platform/stored-json.ts";

const day = z.string().nullable();

const OnSiteDays: z.ZodType<OnSite> = z.strictObject({ start: day, end: day });

const Prompt: z.ZodType<PlannedPrompt> = z.lazy(() =>
  z.strictObject({
    text: z.string(),
    clauses: z.array(z.strictObject({ source: z.int(), ref: z.string(), reason: z.string() })),
    children: z.array(Prompt),
  }),
);

const KeyDate1 = z.strictObject({
  key: z.string(),
  label: z.string(),
  rule: z.string(),
  isHouseRule: z.boolean(),
  notBefore: day,
  dueOn: day,
  latestOn: day,
  conditions: z.string(),
});

const KeyDate: z.ZodType<KeyDatePlan> = KeyDate1.extend({ isSet: z.boolean().optional() });

const Source: z.ZodType<PlannedSource> = z.strictObject({
  kind: z.enum(["scope-letter", "mou", "other"]),
  title: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  fileKey: z.string(),
  reading: z.string().nullable(),
  clauses: z.array(
    z.strictObject({
      ref: z.string(),
      parentRef: z.string().nullable(),
      heading: z.string().nullable(),
      text: z.string(),
      kind: z.string(),
      isRedLine: z.boolean(),
      isTestable: z.boolean(),
    }),
  ),
});

const Proposal = <Value extends string>(value: z.ZodType<Value>) =>
  z.strictObject({ value: value.nullable(), quotes: z.array(z.string()) }).nullable();

const QUESTION_SET = z.enum(["2021", "2024"]);
const REPORT_FORMAT = z.enum(REPORT_FORMATS);

const Warning1 = z.strictObject({
  code: z.string(),
  message: z.string(),
  quote: z.string(),
  place: z.string(),
});

const Planned = z.strictObject({
  from: z.enum(["letter", "hand"]),
  title: z.string(),
  councils: z.array(z.strictObject({ name: z.string(), shortName: z.string() })),
  onSite: OnSiteDays,
  furtherPhases: z.array(OnSiteDays).optional(),
  questionSet: QUESTION_SET,
  reportFormat: REPORT_FORMAT,
  themes: z.array(
    z.strictObject({
      number: z.int(),
      title: z.string(),
      questions: z.array(z.string()),
      prompts: z.array(Prompt),
    }),
  ),
  milestones: z.array(KeyDate1),
  sources: z.array(Source),
  warnings: z.array(Warning1),
  focusAreas: z.array(z.string()),
  team: z.array(z.strictObject({ role: z.string(), name: z.string(), brief: z.string() })),
});

/** As letters were kept before what they say of the edition was read, and more than their main facts could be corrected. */
const Plan1: z.ZodType<NewChallenge> = Planned;

const Plan: z.ZodType<NewChallenge> = Planned.extend({
  proposals: z
    .strictObject({ questionSet: Proposal(QUESTION_SET), reportFormat: Proposal(REPORT_FORMAT) })
    .optional(),
  milestones: z.array(KeyDate),
  warnings: z.array(Warning1.extend({ answer: z.string().optional() })),
});

/** The column `plan` of a letter that was read. */
export const storedPlan = storedJson("what is to be made of a letter", [Plan1, Plan1, Plan]);

/** What could be read of a letter that was refused, and the documents that are kept of it. */
export interface LetterFacts {
  title: string;
  /** The commissioning council first. */
  councils: string[];
  onSite: OnSite;
  sources: PlannedSource[];
}

const Facts: z.ZodType<LetterFacts> = z.strictObject({
  title: z.string(),
  councils: z.array(z.string()),
  onSite: OnSiteDays,
  sources: z.array(Source),
});

/** The column `facts` of a letter that was refused. */
export const storedFacts = storedJson("what could be read of a letter that was refused", [Facts, Facts]);
