import { z } from "zod";
import { VISIT_KINDS_IN_ORDER } from "#app/access/visit-kinds.ts";
import { type Day, isDay, plusDays } from "#app/platform/days.ts";
import { BOUNDS } from "./conditions.ts";
import { MOST_COUNTED, OFFSET_UNITS } from "./offsets.ts";
import { BASES, RULE_SETS } from "./rule-sets.ts";

/** The years in which a day may lie: earlier or later ones are a slip of the hand. */
const YEARS = { from: 1978, to: 2199 } as const;
const YEAR_RANGE = `must lie between ${YEARS.from} and ${YEARS.to}`;
/** More days than any visit has. */
const MOST_VISIT_DAYS = 60;
const MOST = 200;
const TOO_MANY = `must have ${MOST} entries or fewer`;

const yearOf = (text: Day) => Number(text.slice(0, 4));

const day = z
  .string("must be a day such as 2026-03-31")
  .refine(isDay, "must be a day of the calendar such as 2026-03-31")
  .refine((text) => !isDay(text) || (yearOf(text) >= YEARS.from && yearOf(text) <= YEARS.to), YEAR_RANGE);
const text = z.string("must be a text").trim().max(2_000, "must have 2,000 characters or fewer");
const name = text.min(1, "must not be empty");
const key = z
  .string("must be a key such as draft-report")
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9-]{0,79}$/,
    "must be a key of letters, digits and hyphens such as draft-report",
  );
const optional = <T extends z.ZodType>(shape: T) => shape.nullish().transform((value) => value ?? null);

/** Whether something is fields in braces, whose own faults say more than that it is none of what may stand there. */
const isFields = (input: unknown) => typeof input === "object" && input !== null && !Array.isArray(input);

const offset = z.strictObject({
  unit: z.enum(OFFSET_UNITS, `must be one of ${OFFSET_UNITS.join(", ")}`),
  count: z
    .int("must be a whole number; below 0 is before")
    .min(-MOST_COUNTED, `must be ${-MOST_COUNTED} or more`)
    .max(MOST_COUNTED, `must be ${MOST_COUNTED} or less`),
});
const base = z.enum(BASES, `must be one of ${BASES.join(", ")}`);

/** A base with its day where it is a stated one, and without where it is not. */
function checkFrom(value: { base: string; from: Day | null }, context: z.RefinementCtx): void {
  if ((value.base === "stated") === (value.from !== null)) return;
  const message =
    value.from === null ? "must be there when the base is stated" : "is for the base stated only";
  context.addIssue({ code: "custom", path: ["from"], message });
}

const rule = z
  .strictObject({
    key,
    label: optional(name),
    base: base.default("visit"),
    from: optional(day),
    due: optional(offset),
    latest: optional(offset),
    notBefore: optional(offset),
    source: text.default(""),
    isHouseRule: z.boolean("must be true or false").default(false),
  })
  .superRefine(checkFrom);

const RULE_SET_KEYS = RULE_SETS.map((set) => set.key) as [string, ...string[]];
const ruleSet = z.union(
  [
    z.enum(RULE_SET_KEYS),
    z.strictObject({
      title: text.default(""),
      rules: z.array(rule, "must be a list of rules").max(MOST, TOO_MANY),
    }),
  ],
  {
    // The reader is told of the rule that is wrong where they wrote rules.
    error: (issue) =>
      isFields(issue.input)
        ? undefined
        : `must be ${RULE_SET_KEYS.join(" or ")}, or your own rules as {"rules": […]}`,
  },
);

const visit = z
  .strictObject({
    kind: z.enum(VISIT_KINDS_IN_ORDER, `must be one of ${VISIT_KINDS_IN_ORDER.join(", ")}`),
    days: z
      .array(day, "must be a list of days")
      .max(MOST_VISIT_DAYS, `must have ${MOST_VISIT_DAYS} days or fewer`)
      .optional(),
    from: day.optional(),
    to: day.optional(),
  })
  .superRefine(({ days, from, to }, context) => {
    const add = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (days !== undefined && (from !== undefined || to !== undefined))
      add("days", "stand either one by one or as from and to");
    if (days === undefined && from === undefined && to === undefined)
      add("days", "must be there, or from and to");
    if ((from === undefined) !== (to === undefined))
      add(from === undefined ? "from" : "to", "must be there too");
    // What is no day at all has been said already, and days cannot be added to it.
    if (isDay(from ?? "") && isDay(to ?? "") && from !== undefined && to !== undefined) {
      if (to < from) add("to", "must not be before from");
      else if (plusDays(from, MOST_VISIT_DAYS) <= to)
        add("to", `must be within ${MOST_VISIT_DAYS} days of from`);
    }
  });

const range = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "must not be before from" });

const election = z
  .strictObject({
    year: z.int("must be a year such as 2026").min(YEARS.from, YEAR_RANGE).max(YEARS.to, YEAR_RANGE),
    votes: optional(z.boolean("must be true, false, or null while nobody has said")),
    day: optional(day),
    period: z
      .union([z.literal("usual"), range, z.null()], {
        error: (issue) =>
          isFields(issue.input) ? undefined : 'must be "usual", null, or days as {"from": …, "to": …}',
      })
      .default("usual"),
    source: optional(name),
    on: optional(day),
  })
  .refine(({ year, day: polling }) => polling === null || yearOf(polling) === year, {
    path: ["day"],
    message: "must lie in the year of the election",
  })
  .refine(
    ({ year, period }) =>
      period === null ||
      period === "usual" ||
      (yearOf(period.to) === year && yearOf(period.from) >= year - 1),
    { path: ["period"], message: "must end in the year of the election, and begin in it or the year before" },
  );

const body = z.strictObject({
  name,
  meets: z.array(day, "must be a list of days").max(MOST, TOO_MANY).default([]),
  papers: optional(offset),
  decides: z.array(key, "must be a list of keys").max(MOST, TOO_MANY).default([]),
});

const council = z.strictObject({
  name,
  elections: z.array(election, "must be a list of elections").max(MOST, TOO_MANY).default([]),
  lastDay: optional(day),
  successor: optional(name),
  bodies: z.array(body, "must be a list of bodies").max(MOST, TOO_MANY).default([]),
});

const stated = z
  .strictObject({
    key,
    label: optional(name),
    bound: z.enum(BOUNDS, `must be one of ${BOUNDS.join(", ")}`),
    day: optional(day),
    after: optional(offset),
    base: base.default("visit"),
    from: optional(day),
    words: text.default(""),
    source: text.default(""),
  })
  .superRefine((value, context) => {
    if ((value.day === null) === (value.after === null)) {
      context.addIssue({ code: "custom", path: ["day"], message: "must be there, or after, and not both" });
    }
    if (value.after !== null) checkFrom(value, context);
  });

const setDay = day.nullable().optional();
const override = z
  .strictObject({
    key,
    label: optional(name),
    due: setDay,
    latest: setDay,
    notBefore: setDay,
    by: text.default(""),
    on: optional(day),
    reason: text.default(""),
  })
  .refine(
    ({ due, latest, notBefore }) => [due, latest, notBefore].some((one) => one !== undefined),
    "must set due, latest or notBefore; null sets no day",
  );

const countFrom = z.union([base, z.strictObject({ base, from: optional(day) }).superRefine(checkFrom)], {
  error: (issue) =>
    isFields(issue.input)
      ? undefined
      : `must be one of ${BASES.join(", ")}, or {"base": "stated", "from": …}`,
});

/** What `cpc dates` reads; docs/dates-format.md says it for people. */
export const datesFile = z.strictObject({
  ruleSet,
  visits: z.array(visit, "must be a list of visits").max(MOST, TOO_MANY),
  bases: z
    .strictObject({
      finalReport: optional(day),
      countFrom: z.record(key, countFrom, "must be keys with a base each").default({}),
    })
    .default({ finalReport: null, countFrom: {} }),
  councils: z.array(council, "must be a list of councils").max(MOST, TOO_MANY).default([]),
  stated: z.array(stated, "must be a list of what is stated").max(MOST, TOO_MANY).default([]),
  overrides: z.array(override, "must be a list of what was set").max(MOST, TOO_MANY).default([]),
  done: z
    .array(z.strictObject({ key, day, reason: optional(name) }), "must be a list of what was done")
    .max(MOST, TOO_MANY)
    .default([]),
  recordBegan: optional(day),
  today: optional(day),
});

/** What the file says, checked. */
export type DatesFile = z.infer<typeof datesFile>;
