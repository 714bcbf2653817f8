import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import type { LunchRule } from "#app/solver/day-rules.ts";
import type { TimetableInstance } from "#app/solver/instance.ts";
import { DEFAULT_SOFT_RULES, type SoftRules } from "#app/solver/weights.ts";
import type { SessionKind } from "./timetable-words.ts";

/**
 * The house rules of an on-site timetable, in minutes. No public source fixes them: they are editable defaults of
 * each challenge. Those whose unit is "time" are minutes after midnight; of those answered by yes or no, 1 is yes.
 */
export const HOUSE_RULES = [
  { key: "gapMinutes", unit: "minutes", minutes: 15, label: "Time between two sessions of the same peer" },
  { key: "lunchMinutes", unit: "minutes", minutes: 45, label: "Time for lunch" },
  { key: "lunchFrom", unit: "time", minutes: 12 * 60, label: "Lunch can start from" },
  { key: "lunchTo", unit: "time", minutes: 14 * 60, label: "Lunch is over by" },
  { key: "maxRunMinutes", unit: "minutes", minutes: 180, label: "Longest time a peer works without a pause" },
  {
    key: "pauseMinutes",
    unit: "minutes",
    minutes: DEFAULT_SOFT_RULES.pauseMinutes,
    label: "Shortest break that counts as a pause",
  },
  { key: "dayStart", unit: "time", minutes: 8 * 60 + 30, label: "The day starts at" },
  { key: "dayEnd", unit: "time", minutes: 18 * 60, label: "The day ends at" },
  {
    key: "prepareMinutes",
    unit: "minutes",
    minutes: 30,
    label: "Time to prepare the final feedback, with nothing but the team's own meetings",
  },
  {
    key: "managerInterviews",
    unit: "yes-no",
    minutes: 1,
    label: "The challenge manager interviews like a peer",
  },
  { key: "interviewMinutes", unit: "minutes", minutes: 45, label: "Length of an interview" },
  { key: "focusGroupMinutes", unit: "minutes", minutes: 60, label: "Length of a focus group" },
  { key: "observationMinutes", unit: "minutes", minutes: 60, label: "Length of an observation" },
  { key: "visitMinutes", unit: "minutes", minutes: 90, label: "Length of a visit" },
  { key: "teamMeetingMinutes", unit: "minutes", minutes: 60, label: "Length of a team meeting" },
  { key: "dailyFeedbackMinutes", unit: "minutes", minutes: 30, label: "Length of the daily feedback" },
  { key: "finalFeedbackMinutes", unit: "minutes", minutes: 60, label: "Length of the final feedback" },
] as const satisfies readonly {
  key: string;
  unit: "minutes" | "time" | "yes-no";
  minutes: number;
  label: string;
}[];

export type RuleKey = (typeof HOUSE_RULES)[number]["key"];

/** Every house rule of one challenge. */
export type RuleMinutes = Record<RuleKey, number>;

/** The rules as stored, with the default for each that is not. Keys not known here are left out. */
export function withDefaults(stored: readonly { key: string; minutes: number }[]): RuleMinutes {
  const known = new Map(stored.map((rule) => [rule.key, rule.minutes]));
  return Object.fromEntries(
    HOUSE_RULES.map((rule) => [rule.key, known.get(rule.key) ?? rule.minutes]),
  ) as RuleMinutes;
}

/**
 * What a timetable made by the workspace tries to avoid, in points: the more points, the more it gives up for it. House
 * rules too. They are kept beside the others, their points where those have minutes.
 */
export const SOFT_WEIGHTS = [
  {
    key: "siteChange",
    label: "A peer goes from one site to another",
    hint: "for each time on a day",
  },
  { key: "longRun", label: "A peer works long without a pause", hint: "for each started quarter of an hour" },
  {
    key: "uneven",
    label: "Some peers have more to do than others",
    hint: "for each started quarter of an hour between the busiest and the least busy",
  },
  {
    key: "offTheme",
    label: "No peer in an interview or focus group leads on its theme",
    hint: "for each session",
  },
  { key: "idle", label: "A peer waits more than an hour", hint: "for each started quarter of an hour" },
  {
    key: "together",
    label: "The same two peers sit together again and again",
    hint: "for each session more than two above the usual",
  },
] as const satisfies readonly { key: keyof SoftRules; label: string; hint: string }[];

export type WeightKey = (typeof SOFT_WEIGHTS)[number]["key"];

/** The points of every weight of one challenge. */
export type Weights = Record<WeightKey, number>;

/** The most points a weight can have. */
export const MOST_POINTS = 100;

/** The key under which a weight is kept among the rules. */
export function weightRuleKey(key: WeightKey): string {
  return `weight.${key}`;
}

/** What the solver weighs: the weights and the pause as stored, with the default for each that is not. */
export function softRulesFrom(stored: readonly { key: string; minutes: number }[]): SoftRules {
  const known = new Map(stored.map((rule) => [rule.key, rule.minutes]));
  const weights = SOFT_WEIGHTS.map(
    ({ key }) => [key, known.get(weightRuleKey(key)) ?? DEFAULT_SOFT_RULES[key]] as const,
  );
  const { pauseMinutes } = withDefaults(stored);
  return { ...DEFAULT_SOFT_RULES, ...(Object.fromEntries(weights) as Weights), pauseMinutes };
}

/** Lunch as the rules of a day take it. Where it takes no time there is none: no window, and no middle of the day. */
export function lunchRule({
  lunchFrom,
  lunchTo,
  lunchMinutes,
}: Pick<RuleMinutes, "lunchFrom" | "lunchTo" | "lunchMinutes">): LunchRule {
  return lunchMinutes === 0
    ? { from: 0, to: 0, minutes: 0 }
    : { from: lunchFrom, to: lunchTo, minutes: lunchMinutes };
}

/** The house rules as the solver's exchange format has them. */
export function instanceRules(rules: RuleMinutes): TimetableInstance["rules"] {
  const { from, to, minutes } = lunchRule(rules);
  return {
    gapMinutes: rules.gapMinutes,
    lunch: { from: timeOf(from), to: timeOf(to), minutes },
    maxRunMinutes: rules.maxRunMinutes,
    prepareMinutes: rules.prepareMinutes,
  };
}

/** Points as typed, or null when they cannot be read: a whole number from 0 to 100. */
export function readPoints(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= MOST_POINTS ? Number(text) : null;
}

const LENGTH_RULE = {
  interview: "interviewMinutes",
  "focus-group": "focusGroupMinutes",
  observation: "observationMinutes",
  visit: "visitMinutes",
  "team-meeting": "teamMeetingMinutes",
  "daily-feedback": "dailyFeedbackMinutes",
  "final-feedback": "finalFeedbackMinutes",
} as const satisfies Record<SessionKind, RuleKey>;

/** How long a session of a kind lasts unless somebody says otherwise. */
export function usualMinutes(kind: SessionKind, rules: RuleMinutes): number {
  return rules[LENGTH_RULE[kind]];
}

/** What does not fit together in a set of rules, with the rule it belongs to; null when all is well. */
export function rulesProblem(rules: RuleMinutes): { key: RuleKey; message: string } | null {
  if (rules.dayEnd <= rules.dayStart) {
    return { key: "dayEnd", message: "The day must end after it starts." };
  }
  if (rules.lunchTo - rules.lunchFrom < rules.lunchMinutes) {
    return {
      key: "lunchTo",
      message: `Lunch of ${rules.lunchMinutes} minutes does not fit between ${timeOf(rules.lunchFrom)} and ${timeOf(rules.lunchTo)}.`,
    };
  }
  if (rules.maxRunMinutes < rules.interviewMinutes) {
    return {
      key: "maxRunMinutes",
      message: "The longest time without a pause must be at least as long as one interview.",
    };
  }
  return null;
}

/**
 * A time of day as people type it ("9", "9:30", "09.30", "0930", "9.30am", "1:15 pm") as "HH:MM", or null when it is
 * not one. Hours are of 24 unless am or pm is said.
 */
export function readTime(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (found === null) return null;
  let hour = Number(found[1]);
  const minute = Number(found[2] ?? "0");
  const half = found[3]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === "pm" ? 12 : 0);
  }
  if (hour > 23 || minute > 59) return null;
  return timeOf(hour * 60 + minute);
}

/** A rule as it is shown and typed: a number of minutes, a time of day, or yes or no. */
export function ruleText(key: RuleKey, minutes: number): string {
  const rule = HOUSE_RULES.find((one) => one.key === key);
  if (rule?.unit === "yes-no") return minutes === 0 ? "no" : "yes";
  return rule?.unit === "time" ? timeOf(minutes) : String(minutes);
}

/** The most minutes a house rule can have. */
export const MOST_RULE_MINUTES = 480;

/** The most minutes a journey between two sites can take. */
export const MOST_JOURNEY_MINUTES = 480;

/** The minutes of a rule as typed, or null when they cannot be read: 0 to `MOST_RULE_MINUTES`, a time of day, or yes or no. */
export function readRule(key: RuleKey, text: string): number | null {
  const rule = HOUSE_RULES.find((one) => one.key === key);
  if (rule?.unit === "yes-no") return text === "yes" ? 1 : text === "no" ? 0 : null;
  if (rule?.unit === "time") {
    const time = readTime(text);
    return time === null ? null : minutesOf(time);
  }
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= MOST_RULE_MINUTES ? Number(text) : null;
}
