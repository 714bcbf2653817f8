import type { LetterSentence } from "./letter-sections.ts";
import { ABOUT_TIMING, type OnSiteStatement } from "./on-site.ts";

/** The days on site as the letter gives them: one phase, or several weeks apart where it says that there are. */
export interface PhasesReading {
  /** In order of time, none of the same days as another; none when the letter gives no days. */
  phases: OnSiteStatement[];
  /** The sentences that say so; none where there is one phase. */
  said: string[];
}

const IN_PHASES =
  /\b(?:phases|stages|parts|blocks)\b|\b(?:first|second|third) (?:phase|stage|part|block|visit)\b|\b(?:phase|stage|part) (?:one|two|three|[123])\b|\bagain (?:from|on|between)\b/i;

/**
 * Reads the phases from what the letter says of its time on site. Several ranges of days are several phases only where the letter speaks of
 * phases, and none overlaps another: otherwise they contradict each other, and the first stands alone.
 */
export function readPhases(
  statements: readonly OnSiteStatement[],
  sentences: readonly LetterSentence[],
): PhasesReading {
  const one = { phases: statements.slice(0, 1), said: [] };
  const around = sentences.filter(({ section }) => ABOUT_TIMING.test(section)).map(({ text }) => text);
  const said = [...new Set([...around, ...statements.map(({ sentence }) => sentence)])].filter(
    (text) => IN_PHASES.test(text) && !/progress review/i.test(text),
  );
  if (said.length === 0) return one;
  const distinct = statements.filter(
    ({ start, end }, at) =>
      statements.findIndex((other) => other.start === start && other.end === end) === at,
  );
  const inOrder = distinct.sort((a, b) => a.start.localeCompare(b.start));
  const areApart = inOrder.every(
    ({ start, end }, at) => start <= end && (at === 0 || (inOrder[at - 1]?.end ?? "") < start),
  );
  return inOrder.length > 1 && inOrder.length <= 4 && areApart ? { phases: inOrder, said } : one;
}
