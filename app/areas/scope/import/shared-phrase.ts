import { type Word, wordsOf } from "./matching-words.ts";
import { forComparison } from "./source-text.ts";

/** Beyond this the phrase is looked for in the beginning of a text only, which bounds the work. */
const MAX_WORDS = 400;

/**
 * The longest run of words the two texts share, in the words of the first; null when no run carries a word of meaning.
 * Words are compared by stem, small words by themselves.
 */
export function sharedPhrase(text: string, other: string): string | null {
  const left = wordsOf(text).slice(0, MAX_WORDS);
  const right = wordsOf(other).slice(0, MAX_WORDS);
  const best = longestRun(left, right);
  if (best === null) return null;
  const run = trimEmpty(left.slice(best.start, best.start + best.length));
  const first = run[0];
  const last = run.at(-1);
  return first && last ? text.slice(first.start, last.start + last.shown.length) : null;
}

function key(word: Word): string {
  return word.stem === "" ? forComparison(word.shown) : word.stem;
}

/** Longest by words of meaning, so that "of the" never wins. */
function longestRun(left: readonly Word[], right: readonly Word[]): { start: number; length: number } | null {
  const rightKeys = right.map(key);
  let previous = new Array<Run>(right.length + 1).fill(NO_RUN);
  let best: { start: number; length: number } | null = null;
  let bestWeight = 0;
  left.forEach((word, row) => {
    const own = key(word);
    const current = new Array<Run>(right.length + 1).fill(NO_RUN);
    rightKeys.forEach((other, column) => {
      if (own !== other) return;
      const before = previous[column] ?? NO_RUN;
      const run = { length: before.length + 1, weight: before.weight + (word.stem === "" ? 0 : 1) };
      current[column + 1] = run;
      if (run.weight <= bestWeight) return;
      bestWeight = run.weight;
      best = { start: row + 1 - run.length, length: run.length };
    });
    previous = current;
  });
  return best;
}

interface Run {
  length: number;
  /** How many of its words carry meaning. */
  weight: number;
}

const NO_RUN: Run = { length: 0, weight: 0 };

function trimEmpty(run: readonly Word[]): Word[] {
  const first = run.findIndex((word) => word.stem !== "");
  const last = run.findLastIndex((word) => word.stem !== "");
  return run.slice(first, last + 1);
}
