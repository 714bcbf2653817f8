import { forComparison } from "./source-text.ts";

/** A word of a text, as it stands and as it is compared. */
export interface Word {
  shown: string;
  /** Where it stands in the text. */
  start: number;
  /** Reduced so that `harmonising` and `harmonise` meet; "" for a word that carries no meaning of its own. */
  stem: string;
}

/** Words so common in such papers that sharing them says nothing. */
const EMPTY = new Set(
  `a about all also an and any are as at be been being but by can could do does doing each for from had has have having he her
  his how i if in into is it its itself may might more most must no nor not of on one or other our ours out over own s
  shall she should so some such than that the their theirs them then there these they this those through to too under up upon
  us very was we were what when where which while who whom whose will with within would you your eg ie etc via per both
  council councils whether across including towards`.split(/\s+/),
);

/** Plain text → words in order. Apostrophes and hyphens do not make two texts differ. */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  const pattern = /[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu;
  for (const match of text.matchAll(pattern)) {
    const shown = match[0];
    const bare = forComparison(shown)
      .replace(/'s$/, "")
      .replace(/[^\p{L}\p{N}]/gu, "");
    found.push({ shown, start: match.index, stem: EMPTY.has(bare) ? "" : stem(bare) });
  }
  return found;
}

const ENDINGS: readonly [RegExp, string][] = [
  [/(?:ising|izing|ised|ized|ises|izes|isation|ization|isations|izations|ise|ize)$/, "is"],
  [/(?:abilities|ability|able|ible|ably)$/, ""],
  [/(?:ations|ation|ating|ated|ates|ate|ative|atively|ator|ators)$/, "at"],
  [/(?:ments|ment)$/, ""],
  [/(?:fully|fulness|ful)$/, ""],
  [/(?:iveness|ively|ives|ive)$/, ""],
  [/(?:encies|ency|ences|ence|ents|ently|ent)$/, "en"],
  [/(?:ancies|ancy|ances|ance|ants|ant)$/, "an"],
  [/(?:ities|ity)$/, "it"],
  [/(?:ness|nesses)$/, ""],
  [/ies$|ied$|ying$/, "y"],
  [/(?:ings|ing|ers|er|ed|es|ly|s|e)$/, ""],
];

/**
 * A light stemmer, cautious on purpose: it takes off one ending and a doubled last consonant. Wrong joins would trace a
 * prompt to a clause it has nothing to do with; a missed join only lowers a score.
 */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  for (const [ending, replacement] of ENDINGS) {
    const cut = word.replace(ending, "");
    if (cut === word || cut.length < 3) continue;
    const joined = cut + replacement;
    return joined.length < 3 ? word : joined.replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/y$/, "i");
  }
  return word.replace(/y$/, "i");
}

/** Stems of the words that count, in order. */
export function stemsOf(words: readonly Word[]): string[] {
  return words.map((word) => word.stem).filter((found) => found !== "");
}
