import { type NewChallenge, shortNameOf } from "#app/areas/challenge/new-challenge.ts";
import { basesOf, type KeyDatePlan, type OnSite, plannedBy } from "#app/areas/challenge/plan-key-dates.ts";
import {
  type QuestionSet,
  questionSetFor,
  type ReportFormat,
  reportFormatFor,
} from "#app/areas/challenge/question-sets.ts";
import { keptConditions } from "#app/areas/dates/kept-conditions.ts";
import { defaultKeyDates, isLettersOwn } from "../import/dates/letter-deadlines.ts";

/** What somebody says of a letter's challenge before it is made. */
export interface LetterCorrections {
  title: string;
  /** The commissioning council first. */
  councils: readonly string[];
  /** Each phase on site, in order of time; none while no days are known. */
  phases: readonly { start: string; end: string }[];
  questionSet: QuestionSet["key"] | "by-date";
  reportFormat: ReportFormat | "by-date";
}

/** The first day of the first phase and the last day of the last. */
export function wholeStay(phases: readonly OnSite[]): OnSite {
  return { start: phases[0]?.start ?? null, end: phases.at(-1)?.end ?? null };
}

/**
 * A letter's challenge with what somebody corrected. Where the days changed, what the letter itself says of a key date is counted from the
 * new days, and the rules of their time give the others.
 */
export function correctedPlan(plan: NewChallenge, corrections: LetterCorrections): NewChallenge {
  const { title, councils, phases, questionSet, reportFormat } = corrections;
  const [first = { start: null, end: null }, ...furtherPhases] = phases;
  const known = new Map(plan.councils.map((council) => [council.name, council]));
  const before = wholeStay([plan.onSite, ...(plan.furtherPhases ?? [])]);
  const after = wholeStay(phases);
  const isMoved = before.start !== after.start || before.end !== after.end;
  return {
    ...plan,
    title,
    councils: councils.map((name) => known.get(name) ?? { name, shortName: shortNameOf(name) }),
    onSite: { start: first.start, end: first.end },
    furtherPhases,
    questionSet: questionSet === "by-date" ? questionSetFor(first.start) : questionSet,
    reportFormat: reportFormat === "by-date" ? reportFormatFor(first.start) : reportFormat,
    milestones: isMoved ? keyDatesOn(plan.milestones, after) : plan.milestones,
  };
}

function keyDatesOn(dates: readonly KeyDatePlan[], onSite: OnSite): KeyDatePlan[] {
  const own = new Map(dates.filter(isLettersOwn).map((date) => [date.key, date]));
  // A day that somebody set stays where they set it.
  const set = new Map(dates.filter(({ isSet }) => isSet).map((date) => [date.key, date]));
  const bases = basesOf(onSite);
  return defaultKeyDates(onSite).flatMap(({ key, byRule }) => {
    const kept = set.get(key);
    if (kept !== undefined) return [kept];
    const date = own.get(key);
    if (date !== undefined) return [plannedBy(date, keptConditions.read(date.conditions), bases)];
    return byRule === null ? [] : [byRule];
  });
}
