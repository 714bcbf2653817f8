import { allRanges, type DayRange, firstRange } from "../dates/letter-dates.ts";
import type { LetterSentence } from "./letter-sections.ts";

/** A range of days the letter gives for the visit, with its sentence. */
export interface OnSiteStatement extends DayRange {
  sentence: string;
}

/** A heading under which a letter says when the team comes. */
export const ABOUT_TIMING = /\b(?:timing|duration|dates|when)\b/i;
const ABOUT_VISIT =
  /\bon[\s-]?site\b|\bvisit\b|\bchallenge (?:will )?(?:take|run|be held|begin|start)|\bcommenc/i;
const AFTERWARDS = /progress review|action plan|draft report|return visit/i;

/**
 * Every range of days given for the time on site, the most trustworthy first: under a heading about timing, then in a
 * sentence about the visit. Empty when the letter gives none.
 */
export function onSiteStatements(
  sentences: readonly LetterSentence[],
  letterDay: string | null,
): OnSiteStatement[] {
  const ranked = [
    sentences.filter(({ section }) => ABOUT_TIMING.test(section)),
    sentences.filter(({ text }) => ABOUT_VISIT.test(text)),
    sentences,
  ];
  for (const group of ranked) {
    const found = group
      .filter(({ text }) => !AFTERWARDS.test(text))
      .flatMap(({ text }) => rangesIn(text, letterDay));
    if (found.length > 0) return withOthers(found, ranked[1] ?? [], letterDay);
  }
  return [];
}

/** A sentence about the visit elsewhere in the letter may give other dates: both are kept, so that it can be seen. */
function withOthers(
  found: OnSiteStatement[],
  aboutVisit: readonly LetterSentence[],
  letterDay: string | null,
): OnSiteStatement[] {
  const known = new Set(found.map((statement) => statement.sentence));
  for (const { text } of aboutVisit) {
    if (known.has(text) || AFTERWARDS.test(text)) continue;
    found.push(...rangesIn(text, letterDay));
  }
  return found;
}

/** Every range of days in a sentence: of two, the second may be a second phase, or contradict the first. */
function rangesIn(sentence: string, letterDay: string | null): OnSiteStatement[] {
  const text = sentence.slice(0, 2_000);
  const all = allRanges(text, letterDay);
  const found = all.length > 0 ? all : [firstRange(text, letterDay)];
  return found.flatMap((range) => (range === null ? [] : [{ ...range, sentence }]));
}
