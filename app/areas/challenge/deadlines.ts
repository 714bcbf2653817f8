import { addDays, addMonths, dayOfParts, weekday } from "./calendar-arithmetic.ts";

/** T is the last day on site; `start` the first. Offsets are counted from one of them. */
export interface Offset {
  unit: "days" | "weeks" | "months";
  /** Negative is before. */
  count: number;
}

/** One line of a template of key dates. Everything with a number is data, so that a challenge can change it. */
export interface MilestoneRule {
  key: string;
  label: string;
  from: "T" | "start";
  /** The day by which it is due; null when the source fixes none. */
  due: Offset | null;
  /** The earliest day, when the source says "at least" or gives a window. */
  notBefore: Offset | null;
  /** The rule in words, with its source. */
  rule: string;
  isHouseRule: boolean;
}

export interface MilestoneTemplate {
  key: string;
  title: string;
  rules: readonly MilestoneRule[];
}

export interface PlannedMilestone {
  key: string;
  label: string;
  /** YYYY-MM-DD; null when no rule gives a day. */
  due: string | null;
  /** YYYY-MM-DD: not before this day; null when there is no such condition. */
  notBefore: string | null;
  rule: string;
  isHouseRule: boolean;
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

export type MilestoneKey = keyof typeof LABELS;

export const MILESTONE_KEYS = Object.keys(LABELS) as MilestoneKey[];

export function milestoneLabel(key: MilestoneKey): string {
  return LABELS[key];
}

type RuleOptions = { due?: Offset; notBefore?: Offset; from?: "T" | "start"; isHouseRule?: boolean };

function rule(key: MilestoneKey, words: string, options: RuleOptions): MilestoneRule {
  return {
    key,
    label: LABELS[key],
    from: options.from ?? "T",
    due: options.due ?? null,
    notBefore: options.notBefore ?? null,
    rule: words,
    isHouseRule: options.isHouseRule ?? false,
  };
}

const months = (count: number): Offset => ({ unit: "months", count });
const weeks = (count: number): Offset => ({ unit: "weeks", count });

/** What scope letters of 2023 say. The letter's own "no later than" date of the review is read from the letter. */
export const SCOPE_LETTER_2023: MilestoneTemplate = {
  key: "scope-letter-2023",
  title: "2023 scope letter",
  rules: [
    rule("scope-agreed", "about T − 6 months (2023 scope letter, Timing and duration)", { due: months(-6) }),
    rule("pack-sent", "before the visit (2023 scope letter, Peer preparation)", {
      from: "start",
      due: { unit: "days", count: -1 },
    }),
    rule("draft-report", "T + 3 weeks (2023 scope letter, Process)", { due: weeks(3) }),
    rule("report-published", "T + 3 months (2023 scope letter, Publication)", { due: months(3) }),
    rule("action-plan-published", "T + 5 months (2023 scope letter, Publication)", { due: months(5) }),
    rule("progress-review", "at least T + 12 months (2023 scope letter, Progress review)", {
      notBefore: months(12),
    }),
  ],
};

/** The LGA's rules for challenges from April 2024. */
export const LGA_FROM_APRIL_2024: MilestoneTemplate = {
  key: "lga-2024",
  title: "LGA from April 2024",
  rules: [
    rule("scope-agreed", "T − 4 to 6 months (LGA from April 2024)", {
      due: months(-4),
      notBefore: months(-6),
    }),
    rule("pack-sent", "2 to 3 weeks before the visit (LGA from April 2024)", {
      from: "start",
      due: weeks(-2),
      notBefore: weeks(-3),
    }),
    rule("team-call", "1 to 2 weeks before the visit (LGA from April 2024)", {
      from: "start",
      due: weeks(-1),
      notBefore: weeks(-2),
    }),
    rule("draft-report", "T + 3 weeks (LGA from April 2024)", { due: weeks(3) }),
    rule("report-published", "T + 3 months, with the action plan (LGA from April 2024)", { due: months(3) }),
    rule(
      "action-plan-published",
      "T + 3 months, with the report; T + 5 months at the very latest (LGA from April 2024)",
      { due: months(3) },
    ),
    rule("progress-review", "about T + 10 months (LGA from April 2024)", { due: months(10) }),
    rule("progress-review-report", "by T + 12 months (LGA from April 2024)", { due: months(12) }),
  ],
};

export const MILESTONE_TEMPLATES = [SCOPE_LETTER_2023, LGA_FROM_APRIL_2024] as const;

/** The template whose rules held when a visit ended on day T. */
export function templateFor(T: string): MilestoneTemplate {
  return T < "2024-04-01" ? SCOPE_LETTER_2023 : LGA_FROM_APRIL_2024;
}

export function applyOffset(day: string, offset: Offset): string {
  if (offset.unit === "months") return addMonths(day, offset.count);
  return addDays(day, offset.unit === "weeks" ? offset.count * 7 : offset.count);
}

/**
 * The key dates of a challenge by a template, in the template's order.
 * @param T last day on site, YYYY-MM-DD
 * @param start first day on site; T when it is not known
 */
export function milestonesFor(T: string, template: MilestoneTemplate, start: string = T): PlannedMilestone[] {
  return template.rules.map((line) => {
    const from = line.from === "T" ? T : start;
    return {
      key: line.key,
      label: line.label,
      due: line.due && applyOffset(from, line.due),
      notBefore: line.notBefore && applyOffset(from, line.notBefore),
      rule: line.rule,
      isHouseRule: line.isHouseRule,
    };
  });
}

/** The ordinary day of local elections: the first Thursday in May. */
export function localElectionDay(year: number): string {
  const first = dayOfParts({ year, month: 5, day: 1 }) ?? "";
  return addDays(first, (11 - weekday(first)) % 7);
}

export interface PreElectionPeriod {
  start: string;
  end: string;
  rule: string;
  isHouseRule: true;
}

/** House rule: six weeks before the first Thursday in May, to polling day. No public source fixes it for every council. */
export function preElectionPeriod(year: number): PreElectionPeriod {
  const end = localElectionDay(year);
  return {
    start: addDays(end, -42),
    end,
    rule: "six weeks before the first Thursday in May (house rule)",
    isHouseRule: true,
  };
}

/** The pre-election period a day falls into, or null. */
export function preElectionPeriodOn(day: string): PreElectionPeriod | null {
  const period = preElectionPeriod(Number(day.slice(0, 4)));
  return day >= period.start && day <= period.end ? period : null;
}
