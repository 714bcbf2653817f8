import { z } from "zod";
import { optionalDateField } from "#app/govuk/date-field.ts";
import { isDay } from "#app/platform/days.ts";
import { HOUSE_RULES, type RuleKey, readRule, readTime } from "./house-rules.ts";
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
  name: z
    .string("Enter what the site is called")
    .trim()
    .min(1, "Enter what the site is called")
    .max(120, "A name has at most 120 characters"),
  address: line("An address", 300),
});

export type SiteInput = z.output<typeof SiteForm>;

export const RoomForm = z.object({
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
  features: z.array(z.enum(["step-free", "hearing-loop"])).default([]),
});

export type RoomInput = z.output<typeof RoomForm>;

/** Minutes from each site to each other. An empty box is a journey nobody has timed yet. */
export const JourneysForm = z.object({
  journeys: z
    .array(
      z.object({
        fromSiteId: z.string(),
        toSiteId: z.string(),
        minutes: z.coerce
          .number("Enter minutes as a number, or leave the box empty")
          .int("Enter whole minutes")
          .min(0, "A journey takes 0 minutes or more")
          .max(480, "A journey takes at most 480 minutes")
          .optional(),
      }),
    )
    .max(400)
    .default([]),
});

export type JourneysInput = z.output<typeof JourneysForm>;

export const PersonForm = z.object({
  name: z
    .string("Enter the person's name")
    .trim()
    .min(1, "Enter the person's name")
    .max(120, "A name has at most 120 characters"),
  jobTitle: line("A job title", 160),
  kind: z.enum(PERSON_KINDS, "Choose what kind of person this is"),
  councilId: choice,
  organisation: line("An organisation", 160),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email("Enter an e-mail address in the form name@example.org"))
    .optional(),
  lineManagerId: choice,
  accessNeeds: line("Access needs", 1000),
  version,
});

export type PersonInput = z.output<typeof PersonForm>;

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
    start: z
      .string()
      .default("")
      .transform((text, context): string | null => {
        if (text.trim() === "") return null;
        const time = readTime(text);
        if (time === null) {
          context.addIssue({ code: "custom", message: "Enter a time such as 9:30 or 14:15" });
          return z.NEVER;
        }
        return time;
      }),
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
    version,
  })
  .check((context) => {
    const { day, otherDay, start } = context.value;
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
  .transform(({ place, day, otherDay, ...session }) => ({
    ...session,
    date: day === "other" ? otherDay : day === "" ? null : day,
    siteId: place.startsWith("site:") ? place.slice(5) : null,
    roomId: place === "" || place.startsWith("site:") ? null : place,
  }));

/** A session as saved: with a room the site is the room's, `minutes` null means as long as its kind usually lasts. */
export type SessionInput = z.output<typeof SessionForm>;

const ruleField = (rule: (typeof HOUSE_RULES)[number]) =>
  z
    .string()
    .default("")
    .transform((text, context): number => {
      const minutes = readRule(rule.key, text);
      if (minutes !== null) return minutes;
      const example = rule.unit === "time" ? "a time such as 9:30" : "minutes from 0 to 480";
      context.addIssue({ code: "custom", message: `${rule.label}: enter ${example}` });
      return z.NEVER;
    });

/** One text for each house rule, by its key, as minutes or minutes after midnight. */
export const RulesForm = z.object(
  Object.fromEntries(HOUSE_RULES.map((rule) => [rule.key, ruleField(rule)])) as Record<
    RuleKey,
    ReturnType<typeof ruleField>
  >,
);

export const RemoveForm = z.object({ confirm: z.literal("yes", "Tick the box to remove it") });

export const CancelSessionForm = z.object({
  confirm: z.literal("yes", "Tick the box to take this session out"),
  version,
});

export const ReleaseForm = z.object({
  acknowledge: z
    .literal("yes")
    .optional()
    .transform((answer) => answer === "yes"),
});

export const NoFields = z.object({});

/** Seconds that a search for a timetable may take. */
export const SEARCH_SECONDS = ["5", "15", "60"] as const;

export const MakeForm = z.object({
  seconds: z.enum(SEARCH_SECONDS, "Choose how long it may take").transform(Number),
  keep: z.enum(["placed", "afresh"], "Choose what keeps its place"),
});

export const ChangeForm = z.object({ changeId: z.string().max(40) });

/** One of the places offered for a session, and the change it was worked out from. */
export const PlaceForm = z.object({
  key: z.string("Choose a place").max(2000),
  revision: z.coerce.number().int(),
});
