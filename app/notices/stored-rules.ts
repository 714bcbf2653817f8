import { markOf } from "../writing/merge/changed-meanwhile.ts";
import { NOTICE_KIND_NAMES, type NoticeKind, STEP_KIND_NAMES, type StepKind } from "./kinds.ts";
import { HOUSE_TELLING_RULES, type StepLeads, type TellingRules } from "./telling-rules.ts";

/** A rule as it is kept: only what is not as the workspace comes with it. */
export interface StoredRule {
  key: string;
  value: string;
}

/** Days from the day a step is due, at most. */
export const MOST_LEAD_DAYS = 180;

/** Days in one list, at most. */
const MOST_LEADS = 6;

/** Minutes for which more is waited for, at most. */
export const MOST_GATHER_MINUTES = 240;

/** Which lists of days a kind of step has, in the order in which they come. */
export const LEAD_NAMES = ["before", "late", "escalate"] as const satisfies (keyof StepLeads)[];

export type LeadName = (typeof LEAD_NAMES)[number];

/** Days as typed ("28, 7", "7 and 28"), or null when they cannot be read: up to six whole numbers from 0 to 180; none is none. */
export function readLeads(text: string): number[] | null {
  const words = text
    .split(/,|;|\band\b|\s+/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (words.length > MOST_LEADS || !words.every((word) => /^\d{1,3}$/.test(word))) return null;
  const days = [...new Set(words.map(Number))];
  return days.every((day) => day <= MOST_LEAD_DAYS) ? days : null;
}

/** Days of a list in the order in which they come: the furthest first before the day, the nearest first after it. */
export function inOrder(name: LeadName, days: readonly number[]): number[] {
  return [...days].sort((a, b) => (name === "before" ? b - a : a - b));
}

function isGatherTime(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_GATHER_MINUTES;
}

/** Days as a form shows them: "28, 7". */
export function leadsText(days: readonly number[]): string {
  return days.join(", ");
}

function leadKey(kind: StepKind, name: LeadName): string {
  return `leads.${kind}.${name}`;
}

function offKey(kind: NoticeKind): string {
  return `off.${kind}`;
}

/** Every rule as it is kept, in the order of the page. */
export function ruleValues(rules: TellingRules): StoredRule[] {
  const { hours } = rules;
  return [
    { key: "hours.from", value: hours.from },
    { key: "hours.until", value: hours.until },
    { key: "hours.onWeekends", value: yesNo(hours.onWeekends) },
    { key: "hours.onBankHolidays", value: yesNo(hours.onBankHolidays) },
    { key: "gatherMinutes", value: String(rules.gatherMinutes) },
    ...STEP_KIND_NAMES.flatMap((kind) =>
      LEAD_NAMES.map((name) => ({ key: leadKey(kind, name), value: leadsText(rules.leads[kind][name]) })),
    ),
    ...NOTICE_KIND_NAMES.map((kind) => ({ key: offKey(kind), value: yesNo(rules.off.has(kind)) })),
  ];
}

function yesNo(is: boolean): string {
  return is ? "yes" : "no";
}

/** What is to be kept of rules: those that differ from the house rules. */
export function changedRules(rules: TellingRules): StoredRule[] {
  const usual = new Map(ruleValues(HOUSE_TELLING_RULES).map(({ key, value }) => [key, value]));
  return ruleValues(rules).filter(({ key, value }) => usual.get(key) !== value);
}

/** The rules in force: what is kept, and the house rule for each that is not, or that cannot be read. */
export function rulesFrom(stored: readonly StoredRule[]): TellingRules {
  const known = new Map(stored.map(({ key, value }) => [key, value]));
  const usual = HOUSE_TELLING_RULES;
  const said = (key: string, otherwise: boolean) => {
    const value = known.get(key);
    return value === undefined ? otherwise : value === "yes";
  };
  const time = (key: string, otherwise: string) => {
    const value = known.get(key) ?? "";
    return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : otherwise;
  };
  const leadsOf = (kind: StepKind): StepLeads => {
    const of = (name: LeadName) => {
      const value = known.get(leadKey(kind, name));
      const days = value === undefined ? null : readLeads(value);
      return inOrder(name, days ?? usual.leads[kind][name]);
    };
    return { before: of("before"), late: of("late"), escalate: of("escalate") };
  };
  const minutes = Number(known.get("gatherMinutes") ?? usual.gatherMinutes);
  return {
    hours: {
      from: time("hours.from", usual.hours.from),
      until: time("hours.until", usual.hours.until),
      onWeekends: said("hours.onWeekends", usual.hours.onWeekends),
      onBankHolidays: said("hours.onBankHolidays", usual.hours.onBankHolidays),
    },
    gatherMinutes: isGatherTime(minutes) ? minutes : usual.gatherMinutes,
    leads: {
      "key-date": leadsOf("key-date"),
      document: leadsOf("document"),
      action: leadsOf("action"),
    },
    off: new Set(NOTICE_KIND_NAMES.filter((kind) => said(offKey(kind), usual.off.has(kind)))),
  };
}

/** What does not fit together in the hours, in a sentence; null when all is well. */
export function tellingProblem({
  from,
  until,
}: Pick<TellingRules["hours"], "from" | "until">): string | null {
  return until > from ? null : "The hours must end after they begin";
}

/** What tells whether rules are still the same. */
export function markOfRules(rules: TellingRules): string {
  return markOf(Object.fromEntries(ruleValues(rules).map(({ key, value }) => [key, value])));
}

/** What tells whether the kinds that somebody does without are still the same. */
export function markOfKinds(kinds: readonly NoticeKind[]): string {
  return markOf(Object.fromEntries(kinds.map((kind) => [kind, "left out"])));
}
