import { dayOfParts, plusDays } from "#app/platform/days.ts";
import { NUMBER_WORDS, spokenNumber } from "../number-words.ts";

/** A day as a letter writes it: the month and the year may be left out when they follow from its neighbour. */
export interface DayMention {
  day: number;
  month: number | null;
  year: number | null;
  /** Where it stands in the text. */
  start: number;
  end: number;
}

export interface DayRange {
  /** YYYY-MM-DD */
  start: string;
  end: string;
  /** How the letter says it, for messages. */
  words: string;
}

const MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
/** The same, where the month is only looked at. */
const A_MONTH = MONTH.replace("(", "(?:");
const DAY = "(\\d{1,2})(?:\\s?(?:st|nd|rd|th)\\b)?";
const WEEKDAY = "(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?";
const MENTION = new RegExp(
  [
    "\\b(\\d{4})-(\\d{2})-(\\d{2})\\b",
    // Not "13/14/15 June 2025", which is three days.
    `\\b(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}|\\d{2})\\b(?!\\s*(?:st|nd|rd|th)?\\s+${A_MONTH})`,
    `\\b${DAY}(?:\\s+(?:of\\s+)?|-)${MONTH}(?:,?[\\s-]+(\\d{4})\\b)?`,
    `\\b${MONTH}\\s+${DAY}(?!\\d)(?:,?\\s+(\\d{4})\\b)?`,
    // "March 4 to 8, 2024": the month stands before the first day.
    `(?<=(?:[-–—]|\\bto|\\band|\\buntil)\\s{0,2})${DAY},?\\s+(\\d{4})\\b`,
    `(?<![\\d.£/-])\\b${DAY}(?=\\s*(?:[-–—&/+]|to\\b|and\\b|until\\b|till\\b|through\\b|,)\\s*(?:and\\s+|the\\s+)?${WEEKDAY}\\d{1,2}(?!\\d|:))`,
    // "3/4/5 June": the slash stands between days, since a month follows.
    `(?<=\\d/)${DAY}(?=/\\d{1,2}\\s+${A_MONTH})`,
  ].join("|"),
  "gi",
);

/** Every day mentioned in a sentence, in order. */
export function dayMentions(text: string): DayMention[] {
  const found: DayMention[] = [];
  for (const match of text.matchAll(MENTION)) {
    const parts = mentionParts(match);
    if (!parts || parts.day < 1 || parts.day > 31) continue;
    found.push({ ...parts, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function mentionParts(match: RegExpMatchArray): Pick<DayMention, "day" | "month" | "year"> | null {
  const number = (at: number) => (match[at] === undefined ? null : Number(match[at]));
  if (match[1]) return { year: number(1), month: number(2), day: Number(match[3]) };
  if (match[4]) {
    const year = Number(match[6]);
    return { day: Number(match[4]), month: number(5), year: year < 100 ? 2000 + year : year };
  }
  if (match[7]) return { day: Number(match[7]), month: monthNumber(match[8] ?? ""), year: number(9) };
  if (match[10]) return { day: Number(match[11]), month: monthNumber(match[10]), year: number(12) };
  if (match[13]) return { day: Number(match[13]), month: null, year: number(14) };
  const bare = match[15] ?? match[16];
  return bare === undefined ? null : { day: Number(bare), month: null, year: null };
}

/** 3 for "March", "mar." or "Mar". */
export function monthNumber(name: string): number {
  return MONTH_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** What may stand between two days of one range or list. */
const BETWEEN =
  /^[\s,(]*(?:(?:[-–—&/+]|to|and|until|till|through|up|inclusive|finishing|ending|concluding|finish|end|ends|on|the|closing|with|running|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)[\s,]*){0,8}$/i;

/**
 * The first days in a text that belong together, as a range or a list, or one day and how many follow. Missing months and years come
 * from the other days; a range over New Year starts in the year before.
 * @param letterDay day of the letter (YYYY-MM-DD): gives the year when the text has none
 */
export function firstRange(text: string, letterDay: string | null): DayRange | null {
  const mentions = dayMentions(text);
  return allRanges(text, letterDay)[0] ?? oneDayAndALength(text, mentions, letterDay);
}

/**
 * All days in a text that belong together, each run of them as a range, in the order they stand: "9 to 11 March 2027, and again from 6 to 7
 * April 2027" is two.
 * @param letterDay as for firstRange
 */
export function allRanges(text: string, letterDay: string | null): DayRange[] {
  const runs = runsOf(text, dayMentions(text)).filter((run) => run.length > 1);
  return runs.flatMap((run) => {
    const first = run[0] as DayMention;
    const last = run.at(-1) as DayMention;
    return resolve(first, last, letterDay, text.slice(first.start, last.end)) ?? [];
  });
}

/** Days with nothing but words of a range or a list between them. "30 June, 1 and 2 July": the 1 is of July. */
function runsOf(text: string, mentions: readonly DayMention[]): DayMention[][] {
  const runs: DayMention[][] = [];
  for (const mention of mentions) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && BETWEEN.test(text.slice(before.end, mention.start))) run.push(mention);
    else runs.push([mention]);
  }
  return runs.map((run) =>
    run.map((mention, at) => ({
      ...mention,
      month: mention.month ?? run.slice(at).find((one) => one.month !== null)?.month ?? null,
    })),
  );
}

function resolve(
  first: DayMention,
  last: DayMention,
  letterDay: string | null,
  words: string,
): DayRange | null {
  const month = last.month ?? first.month;
  const firstMonth = first.month ?? month;
  if (month === null || firstMonth === null) return null;
  let year = last.year ?? first.year ?? yearAfter(letterDay, month, last.day);
  if (year === null) return null;
  if (last.year === null && first.year !== null && firstMonth > month) year = first.year + 1;
  const startYear = first.year ?? (firstMonth > month ? year - 1 : year);
  const start = dayOfParts(startYear, firstMonth, first.day);
  const end = dayOfParts(year, month, last.day);
  return start && end ? { start, end, words } : null;
}

/** The first time that day comes round after the letter was written. */
function yearAfter(letterDay: string | null, month: number, day: number): number | null {
  if (letterDay === null) return null;
  const year = Number(letterDay.slice(0, 4));
  const sameYear = dayOfParts(year, month, day);
  return sameYear !== null && sameYear >= letterDay ? year : year + 1;
}

const COUNT = `(\\d{1,2}|${NUMBER_WORDS.slice(1, 11).join("|")})`;
const LENGTH = new RegExp(
  `\\b${COUNT}(?:\\s*(?:[-–—]|to|or)\\s*${COUNT})?[\\s-]+(?:working\\s+|consecutive\\s+|full\\s+)?days?\\b`,
  "i",
);

/** How many days a text speaks of: "three days", "4-5 days"; null when it does not. */
export function daysSpokenOf(text: string): { least: number; most: number; words: string } | null {
  const match = LENGTH.exec(text);
  if (!match) return null;
  const least = spokenNumber(match[1] ?? "");
  return { least, most: match[2] === undefined ? least : spokenNumber(match[2]), words: match[0] };
}

const WEEK =
  /\b(?:week (?:commencing|of|beginning)|w\/?c\.?)\s*:?\s*(?:on\s+)?(?:the\s+)?(?:mon(?:day)?,?\s+)?$/i;
const BEGINS = /\b(?:commencing(?: on)?|starting(?: on)?|beginning(?: on)?|from)\b/i;

/** "w/c 4 March 2024", or one day with a number of days: "from 3 June 2025 for three days". */
function oneDayAndALength(
  text: string,
  mentions: readonly DayMention[],
  letterDay: string | null,
): DayRange | null {
  for (const mention of mentions) {
    if (mention.month === null) continue;
    const before = text.slice(Math.max(0, mention.start - 40), mention.start);
    const isWeek = WEEK.test(before);
    const isFollowedByLength = /^[\s,]*(?:\(|for\b|over\b|lasting\b)/i.test(text.slice(mention.end));
    if (!isWeek && !BEGINS.test(before) && !isFollowedByLength) continue;
    const year = mention.year ?? yearAfter(letterDay, mention.month, mention.day);
    const start = year === null ? null : dayOfParts(year, mention.month, mention.day);
    if (!start) continue;
    const days = daysSpokenOf(text)?.least ?? (isWeek ? 5 : 0);
    if (days < 1 || days > 10) continue;
    return { start, end: plusDays(start, days - 1), words: text.slice(mention.start, mention.end) };
  }
  return null;
}

/** The first complete day in a text, YYYY-MM-DD. */
export function firstFullDay(text: string): string | null {
  for (const { day, month, year } of dayMentions(text)) {
    const found = month !== null && year !== null ? dayOfParts(year, month, day) : null;
    if (found) return found;
  }
  return null;
}
