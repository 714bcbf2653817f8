import { type PlacedWord, placedWords } from "./sentences.ts";

/** A note as far as its words can be recognised in a text. */
export interface QuotableNote {
  id: string;
  text: string;
  /** Somebody's own words, written down as they were said. */
  isVerbatim: boolean;
}

/** Words of a sentence that are those of a note. */
export interface Quotation {
  noteId: string;
  /** As the sentence has them. */
  words: string;
}

/**
 * House rules: so many words in a row are recognised by whoever said them, fewer of what was written down as it was said. One word among them may be
 * another, one more or one less.
 */
const FEWEST_WORDS = { note: 6, verbatim: 4 } as const;

/** Words that say nothing of who spoke: a run that has fewer than two others is no quotation. */
const EMPTY = new Set(
  `a about after all also among an and any are as at be been before being both but by can could did do does each for from had has have he her
  here his how i if in into is it its just may me might more most must my no not now of on one only or other our out over she should so some
  such than that the their them then there these they this those through to too under until up us very was we were what when where which while
  who why will with within would you your council councils people there's don't`
    .split(/\s+/)
    .map((word) => word.replace(/'/g, "")),
);

interface IndexedNote {
  id: string;
  words: readonly PlacedWord[];
  /** The fewest words of a run that counts. */
  fewest: number;
}

/** Notes, to be asked about many sentences. */
export interface QuotationIndex {
  notes: readonly IndexedNote[];
  /** Where pairs of words stand: note and place. */
  pairs: ReadonlyMap<string, readonly (readonly [note: number, at: number])[]>;
  /** What everybody may read anyway, between spaces: to quote it says nothing of a note. */
  open: string;
}

/** Makes notes ready to be recognised; `open` are texts that everybody reads, such as themes, questions and prompts. */
export function indexNotes(notes: readonly QuotableNote[], open: readonly string[]): QuotationIndex {
  const indexed = notes.map(({ id, text, isVerbatim }) => ({
    id,
    words: placedWords(text),
    fewest: isVerbatim ? FEWEST_WORDS.verbatim : FEWEST_WORDS.note,
  }));
  const pairs = new Map<string, [number, number][]>();
  for (const [note, { words }] of indexed.entries()) {
    for (let at = 0; at + 1 < words.length; at += 1) {
      const key = pairAt(words, at);
      const places = pairs.get(key);
      if (places === undefined) pairs.set(key, [[note, at]]);
      else places.push([note, at]);
    }
  }
  return { notes: indexed, pairs, open: open.map((text) => ` ${plain(placedWords(text))} `).join("\n") };
}

/** The longest run of each note that a sentence has, in the order of the sentence. */
export function quotationsIn(sentence: string, index: QuotationIndex): Quotation[] {
  const words = placedWords(sentence);
  const longest = new Map<number, Run>();
  for (let at = 0; at + 1 < words.length; at += 1) {
    for (const [note, place] of index.pairs.get(pairAt(words, at)) ?? []) {
      const { words: noted, fewest } = index.notes[note] as IndexedNote;
      const run = runFrom(words, noted, at, place);
      if (run.length < fewest || run.length <= (longest.get(note)?.length ?? 0)) continue;
      const quoted = words.slice(run.from, run.to);
      if (!tellsSomething(quoted) || index.open.includes(` ${plain(quoted)} `)) continue;
      longest.set(note, run);
    }
  }
  return [...longest]
    .sort(([, a], [, b]) => a.from - b.from || b.length - a.length)
    .map(([note, { from, to }]) => ({
      noteId: (index.notes[note] as IndexedNote).id,
      words: sentence.slice(words[from]?.start, words[to - 1]?.end),
    }));
}

interface Run {
  from: number;
  to: number;
  /** Words that are the same, and the one that may be another. */
  length: number;
}

const pairAt = (words: readonly PlacedWord[], at: number) => `${words[at]?.word} ${words[at + 1]?.word}`;

const plain = (words: readonly PlacedWord[]) => words.map(({ word }) => word).join(" ");

const tellsSomething = (words: readonly PlacedWord[]) =>
  words.filter(({ word }) => !EMPTY.has(word)).length >= 2;

/** The run round a pair that both have: as far as they are the same, over one word that is another, is missing or is too many. */
function runFrom(words: readonly PlacedWord[], noted: readonly PlacedWord[], at: number, place: number): Run {
  const right = same(words, noted, at, place, 1);
  const left = same(words, noted, at - 1, place - 1, -1);
  const [from, to] = [at - left, at + right];
  const [noteFrom, noteTo] = [place - left, place + right];
  const equal = left + right;
  let best: Run = { from, to, length: equal };
  for (const [skip, noteSkip] of SKIPS) {
    const after = same(words, noted, to + skip, noteTo + noteSkip, 1);
    if (after > 0 && equal + after + 1 > best.length)
      best = { from, to: to + skip + after, length: equal + after + 1 };
    const before = same(words, noted, from - 1 - skip, noteFrom - 1 - noteSkip, -1);
    if (before > 0 && equal + before + 1 > best.length)
      best = { from: from - skip - before, to, length: equal + before + 1 };
  }
  return best;
}

/** One word another, one too many in the sentence, one missing in it. */
const SKIPS = [
  [1, 1],
  [1, 0],
  [0, 1],
] as const;

/** How many words are the same from two places on, forwards or backwards. */
function same(
  words: readonly PlacedWord[],
  noted: readonly PlacedWord[],
  at: number,
  place: number,
  step: 1 | -1,
): number {
  let count = 0;
  for (
    let i = at, j = place;
    i >= 0 && j >= 0 && i < words.length && j < noted.length;
    i += step, j += step
  ) {
    if (words[i]?.word !== noted[j]?.word) break;
    count += 1;
  }
  return count;
}
