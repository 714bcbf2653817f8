import { type DayRange, firstRange } from "../dates/letter-dates.ts";
import type { LetterSentence } from "./letter-sections.ts";

/** A range of days the letter gives for the visit, with its sentence. */
export interface OnSiteStatement extends DayRange {
  sentence: string;
}

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
    sentences.filter(({ section }) => /\b(?:timing|duration|dates|when)\b/i.test(section)),
    sentences.filter(({ text }) => ABOUT_VISIT.test(text)),
    sentences,
  ];
  for (const group of ranked) {
    const found = group
      .filter(({ text }) => !AFTERWARDS.test(text))
      .flatMap(({ text }) => {
        const range = firstRange(text.slice(0, 2_000), letterDay);
        return range ? [{ ...range, sentence: text }] : [];
      });
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
    const range = firstRange(text.slice(0, 2_000), letterDay);
    if (range) found.push({ ...range, sentence: text });
  }
  return found;
}
