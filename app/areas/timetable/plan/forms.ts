import { z } from "zod";
import { optionalDateField } from "#app/govuk/form/date-field.ts";
import { isDay } from "#app/platform/days.ts";
import { EmailAddress } from "#app/platform/email-address.ts";
import { availabilityFields, availabilityProblem } from "./availability-fields.ts";
import {
  HOUSE_RULES,
  MOST_JOURNEY_MINUTES,
  MOST_POINTS,
  MOST_RULE_MINUTES,
  type RuleKey,
  readPoints,
  readRule,
  SOFT_WEIGHTS,
  type WeightKey,
} from "./house-rules.ts";
import { joinAddressProblem } from "./needs/join-address.ts";
import { ANY_ROOM, ROOM_FEATURES, ROOM_NEEDS } from "./needs/room-needs.ts";
import type { WantedNeeds } from "./needs/session-needs.ts";
import { needsFields, needsOfFields, needsProblem } from "./needs/session-needs-form.ts";
import { timeField } from "./time-field.ts";
import { PERSON_KINDS, SESSION_KINDS, TRACKS } from "./timetable-words.ts";

const line = (what: string, length: number) =>
  z
    .string()
    .trim()
    .max(length, `${what} has at most ${length.toLocaleString("en-GB")} characters`)
    .default("");

const choice = z
  .string()
  .default("")
  .transform((id) => (id === "" ? null : id));

const version = z.coerce.number().int().default(1);

export const SiteForm = z.object({
  version: z.coerce.number().int().optional(),
  name: z
    .string("Enter what the site is called")
    .trim()
    .min(1, "Enter what the site is called")
    .max(120, "A name has at most 120 characters"),
  address: line("An address", 300),
  parking: line("What is said of parking", 400),
  wayIn: line("The way in", 400),
  wifi: line("What is said of Wi-Fi", 400),
  catering: line("What is said of food and drink", 400),
});

export type SiteInput = z.output<typeof SiteForm>;

export const RoomForm = z.object({
  version: z.coerce.number().int().optional(),
  name: z
    .string("Enter what the room is called")
    .trim()
    .min(1, "Enter what the room is called")
    .max(120, "A name has at most 120 characters"),
  capacity: z.coerce
    .number("Enter how many people the room seats, as a number")
    .int("Enter how many people the room seats, as a whole number")
    .min(1, "A room seats at least 1 person")
    .max(2000, "A room seats at most 2,000 people"),
  features: z.array(z.enum(ROOM_FEATURES)).default([]),
});

export type RoomInput = z.output<typeof RoomForm>;

/** Minutes from each site to each other. An empty box is a journey nobody has timed yet. */
export const JourneysForm = z.object({
  version: z.string().optional(),
  journeys: z
    .array(
      z.object({
        fromSiteId: z.string(),
        toSiteId: z.string(),
        minutes: z.coerce
          .number("Enter minutes as a number, or leave the box empty")
          .int("Enter whole minutes")
          .min(0, "A journey takes 0 minutes or more")
          .max(MOST_JOURNEY_MINUTES, `A journey takes at most ${MOST_JOURNEY_MINUTES} minutes`)
          .optional(),
      }),
    )
    .max(400)
    .default([]),
});

export type JourneysInput = z.output<typeof JourneysForm>;

export const PersonForm = z
  .object({
    name: z
      .string("Enter the person's name")
      .trim()
      .min(1, "Enter the person's name")
      .max(120, "A name has at most 120 characters"),
    jobTitle: line("A job title", 160),
    kind: z.enum(PERSON_KINDS, "Choose what kind of person this is"),
    councilId: choice,
    organisation: line("An organisation", 160),
    email: EmailAddress.optional(),
    lineManagerId: choice,
    accessNeeds: line("Access needs", 1000),
    roomNeeds: z.array(z.enum(ROOM_NEEDS, "Choose what the room must have from the list")).default([]),
    ...availabilityFields,
    version,
  })
  .check((context) => {
    const { roomNeeds } = context.value;
    if (roomNeeds.includes(ANY_ROOM) && roomNeeds.length > 1) {
      context.issues.push({
        code: "custom",
        path: ["roomNeeds"],
        message: "Choose what the room must have, or that any room will do, and not both",
        input: roomNeeds,
      });
    }
    const problem = availabilityProblem(context.value);
    if (problem === null) return;
    const { field, message } = problem;
    context.issues.push({ code: "custom", path: [field], message, input: context.value[field] });
  });

type PersonFields = z.output<typeof PersonForm>;

/** A person as saved. Without `availability`, when they can come stays as it is: "not asked" for somebody new. */
export type PersonInput = Omit<PersonFields, "times" | "roomNeeds"> &
  Partial<Pick<PersonFields, "times" | "roomNeeds">>;

const joinAddress = z
  .string()
  .trim()
  .default("")
  .superRefine((text, context) => {
    const problem = joinAddressProblem(text);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

export const SessionForm = z
  .object({
    kind: z.enum(SESSION_KINDS, "Choose what kind of session this is"),
    title: z
      .string("Enter a title, such as Leader or Front-line staff")
      .trim()
      .min(1, "Enter a title, such as Leader or Front-line staff")
      .max(160, "A title has at most 160 characters"),
    purpose: line("A purpose", 2000),
    /** A day, "other" for the one typed in `otherDay`, or empty while it is to be placed. */
    day: z
      .string()
      .default("")
      .refine((day) => day === "" || day === "other" || isDay(day), "Choose a day from the list"),
    otherDay: optionalDateField({ invalid: "The day must be a real date, like 2 3 2027" }),
    start: timeField(),
    /** Null: as long as the house rule for its kind says. */
    minutes: z
      .string()
      .default("")
      .transform((text, context): number | null => {
        if (text.trim() === "") return null;
        const minutes = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
        if (minutes < 5 || minutes > 720) {
          context.addIssue({
            code: "custom",
            message: "Enter minutes from 5 to 720, or leave the box empty",
          });
          return z.NEVER;
        }
        return minutes;
      }),
    /** A room, or "site:" and the id of a site where no room is needed. */
    place: z.string().default(""),
    joinAddress,
    councilId: choice,
    track: z
      .enum(["", ...TRACKS], "Choose a pair of peers or the whole team")
      .default("")
      .transform((track) => (track === "" ? null : track)),
    peerIds: z.array(z.string()).default([]),
    personIds: z.array(z.string()).default([]),
    themeIds: z.array(z.string()).default([]),
    promptIds: z.array(z.string()).default([]),
    isFixed: z
      .literal("yes")
      .optional()
      .transform((answer) => answer === "yes"),
    ...needsFields,
    version,
  })
  .check((context) => {
    const { day, otherDay, start } = context.value;
    const problem = needsProblem(context.value);
    if (problem !== null) {
      const { field, message } = problem;
      context.issues.push({ code: "custom", path: [field], message, input: context.value[field] });
    }
    if (day === "other" && otherDay === null) {
      context.issues.push({
        code: "custom",
        path: ["otherDay"],
        message: "Enter the other day",
        input: otherDay,
      });
    }
    if (day === "" && start !== null) {
      context.issues.push({
        code: "custom",
        path: ["day"],
        message: "Choose the day as well, or leave the time empty until there is one",
        input: day,
      });
    }
  })
  .transform(({ place, day, otherDay, ...fields }) => ({
    ...factsOf(fields),
    needs: needsOfFields(fields),
    date: day === "other" ? otherDay : day === "" ? null : day,
    siteId: place.startsWith("site:") ? place.slice(5) : null,
    roomId: place === "" || place.startsWith("site:") ? null : place,
  }));

function factsOf<T extends Record<keyof typeof needsFields, unknown>>(
  fields: T,
): Omit<T, keyof typeof needsFields> {
  const facts: Partial<T> = { ...fields };
  for (const key of Object.keys(needsFields) as (keyof typeof needsFields)[]) delete facts[key];
  return facts as Omit<T, keyof typeof needsFields>;
}

/**
 * A session as saved: with a room the site is the room's, `minutes` null means as long as its kind usually lasts. Without
 * `needs`, what it asks for stays as it is: the usual for a new one; without `joinAddress`, how it is joined does.
 */
export type SessionInput = Omit<z.output<typeof SessionForm>, "needs" | "joinAddress"> & {
  needs?: WantedNeeds | undefined;
  joinAddress?: string | undefined;
};

const RULE_EXAMPLES = {
  time: "enter a time such as 9:30",
  minutes: `enter minutes from 0 to ${MOST_RULE_MINUTES}`,
  "yes-no": "choose yes or no",
} as const;

const ruleField = (rule: (typeof HOUSE_RULES)[number]) =>
  z
    .string()
    .default("")
    .transform((text, context): number => {
      const minutes = readRule(rule.key, text);
      if (minutes !== null) return minutes;
      context.addIssue({ code: "custom", message: `${rule.label}: ${RULE_EXAMPLES[rule.unit]}` });
      return z.NEVER;
    });

/** One text for each house rule, by its key, as minutes or minutes after midnight. */
export const RulesForm = z.object({
  ...(Object.fromEntries(HOUSE_RULES.map((rule) => [rule.key, ruleField(rule)])) as Record<
    RuleKey,
    ReturnType<typeof ruleField>
  >),
  version: z.string().default(""),
});

const pointsField = ({ label }: (typeof SOFT_WEIGHTS)[number]) =>
  z
    .string()
    .default("")
    .transform((text, context): number => {
      const points = readPoints(text);
      if (points !== null) return points;
      context.addIssue({ code: "custom", message: `${label}: enter points from 0 to ${MOST_POINTS}` });
      return z.NEVER;
    });

/** One text for each weight, by its key, as points. */
export const WeightsForm = z.object({
  ...(Object.fromEntries(SOFT_WEIGHTS.map((weight) => [weight.key, pointsField(weight)])) as Record<
    WeightKey,
    ReturnType<typeof pointsField>
  >),
  version: z.string().default(""),
});

export const RemoveForm = z.object({ confirm: z.literal("yes", "Tick the box to remove it") });

export const CancelSessionForm = z.object({
  confirm: z.literal("yes", "Tick the box to take this session out"),
  version,
});

const ticked = z
  .literal("yes")
  .optional()
  .transform((answer) => answer === "yes");

export const TimetableReleaseForm = z.object({
  next: z.coerce.number().int().optional(),
  name: z.string("Give the version a name.").trim().max(80, "Use 80 characters or fewer.").default(""),
  acknowledge: ticked,
  invite: ticked,
  message: z.string("Enter your words again.").trim().max(1000, "Use 1,000 characters or fewer.").default(""),
});

/** Seconds that a search for a timetable may take. */
export const SEARCH_SECONDS = ["5", "15", "60"] as const;

export const MakeForm = z.object({
  seconds: z.enum(SEARCH_SECONDS, "Choose how long it may take").transform(Number),
  keep: z.enum(["placed", "afresh"], "Choose what keeps its place"),
});

export const ChangeForm = z.object({ changeId: z.string().max(40) });

/** One of the places offered for a session, and the change it was worked out from. */
export const SessionPlaceForm = z.object({
  key: z.string("Choose a place").max(2000),
  revision: z.coerce.number().int(),
});

/** Which part of the timetable to go back to: the query of its address, of which only what is known is kept. */
const view = z
  .string()
  .max(200)
  .default("")
  .transform((text) => {
    const asked = new URLSearchParams(text);
    const kept = ["day", "by", "page"].flatMap((name) => {
      const value = asked.get(name);
      return value === null || !/^[\w-]{1,20}$/.test(value) ? [] : [[name, value]];
    });
    return Object.fromEntries(kept) as { day?: string; by?: string; page?: string };
  });

/** Whether the page that sent it says by itself what became of it. */
const quiet = z
  .string()
  .default("")
  .transform((answer) => answer === "yes");

/** A session put somewhere on the grid, and the change that whoever moved it was looking at. */
export const SessionMoveForm = z
  .object({
    sessionId: z.string("Choose a session").max(40),
    /** Empty: back to those still to be placed. */
    day: z
      .string("Choose a day")
      .refine((day) => day === "" || isDay(day), "Choose a day from the list")
      .transform((day) => (day === "" ? null : day)),
    start: timeField(),
    column: z.string().max(60).default(""),
    revision: z.coerce.number().int(),
    view,
    quiet,
  })
  .superRefine(({ day, start }, context) => {
    if (day !== null && start === null)
      context.addIssue({ code: "custom", path: ["start"], message: "Enter a time such as 9:30 or 14:15" });
  })
  .transform(({ day, ...move }) => ({ ...move, date: day }));

/** A change to be put back from the page of the timetable. */
export const UndoForm = z.object({ changeId: z.string().max(40), view, quiet });
