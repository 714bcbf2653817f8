import { sentencesOf } from "#app/areas/outgoing/sentences.ts";
import { MONTH_NAMES } from "#app/platform/month-names.ts";
import { shortQuote } from "./passage.ts";

/** The first and the last day of a phase on site, "YYYY-MM-DD". */
export interface OnSiteStay {
  start: string;
  end: string;
}

/** A date in the text that does not agree with the days on site. */
export interface DateSlip {
  quote: string;
  said: string;
}

const MONTH = `(${MONTH_NAMES.join("|")})`;
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const WEEKDAY = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?";
/** "6 to 10 October 2025", "28 February to 1 March", "6-10 October". */
const RANGE = new RegExp(
  `\\b${WEEKDAY}${DAY}(?:\\s+${MONTH})?(?:\\s+(\\d{4}))?\\s*(?:to|until|and|-|–|—)\\s*${WEEKDAY}${DAY}\\s+${MONTH}(?:\\s+(\\d{4}))?`,
  "gi",
);
/** Words that say a day was one of the visit, with the day right behind them. */
const VISIT = "(?:on[- ]site|visit|visited|fieldwork|challenge took place|took place|peer challenge)";
const VISIT_DAY = new RegExp(
  `\\b${VISIT}\\s+(?:\\w+\\s+){0,2}?(?:in|on|during|from|of)\\s+(?:the\\s+week\\s+of\\s+)?${WEEKDAY}(?:${DAY}\\s+)?${MONTH}(?:\\s+(\\d{4}))?`,
  "gi",
);

/** Days between a range in the text and the visit within which the two are taken to mean the same thing. */
const NEAR_DAYS = 60;
/** The longest visit, in days, with a margin: a longer range is about something else. */
const LONGEST_VISIT = 9;

function day(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

const monthNumber = (name: string) => (MONTH_NAMES as readonly string[]).indexOf(name.toLowerCase()) + 1;
const apart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/**
 * Dates that the text gives for the visit and that are not those of the record, in any of its phases. A range of days is taken to be
 * the visit when it is short and near it; a single day or month when it stands right behind "on site", "visit" and their
 * like. A year that is not said is that of the first phase.
 */
export function dateSlips(text: string, onSite: readonly OnSiteStay[]): DateSlip[] {
  const year = Number(onSite[0]?.start.slice(0, 4));
  return sentencesOf(text).flatMap((sentence) => {
    const ranges = [...sentence.matchAll(RANGE)];
    const slips: DateSlip[] = ranges
      .filter((match) => isOtherVisit(match, onSite, year))
      .map((match) => ({ quote: shortQuote(sentence, match.index, match[0].length), said: match[0].trim() }));
    // A range has been judged as one; its first day is not judged again.
    const rest = ranges.reduce(
      (left, match) => left.replace(match[0], " ".repeat(match[0].length)),
      sentence,
    );
    for (const match of rest.matchAll(VISIT_DAY)) {
      if (!isOtherDay(match, onSite, year)) continue;
      slips.push({ quote: shortQuote(sentence, match.index, match[0].length), said: match[0].trim() });
    }
    return slips;
  });
}

function isOtherVisit(match: RegExpMatchArray, onSite: readonly OnSiteStay[], year: number): boolean {
  const [, fromDay, fromMonth, fromYear, toDay, toMonth, toYear] = match;
  const lastMonth = monthNumber(toMonth ?? "");
  const lastYear = toYear === undefined ? year : Number(toYear);
  const firstMonth = fromMonth === undefined ? lastMonth : monthNumber(fromMonth);
  const firstYear = fromYear === undefined ? lastYear - (firstMonth > lastMonth ? 1 : 0) : Number(fromYear);
  const start = day(firstYear, firstMonth, Number(fromDay));
  const end = day(lastYear, lastMonth, Number(toDay));
  // Part of the visit, such as its first two days, is no contradiction.
  if (onSite.some((stay) => start >= stay.start && end <= stay.end)) return false;
  return apart(start, end) <= LONGEST_VISIT && onSite.some((stay) => apart(start, stay.start) <= NEAR_DAYS);
}

function isOtherDay(match: RegExpMatchArray, onSite: readonly OnSiteStay[], year: number): boolean {
  const [, date, month, saidYear] = match;
  const inYear = saidYear === undefined ? year : Number(saidYear);
  if (date === undefined) {
    if (saidYear === undefined) return false;
    const said = day(inYear, monthNumber(month ?? ""), 1).slice(0, 7);
    return !onSite.some((stay) => said >= stay.start.slice(0, 7) && said <= stay.end.slice(0, 7));
  }
  const said = day(inYear, monthNumber(month ?? ""), Number(date));
  return !onSite.some((stay) => said >= stay.start && said <= stay.end);
}
