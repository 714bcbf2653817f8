import { bankHolidayOn } from "#app/areas/dates/bank-holidays.ts";
import { electionWarnings } from "#app/areas/dates/day-warnings.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { isWeekend, plusDays } from "#app/platform/days.ts";
import { type StatedDeadline, statedDay } from "./dates/letter-deadlines.ts";
import type { ImportWarning } from "./import-warning.ts";
import { councilMentions, shortName } from "./letter/councils.ts";
import type { LetterReading } from "./letter/letter.ts";
import type { OnSiteStatement } from "./letter/on-site.ts";
import { placeholdersIn } from "./letter/placeholders.ts";
import { sentences } from "./source-text.ts";

/** What the warnings need to know besides the letter. */
export interface WarningContext {
  /** All councils of the challenge, from the letter and the memorandum. */
  councils: readonly string[];
  /** True when the letter speaks of several councils, named or not. */
  isPartnership: boolean;
}

/** Slips and contradictions in a letter, in the order a person would want to deal with them. */
export function letterWarnings(letter: LetterReading, context: WarningContext): ImportWarning[] {
  return [
    ...onSiteWarnings(letter),
    ...electionsAtVisit(letter, context),
    ...reviewConflict(letter),
    ...bankHolidays(letter),
    ...dutiesOfOne(letter, context),
    ...partnerNotNamed(context),
    ...unfilled(letter),
    ...themeSlips(letter),
  ];
}

/** "At least 12 months after" and "no later than December 2024" cannot both hold for a visit that ended in March 2024. */
function reviewConflict(letter: LetterReading): ImportWarning[] {
  const conditions = letter.stated.filter((one) => one.key === "progress-review");
  const T = letter.onSite.end;
  for (const earliest of conditions.filter((one) => one.bound === "not-before")) {
    for (const latest of conditions.filter((one) => one.bound === "due")) {
      const from = statedDay(earliest, T);
      const to = statedDay(latest, T);
      if (from === null || to === null || from <= to) continue;
      return [
        {
          code: "progress-review-conditions-conflict",
          message: `The letter sets two conditions on the progress review that cannot both be met: one means on or after ${formatDay(from)}, the other on or before ${formatDay(to)}. Agree with the LGA which one holds.`,
          quotes: [...new Set([earliest.sentence, latest.sentence])],
        },
      ];
    }
  }
  return [];
}

const EVENT_WORDS: Partial<Record<StatedDeadline["key"], string>> = {
  "draft-report": "The draft report",
  "report-published": "Publication of the report",
  "action-plan-published": "Publication of the action plan",
  "progress-review": "The progress review",
  "progress-review-report": "The report of the progress review",
};

function bankHolidays(letter: LetterReading): ImportWarning[] {
  return letter.milestones.flatMap((milestone) => {
    const holiday = milestone.dueOn === null ? null : bankHolidayOn(milestone.dueOn);
    const event = EVENT_WORDS[milestone.key as StatedDeadline["key"]];
    if (milestone.dueOn === null || holiday === null || event === undefined) return [];
    const sentence = letter.stated.find((one) => one.key === milestone.key && one.bound === "due")?.sentence;
    return [
      {
        code: "due-on-bank-holiday" as const,
        message: `${event} is due on ${formatDay(milestone.dueOn)}, which is a bank holiday (${holiday}). Agree the working day before or after it.`,
        quotes: [sentence ?? milestone.rule],
      },
    ];
  });
}

const DUTY =
  /^[’']?s?\s*(?:\([^)]{0,40}\)\s*)?(?:(?:is|are) (?:required|expected|asked|responsible|to)\b|will\b|must\b|shall\b|should\b|needs? to\b|has to\b|have to\b|agrees? to\b|commits? to\b)/i;

/** In a partnership, a duty laid on one council by name leaves open whether the other has it too. */
function dutiesOfOne(letter: LetterReading, { councils, isPartnership }: WarningContext): ImportWarning[] {
  if (councils.length < 2 && !isPartnership) return [];
  const duties = letter.sentences.flatMap(({ text }) => {
    const mentions = councilMentions(text);
    const named = new Set(mentions.map((mention) => shortName(mention.name)));
    const only = named.size === 1 ? mentions.at(-1) : undefined;
    if (
      !only ||
      /\b(?:both|each|two|the|either) councils?\b/i.test(text) ||
      namesAnother(text, only.name, councils)
    )
      return [];
    return DUTY.test(text.slice(only.at + only.name.length)) ? [{ text, name: only.name }] : [];
  });
  const [first] = duties;
  if (!first) return [];
  const others = councils.filter((name) => shortName(name) !== shortName(first.name));
  const silent =
    others.length > 0
      ? `It does not say whether ${listNames(others)} has the same duty.`
      : "It does not say whether the partner council has the same duty.";
  const subject =
    duties.length === 1 ? "A duty in the letter names" : `${duties.length} duties in the letter name`;
  return [
    {
      code: "duty-names-one-council",
      message: `${subject} only ${first.name}, although the challenge is of a partnership. ${silent}`,
      quotes: duties.map((duty) => duty.text),
    },
  ];
}

function namesAnother(text: string, name: string, councils: readonly string[]): boolean {
  return councils.some((other) => {
    const short = shortName(other);
    return short !== "" && short !== shortName(name) && text.includes(short);
  });
}

function partnerNotNamed({ councils, isPartnership }: WarningContext): ImportWarning[] {
  if (councils.length !== 1 || !isPartnership) return [];
  return [
    {
      code: "partner-council-not-named",
      message: `The letter speaks of more than one council but names only ${councils[0]} in full. Add the memorandum of understanding, or add the partner council by hand.`,
      quotes: [councils[0] ?? ""],
    },
  ];
}

function unfilled(letter: LetterReading): ImportWarning[] {
  return letter.paragraphs.flatMap(sentences).flatMap((sentence) =>
    placeholdersIn(sentence).map(({ words }) => ({
      code: "unfilled-placeholder" as const,
      message: `A blank in the letter was never filled in: “${words}”, in “${sentence.slice(0, 600)}”`,
      quotes: [words],
    })),
  );
}

function onSiteWarnings(letter: LetterReading): ImportWarning[] {
  const { phases } = letter.phases;
  if (phases.length === 0) {
    return [
      {
        code: "onsite-dates-missing",
        message:
          "The letter gives no dates on site that could be read, so no dates were worked out. Enter them by hand.",
        quotes: [letter.sentences.find(({ text }) => /on[\s-]?site/i.test(text))?.text ?? letter.title],
      },
    ];
  }
  return [...phases.flatMap(daysOnSiteWarnings), ...(phases.length > 1 ? [] : otherDays(letter))];
}

function rangeOf({ start, end }: OnSiteStatement): string {
  return `${formatDay(start)} to ${formatDay(end)}`;
}

function daysOnSiteWarnings(visit: OnSiteStatement): ImportWarning[] {
  const found: ImportWarning[] = [];
  const quotes = [visit.sentence];
  if (visit.start > visit.end) {
    found.push({
      code: "onsite-dates-reversed",
      message: `The visit would end before it starts: ${rangeOf(visit)}.`,
      quotes,
    });
  }
  const odd = [visit.start, visit.end].filter(isWeekend);
  if (odd.length > 0) {
    const days = [...new Set(odd)].map(formatDay).join(" and ");
    found.push({
      code: "onsite-at-weekend",
      message: `The visit starts or ends at a weekend: ${days}.`,
      quotes,
    });
  }
  const holidays = daysFrom(visit.start, visit.end).filter((day) => bankHolidayOn(day) !== null);
  if (holidays.length > 0) {
    const days = holidays.map((day) => `${formatDay(day)} (${bankHolidayOn(day)})`).join(" and ");
    found.push({
      code: "onsite-on-bank-holiday",
      message: `A bank holiday falls into the visit: ${days}.`,
      quotes,
    });
  }
  return found;
}

/** Other days for the one visit there is, elsewhere in the letter or in the same sentence. */
function otherDays({ onSiteStatements: [visit, ...others] }: LetterReading): ImportWarning[] {
  const other = others.find((one) => one.start !== visit?.start || one.end !== visit.end);
  if (visit === undefined || other === undefined) return [];
  return [
    {
      code: "onsite-dates-disagree",
      message: `The letter gives two different times on site: ${rangeOf(visit)} and ${rangeOf(other)}. The first was taken.`,
      quotes: [visit.sentence, other.sentence],
    },
  ];
}

/** Whether the councils vote is not in a letter: it is asked on each council's own page, and until then the warning says "if". */
function electionsAtVisit(
  { phases: { phases } }: LetterReading,
  { councils }: WarningContext,
): ImportWarning[] {
  const unknown = councils.map((name) => ({
    name,
    elections: [],
    lastDay: null,
    successor: null,
    bodies: [],
  }));
  return phases.flatMap((visit) => {
    for (const day of daysFrom(visit.start, visit.end)) {
      const found = electionWarnings(day, unknown);
      if (found.length === 0) continue;
      const message = found.map((one) => one.message).join(" ");
      return [{ code: "onsite-in-pre-election-period" as const, message, quotes: [visit.sentence] }];
    }
    return [];
  });
}

/** The days of a visit; none when it is reversed or longer than any visit. */
function daysFrom(start: string, end: string): string[] {
  const days: string[] = [];
  for (let day = start; day <= end && days.length < 31; day = plusDays(day, 1)) days.push(day);
  return days;
}

function themeSlips(letter: LetterReading): ImportWarning[] {
  const found: ImportWarning[] = [];
  const titles = letter.themes.map((theme) => `${theme.number}. ${theme.title}`);
  if (letter.themes.length !== 5) {
    found.push({
      code: "theme-count",
      message: `The letter has ${letter.themes.length} themes; a peer challenge usually has five.`,
      quotes: titles,
    });
  }
  if (letter.themes.some((theme, index) => theme.number !== index + 1)) {
    found.push({
      code: "theme-numbers",
      message:
        "The themes of the letter are not numbered one after the other. They were taken in the order they stand.",
      quotes: titles,
    });
  }
  return found;
}

function listNames(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
