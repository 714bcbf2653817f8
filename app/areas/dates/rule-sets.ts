import type { Day } from "#app/platform/days.ts";
import type { Offset } from "./offsets.ts";

/**
 * What a key date is counted from. `visit`: T, the last day of the last phase on site. `visit-start`: the first day of the first
 * phase. `final-report`: the day the final report was finished. `stated`: a day that the letter, or a rule of one's own, names.
 */
export const BASES = ["visit", "visit-start", "final-report", "stated"] as const;
export type Base = (typeof BASES)[number];

/** One line of a set of rules. Everything with a number is data, so that a challenge can change it. */
export interface DateRule {
  key: string;
  label: string;
  base: Base;
  /** The day that is counted from, for the base `stated` only. */
  from: Day | null;
  /** The day by which it is due; null when the source fixes none. */
  due: Offset | null;
  /** The very latest day, where the source has one beside the day it is due. */
  latest: Offset | null;
  /** The earliest day, when the source says "at least" or gives a window. */
  notBefore: Offset | null;
  /** The rule in short: "T + 3 weeks". */
  words: string;
  /** Where it is from: "2023 scope letter, Process". */
  source: string;
  /** Practice that no public source fixes. */
  isHouseRule: boolean;
}

export interface RuleSet {
  key: string;
  title: string;
  rules: readonly DateRule[];
}

const LABELS = {
  "scope-agreed": "Scope agreed",
  "pack-sent": "Pack sent to the peers",
  "team-call": "Team call, timetable reviewed",
  "draft-report": "Draft report to the council",
  "report-published": "Report published",
  "action-plan-published": "Action plan published",
  "progress-review": "Progress review held",
  "progress-review-report": "Progress review report published",
} as const satisfies Record<string, string>;

/** The key dates that every challenge may have, in the order they come. */
export type MilestoneKey = keyof typeof LABELS;

export const MILESTONE_KEYS = Object.keys(LABELS) as MilestoneKey[];

/** Whether a key is one of those every challenge may have; its own begin otherwise. */
export function isMilestoneKey(key: string): key is MilestoneKey {
  return Object.hasOwn(LABELS, key);
}

export function milestoneLabel(key: MilestoneKey): string {
  return LABELS[key];
}

type Conditions = Partial<Pick<DateRule, "base" | "due" | "latest" | "notBefore">>;

function rule(key: MilestoneKey, words: string, source: string, conditions: Conditions): DateRule {
  return {
    key,
    label: LABELS[key],
    base: "visit",
    from: null,
    due: null,
    latest: null,
    notBefore: null,
    isHouseRule: false,
    ...conditions,
    words,
    source,
  };
}

const months = (count: number): Offset => ({ unit: "months", count });
const weeks = (count: number): Offset => ({ unit: "weeks", count });

/** What scope letters of 2023 say. The letter's own "no later than" day of the review is read from the letter. */
export const SCOPE_LETTER_2023: RuleSet = {
  key: "scope-letter-2023",
  title: "2023 scope letter",
  rules: [
    rule("scope-agreed", "about T − 6 months", "2023 scope letter, Timing and duration", { due: months(-6) }),
    rule("pack-sent", "before the visit", "2023 scope letter, Peer preparation", {
      base: "visit-start",
      due: { unit: "days", count: -1 },
    }),
    rule("draft-report", "T + 3 weeks", "2023 scope letter, Process", { due: weeks(3) }),
    rule("report-published", "T + 3 months", "2023 scope letter, Publication", { due: months(3) }),
    rule("action-plan-published", "T + 5 months", "2023 scope letter, Publication", { due: months(5) }),
    rule("progress-review", "at least T + 12 months", "2023 scope letter, Progress review", {
      notBefore: months(12),
    }),
  ],
};

/** The LGA's rules for challenges from April 2024. The plan has two days: with the report, and the very latest. */
export const LGA_FROM_APRIL_2024: RuleSet = {
  key: "lga-2024",
  title: "LGA from April 2024",
  rules: [
    rule("scope-agreed", "T − 4 to 6 months", "LGA from April 2024", {
      due: months(-4),
      notBefore: months(-6),
    }),
    rule("pack-sent", "2 to 3 weeks before the visit", "LGA from April 2024", {
      base: "visit-start",
      due: weeks(-2),
      notBefore: weeks(-3),
    }),
    rule("team-call", "1 to 2 weeks before the visit", "LGA from April 2024", {
      base: "visit-start",
      due: weeks(-1),
      notBefore: weeks(-2),
    }),
    rule("draft-report", "T + 3 weeks", "LGA from April 2024", { due: weeks(3) }),
    rule("report-published", "T + 3 months, with the action plan", "LGA from April 2024", { due: months(3) }),
    rule(
      "action-plan-published",
      "T + 3 months, with the report; T + 5 months at the very latest",
      "LGA from April 2024",
      { due: months(3), latest: months(5) },
    ),
    rule("progress-review", "about T + 10 months", "LGA from April 2024", { due: months(10) }),
    rule("progress-review-report", "by T + 12 months", "LGA from April 2024", { due: months(12) }),
  ],
};

/** A rule as it is kept with a key date: "T + 3 weeks (2023 scope letter, Process)". */
export function keptRule({ words, source }: Pick<DateRule, "words" | "source">): string {
  return source === "" ? words : `${words} (${source})`;
}

/** The sets of rules that are there; a challenge may have one of its own. */
export const RULE_SETS = [SCOPE_LETTER_2023, LGA_FROM_APRIL_2024] as const;

/** The rules that held when a visit ended on day T. */
export function ruleSetFor(T: Day): RuleSet {
  return T < "2024-04-01" ? SCOPE_LETTER_2023 : LGA_FROM_APRIL_2024;
}
