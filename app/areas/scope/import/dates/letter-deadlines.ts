import { basesOf, type KeyDatePlan, plannedBy } from "#app/areas/challenge/plan-key-dates.ts";
import type { BaseDays } from "#app/areas/dates/bases.ts";
import { conditionsOfRule, type KeptCondition, keptConditions } from "#app/areas/dates/kept-conditions.ts";
import { applyOffset, type Offset } from "#app/areas/dates/offsets.ts";
import {
  keptRule,
  MILESTONE_KEYS,
  type MilestoneKey,
  milestoneLabel,
  ruleSetFor,
} from "#app/areas/dates/rule-sets.ts";
import { dayOfParts, endOfMonth } from "#app/platform/days.ts";
import type { LetterSentence } from "../letter/letter-sections.ts";
import { spokenNumber } from "../number-words.ts";
import { monthNumber } from "./letter-dates.ts";

/** A condition on a date that the letter states in so many words. */
export interface StatedDeadline {
  key: MilestoneKey;
  bound: "due" | "not-before";
  /** How long after its base; null when the letter names a day. */
  offset: Offset | null;
  /** What it is counted from: the last day on site, also where the letter names no base (its words say so then). */
  base: "visit" | "final-report";
  /** YYYY-MM-DD; null when it is counted. */
  day: string | null;
  /** "T + 3 weeks", "no later than December 2024". */
  words: string;
  sentence: string;
  section: string;
}

const SUBJECTS: readonly [MilestoneKey, RegExp][] = [
  [
    "progress-review-report",
    /progress review report|(?:report|findings) (?:of|on|from) (?:the|this) progress review/gi,
  ],
  ["draft-report", /draft (?:final )?report/gi],
  ["action-plan-published", /action plan/gi],
  ["progress-review", /progress review(?! report)|return visit/gi],
  ["report-published", /(?<!draft )(?<!draft final )(?<!review )report(?!ing)/gi],
];

const NUMBER = "(\\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen)";
const COUNTED = new RegExp(
  `\\b(within|at least|no (?:sooner|earlier) than|not less than|no (?:later|more) than|by|about|around|approximately|up to)?\\s*${NUMBER}\\s+(?:(?:calendar)\\s+)?(days?|weeks?|months?|years?)\\b(\\s+(?:of|after|following|from|later)\\b)?`,
  "gi",
);
const NAMED =
  /\b(no later than|not later than|by|before|no (?:sooner|earlier) than|not before)\s+(?:the\s+)?(?:(?:\p{L}+\s+){1,5}on\s+)?(?:end\s+of\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(january|february|march|april|may|june|july|august|september|october|november|december),?\s+(\d{4})\b/giu;

/** The dates a letter sets for what comes after the visit, in the order it states them. */
export function statedDeadlines(sentences: readonly LetterSentence[]): StatedDeadline[] {
  return sentences.flatMap((sentence) => deadlinesIn(sentence));
}

function deadlinesIn({ text, section }: LetterSentence): StatedDeadline[] {
  const found: StatedDeadline[] = [];
  for (const match of text.matchAll(COUNTED)) {
    const cue = (match[1] ?? "").toLowerCase();
    // "6 months lead-in" and "5 days on site" count nothing from the visit.
    if (cue === "" && !match[4]) continue;
    const end = match.index + match[0].length;
    const offset = offsetOf(match[2] ?? "", match[3] ?? "");
    if (!offset) continue;
    const bound = /least|sooner|earlier|less/.test(cue) ? "not-before" : "due";
    const lead = bound === "not-before" ? "at least " : /about|around|approx/.test(cue) ? "about " : "";
    for (const key of subjectsOf(text, match.index, end, section)) {
      const { base, words } = baseOf(text.slice(end), sayOffset(offset));
      found.push({ key, bound, offset, base, day: null, words: `${lead}${words}`, sentence: text, section });
    }
  }
  for (const match of text.matchAll(NAMED)) {
    const day = namedDay(match);
    if (!day) continue;
    const bound = /sooner|earlier|not before/i.test(match[1] ?? "") ? "not-before" : "due";
    for (const key of subjectsOf(text, match.index, match.index + match[0].length, section))
      found.push({ key, bound, offset: null, base: "visit", day, words: match[0], sentence: text, section });
  }
  return found;
}

const FROM_REPORT =
  /^\s*(?:the\s+)?(?:date\s+of\s+)?(?:(?:publication|publishing|receipt|receiving|completion|issue|sign[\s-]?off)\s+(?:of\s+)?(?:the\s+|your\s+)?)?(?:final(?:ised)?\s+|published\s+)?report\b/i;
const FROM_VISIT =
  /^\s*(?:the|this|your|our|a)?\s*(?:[\p{L}-]+\s+){0,3}(?:visit|challenge|cpc|on[\s-]?site)/iu;

/** What a length is counted from, by the words after it; the last day on site where they name nothing, and the words say that. */
function baseOf(after: string, length: string): Pick<StatedDeadline, "base" | "words"> {
  if (FROM_REPORT.test(after)) return { base: "final-report", words: `${length} after the final report` };
  if (FROM_VISIT.test(after)) return { base: "visit", words: `T + ${length}` };
  return { base: "visit", words: `T + ${length}, counted from the visit by default` };
}

interface Subject {
  key: MilestoneKey;
  at: number;
  end: number;
}

/** What a condition is about: the subject named last before it, else first after it; both of "the report and its action plan". */
function subjectsOf(text: string, start: number, end: number, section: string): MilestoneKey[] {
  const named: Subject[] = SUBJECTS.flatMap(([key, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      key,
      at: match.index,
      end: match.index + match[0].length,
    })),
  ).sort((a, b) => a.at - b.at || b.end - a.end);
  // "report of the progress review" is one subject, not three.
  const whole = named.filter((one) => !named.some((other) => contains(other, one)));
  const before = whole.filter((subject) => subject.end <= start);
  const last = before.at(-1);
  const joined = before.at(-2);
  const isPair =
    last && joined && /^\s+and\s+(?:the\s+|its\s+|your\s+|an?\s+)?$/i.test(text.slice(joined.end, last.at));
  const chosen = isPair ? [joined, last] : [last ?? whole.find((subject) => subject.at >= end)];
  return chosen.flatMap((subject) => meantBy(subject, text, section));
}

/** "The report" alone is the one that is published where the sentence, or its section, speaks of publishing. */
function meantBy(subject: Subject | undefined, text: string, section: string): MilestoneKey[] {
  if (subject === undefined) return [];
  if (subject.key !== "report-published") return [subject.key];
  if (/progress review/i.test(section)) return ["progress-review-report"];
  return /publi(?:sh|c)/i.test(text) || /publication/i.test(section) ? ["report-published"] : [];
}

function contains(outer: { at: number; end: number }, inner: { at: number; end: number }): boolean {
  return outer.at <= inner.at && outer.end >= inner.end && outer.end - outer.at > inner.end - inner.at;
}

function offsetOf(number: string, unit: string): Offset | null {
  const word = number.toLowerCase();
  const count = word === "a" ? 1 : word === "eighteen" ? 18 : spokenNumber(word);
  if (count < 1) return null;
  if (/^year/i.test(unit)) return { unit: "months", count: count * 12 };
  const name = unit.toLowerCase().replace(/s$/, "");
  return { unit: name === "day" ? "days" : name === "week" ? "weeks" : "months", count };
}

function sayOffset({ count, unit }: Offset): string {
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

/** A month without a day means its last day for "by", its first for "before" and "no earlier than". */
function namedDay(match: RegExpMatchArray): string | null {
  const year = Number(match[4]);
  const month = monthNumber(match[3] ?? "");
  const isStart = /^before$|sooner|earlier|not before/i.test(match[1] ?? "") && !/end\s+of/i.test(match[0]);
  if (match[2] !== undefined) return dayOfParts(year, month, Number(match[2]));
  const first = dayOfParts(year, month, 1);
  return first === null || isStart ? first : endOfMonth(first);
}

/**
 * The key dates of a letter: what it states itself, and the rules of its time for the rest. Of two days by which it wants one thing the earlier is
 * the day it is due, the later the very latest.
 */
export function letterKeyDates(
  stated: readonly StatedDeadline[],
  onSite: { start: string | null; end: string | null },
): KeyDatePlan[] {
  const bases = basesOf(onSite);
  return defaultKeyDates(onSite).flatMap(({ key, byRule }) => {
    const own = stated.filter((deadline) => deadline.key === key);
    if (own.length > 0) return [fromLetter(key, own, bases)];
    return byRule === null ? [] : [byRule];
  });
}

/** Every kind of key date with what the rules of the visit's time give for it; null where they have none. */
export function defaultKeyDates(onSite: {
  start: string | null;
  end: string | null;
}): { key: MilestoneKey; byRule: KeyDatePlan | null }[] {
  const bases = basesOf(onSite);
  const { rules } = ruleSetFor(onSite.end ?? TIME_OF_RULES);
  return MILESTONE_KEYS.map((key) => {
    const rule = rules.find((one) => one.key === key);
    if (rule === undefined) return { key, byRule: null };
    const facts = { key, label: rule.label, rule: keptRule(rule), isHouseRule: rule.isHouseRule };
    return { key, byRule: plannedBy(facts, conditionsOfRule(rule), bases) };
  });
}

/** Whether a key date is as the letter itself has it, and not a default. */
export function isLettersOwn({ conditions }: Pick<KeyDatePlan, "conditions">): boolean {
  const { due, latest, notBefore } = keptConditions.read(conditions);
  return [due, latest, notBefore].some((kept) => kept?.source.startsWith(LETTER) === true);
}

/** A letter without days is read by the rules of the letters that say most of theirs themselves. */
const TIME_OF_RULES = "2024-01-01";

function fromLetter(key: MilestoneKey, own: readonly StatedDeadline[], bases: BaseDays): KeyDatePlan {
  const T = bases.visit ?? TIME_OF_RULES;
  const bounds = own.filter((deadline) => deadline.bound === "due");
  const inOrder = [...bounds].sort((a, b) => ((statedDay(a, T) ?? "") < (statedDay(b, T) ?? "") ? -1 : 1));
  const [due] = inOrder;
  const last = inOrder.at(-1);
  const latest =
    due === undefined || last === undefined || statedDay(due, T) === statedDay(last, T) ? undefined : last;
  const notBefore = own.find((deadline) => deadline.bound === "not-before");
  const used = own.filter((deadline) => [due, latest, notBefore].includes(deadline));
  const rule = used.map((one) => `${one.words} (${sourceOf(one)}: “${one.sentence}”)`).join(" and ");
  const conditions = { due: keptOf(due), latest: keptOf(latest), notBefore: keptOf(notBefore) };
  return plannedBy({ key, label: milestoneLabel(key), rule, isHouseRule: false }, conditions, bases);
}

/** How the source of what a letter says begins. */
const LETTER = "scope letter";

function sourceOf({ section }: StatedDeadline): string {
  return `${LETTER}${section === "" ? "" : `, ${section}`}`;
}

/** A condition of the letter as it is kept. What it names stands in its own words, what it counts in the words of the rule. */
function keptOf(deadline: StatedDeadline | undefined): KeptCondition | null {
  if (deadline === undefined) return null;
  const { day, offset, words } = deadline;
  const source = sourceOf(deadline);
  if (day !== null) return { day, words, source };
  return offset === null ? null : { offset, base: deadline.base, from: null, words: "", source };
}

/** The day of a stated condition; null when it is counted from a T that is not known. */
export function statedDay(deadline: StatedDeadline, T: string | null): string | null {
  if (deadline.day !== null || deadline.offset === null) return deadline.day;
  return T === null || deadline.base !== "visit" ? null : applyOffset(T, deadline.offset);
}
