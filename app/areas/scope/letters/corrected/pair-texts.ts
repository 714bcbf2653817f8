import { stemsOf, wordsOf } from "../../import/matching-words.ts";

/** Below this share of common words two texts are two texts, not one reworded. */
const SAME_TEXT = 0.5;

/** A text compared without line ends, doubled spaces and the shape of its quotation marks. */
export function plainWords(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ").trim();
}

/** The share of their words that count which two texts have in common, 0 to 1 (Dice). */
function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}

/**
 * Which text of one list is which of another, by their places: the same words first, in order; of the rest the most alike, where at least half of
 * their words are the same. Gives the place in `after` of each of `before`, or null.
 */
export function pairTexts(before: readonly string[], after: readonly string[]): (number | null)[] {
  const found: (number | null)[] = before.map(() => null);
  const taken = new Set<number>();
  const plainAfter = after.map(plainWords);
  for (const [place, text] of before.entries()) {
    const words = plainWords(text);
    const same = plainAfter.findIndex((other, at) => !taken.has(at) && other === words);
    if (same < 0) continue;
    found[place] = same;
    taken.add(same);
  }
  const stems = (text: string) => stemsOf(wordsOf(text));
  const open = before.flatMap((text, place) =>
    found[place] === null ? [{ place, words: stems(text) }] : [],
  );
  const free = after.flatMap((text, at) => (taken.has(at) ? [] : [{ at, words: stems(text) }]));
  const likely = open
    .flatMap(({ place, words }) =>
      free.map((other) => ({ place, at: other.at, score: likeness(words, other.words) })),
    )
    .filter(({ score }) => score >= SAME_TEXT)
    .sort((a, b) => b.score - a.score || a.place - b.place || a.at - b.at);
  for (const { place, at } of likely) {
    if (found[place] !== null || taken.has(at)) continue;
    found[place] = at;
    taken.add(at);
  }
  return found;
}
