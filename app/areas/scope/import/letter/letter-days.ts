import { dayOfParts } from "#app/platform/days.ts";
import { dayMentions, firstFullDay } from "../dates/letter-dates.ts";
import { type Block, blockTexts, plain } from "../source-text.ts";

/** A day the letter gives, with the line that says it. */
export interface LetterDay {
  /** YYYY-MM-DD */
  day: string;
  line: string;
}

/** The front of a letter, and where it is signed. */
const FRONT_BLOCKS = 12;
const BACK_BLOCKS = 6;
const AGREED =
  /^(?:scope )?agreed\b|\bagreement of (?:the )?(?:scope|peer challenge)|\bscope (?:was )?agreed\b/i;
const MOST_CHARACTERS = 80;
const AGREED_MOST_CHARACTERS = 140;

function linesOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap(blockTexts)
    .flatMap((text) => text.split("\n"))
    .map(plain);
}

/** The date at the head of the letter: in one of its first short lines, and not the day of an agreement. */
export function dateOfLetter(blocks: readonly Block[]): LetterDay | null {
  for (const line of linesOf(blocks.slice(0, FRONT_BLOCKS))) {
    const day = line.length <= MOST_CHARACTERS && !AGREED.test(line) ? firstFullDay(line) : null;
    if (day) return { day, line };
  }
  return null;
}

/**
 * The day that the letter says its scope was agreed: "Agreed 20 January". It is the letter's word and agrees nothing by itself. A day
 * without a year is the last one before the visit.
 */
export function scopeAgreedDay(blocks: readonly Block[], visitStart: string | null): LetterDay | null {
  const places = [...blocks.slice(0, FRONT_BLOCKS), ...blocks.slice(FRONT_BLOCKS).slice(-BACK_BLOCKS)];
  for (const line of linesOf(places)) {
    if (line.length > AGREED_MOST_CHARACTERS || !AGREED.test(line)) continue;
    const day = firstFullDay(line) ?? lastBefore(line, visitStart);
    if (day) return { day, line };
  }
  return null;
}

function lastBefore(line: string, visitStart: string | null): string | null {
  const mention = dayMentions(line).find(({ month, year }) => month !== null && year === null);
  if (!mention || mention.month === null || visitStart === null) return null;
  const year = Number(visitStart.slice(0, 4));
  const sameYear = dayOfParts(year, mention.month, mention.day);
  return sameYear !== null && sameYear < visitStart
    ? sameYear
    : dayOfParts(year - 1, mention.month, mention.day);
}
