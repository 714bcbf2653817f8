import { daysBetween } from "#app/platform/days.ts";
import { daysSpokenOf } from "./dates/letter-dates.ts";
import type { ImportWarning } from "./import-warning.ts";
import type { LetterReading } from "./letter/letter.ts";
import type { OpenChanges } from "./source-text.ts";

/** What a letter leaves open: changes in its file, a length of the visit that its days do not settle, papers and days it only promises. */
export function letterGaps(letter: LetterReading, openChanges: OpenChanges): ImportWarning[] {
  return [...openChangesOf(openChanges), ...durations(letter), ...attachments(letter), ...promises(letter)];
}

function openChangesOf({ insertions, deletions, comments }: OpenChanges): ImportWarning[] {
  const parts = [
    counted(insertions, "insertion"),
    counted(deletions, "deletion"),
    counted(comments, "comment"),
  ];
  const total = insertions + deletions + comments;
  if (total === 0) return [];
  return [
    {
      code: "open-changes",
      message: `This letter has ${counted(total, "open change")}: ${parts.filter(Boolean).join(", ")}. It was read with the insertions and without the deletions. Check that this is the agreed letter.`,
      quotes: [],
    },
  ];
}

function counted(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "4-5 days" beside five dates, or "three days" beside four. */
function durations(letter: LetterReading): ImportWarning[] {
  const { start, end } = letter.onSite;
  if (start === null || end === null || end < start) return [];
  const lengths = letter.phases.phases.map((phase) => daysBetween(phase.start, phase.end) + 1);
  const days = lengths.reduce((sum, length) => sum + length, 0);
  const sentence = letter.onSiteStatements
    .map((one) => one.sentence)
    .find((text) => {
      const spoken = daysSpokenOf(text);
      return (
        spoken !== null &&
        ![days, ...lengths].some((length) => spoken.least === length && spoken.most === length)
      );
    });
  if (sentence === undefined) return [];
  return [
    {
      code: "duration-differs",
      message: `The letter speaks of ${daysSpokenOf(sentence)?.words}, and its dates are ${counted(days, "day")}. Agree how long the visit is.`,
      quotes: [sentence],
    },
  ];
}

const ATTACHED = /\b(?:attached|enclosed|appended|appendix|annex(?:e)? [A-Z\d]|see attachment)\b/i;

function attachments(letter: LetterReading): ImportWarning[] {
  const quotes = letter.sentences.map(({ text }) => text).filter((text) => ATTACHED.test(text));
  if (quotes.length === 0) return [];
  return [
    {
      code: "attachment-not-held",
      message:
        "The letter speaks of something attached to it, which this workspace does not hold. Add it to the source documents.",
      quotes,
    },
  ];
}

const PROMISES =
  /\b(?:we|i|the LGA|the council|you)\b[^.]{0,30}\bwill\b[^.]{0,40}\b(?:confirm|let you (?:know|have)|be in touch|agree|provide|send)\b[^.]{0,60}\b(?:dates?|times?|days?|when)\b/i;

function promises(letter: LetterReading): ImportWarning[] {
  const quotes = letter.sentences
    .map(({ text }) => text)
    .filter((text) => PROMISES.test(text.slice(0, 800)) && !/\bby\b[^.]*\d/.test(text));
  if (quotes.length === 0) return [];
  return [
    {
      code: "promise-without-day",
      message: "The letter promises dates and does not say by when they will be there. Agree a day.",
      quotes,
    },
  ];
}
