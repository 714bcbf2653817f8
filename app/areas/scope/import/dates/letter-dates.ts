import { dayOfParts, plusDays } from "#app/platform/days.ts";

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
const DAY = "(\\d{1,2})(?:\\s?(?:st|nd|rd|th)\\b)?";
const MENTION = new RegExp(
  [
    "\\b(\\d{4})-(\\d{2})-(\\d{2})\\b",
    "\\b(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}|\\d{2})\\b",
    `\\b${DAY}(?:\\s+(?:of\\s+)?|-)${MONTH}(?:,?[\\s-]+(\\d{4})\\b)?`,
    `\\b${MONTH}\\s+${DAY}(?!\\d)(?:,?\\s+(\\d{4})\\b)?`,
    // "March 4 to 8, 2024": the month stands before the first day.
    `(?<=(?:[-–—]|\\bto|\\band|\\buntil)\\s{0,2})${DAY},?\\s+(\\d{4})\\b`,
    `(?<![\\d.£/-])\\b${DAY}(?=\\s*(?:[-–—]|to\\b|and\\b|until\\b|till\\b|through\\b|,)\\s*(?:the\\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?\\d{1,2})`,
  ].join("|"),
  "gi",
);

/** Every day mentioned in a sentence, in order. */
function dayMentions(text: string): DayMention[] {
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
  if (match[15]) return { day: Number(match[15]), month: null, year: null };
  return null;
}

/** 3 for "March", "mar." or "Mar". */
export function monthNumber(name: string): number {
  return MONTH_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** What may stand between the two days of a range. */
const BETWEEN =
  /^[\s,(]*(?:(?:[-–—]|to|and|until|till|through|up|inclusive|finishing|ending|concluding|finish|end|ends|on|the|closing|with|running|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)[\s,]*){0,8}$/i;

/**
 * The first range of days in a text. Missing months and years come from the other day; a range over New Year starts in
 * the year before.
 * @param letterDay day of the letter (YYYY-MM-DD): gives the year when the text has none
 */
export function firstRange(text: string, letterDay: string | null): DayRange | null {
  const mentions = dayMentions(text);
  for (let at = 0; at + 1 < mentions.length; at += 1) {
    const first = mentions[at] as DayMention;
    let lastAt = at + 1;
    // "4, 5 and 6 March 2024": go to the end of the enumeration.
    while (first.month === null && mentions[lastAt]?.month === null && lastAt + 1 < mentions.length)
      lastAt += 1;
    const last = mentions[lastAt] as DayMention;
    if (lastAt === at + 1 && !BETWEEN.test(text.slice(first.end, last.start))) continue;
    const range = resolve(first, last, letterDay, text.slice(first.start, last.end));
    if (range) return range;
  }
  return weekCommencing(text, mentions, letterDay);
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

const NUMBER_WORDS: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** "week commencing 4 March 2024" with a number of days, or one day alone with a number of days. */
function weekCommencing(
  text: string,
  mentions: readonly DayMention[],
  letterDay: string | null,
): DayRange | null {
  const cue =
    /\b(?:week (?:commencing|of|beginning)|w\/c|commencing(?: on)?|starting(?: on)?|beginning(?: on)?|from)\b/i;
  for (const mention of mentions) {
    if (mention.month === null) continue;
    const before = text.slice(Math.max(0, mention.start - 40), mention.start);
    if (!cue.test(before)) continue;
    const year = mention.year ?? yearAfter(letterDay, mention.month, mention.day);
    const start = year === null ? null : dayOfParts(year, mention.month, mention.day);
    if (!start) continue;
    const length =
      /\b(\d{1,2}|two|three|four|five)(?:[\s-]+|\s*[-–]\s*\d{1,2}\s+)(?:working\s+)?days?\b/i.exec(text)?.[1];
    const days = length
      ? (NUMBER_WORDS[length.toLowerCase()] ?? Number(length))
      : /week/i.test(before)
        ? 5
        : 0;
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
