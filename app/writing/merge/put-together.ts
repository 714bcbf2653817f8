import { diffArrays } from "diff";
import { diff3Merge } from "node-diff3";
import { withoutLineEnds } from "./word-differences.ts";

/** Two runs with more pieces than this are not merged word by word, nor two texts sentence by sentence: it would keep a browser busy. */
const MOST_PIECES = 2_000;

/**
 * One text with the changes of both. `base` is what both began from; null when it is not known, then everything that only one
 * of them has is taken as added. What is the same in both stands once. Where both changed the same sentence and the changes cannot be told
 * apart, both sentences stand whole, those stored first: no word of either is lost, and a person reads it through before it is saved.
 */
export function putTogether(base: string | null, stored: string, typed: string): string {
  const [theirs, yours] = [withoutLineEnds(stored), withoutLineEnds(typed)];
  const common = base === null ? null : withoutLineEnds(base);
  const [a, b] = [sentencesOf(theirs), sentencesOf(yours)];
  if (Math.max(a.length, b.length) > MOST_PIECES) return oneAfterTheOther(theirs, yours);
  if (common === null) return union(a, b);
  return diff3Merge(a, sentencesOf(common), b)
    .map(({ ok, conflict }) => {
      if (conflict === undefined) return (ok ?? []).join("");
      return (
        mergedWords(conflict.o.join(""), conflict.a.join(""), conflict.b.join("")) ??
        union(conflict.a, conflict.b)
      );
    })
    .join("");
}

/** What only one of two texts has at one place, or what both have there. */
interface Part {
  theirs: string;
  yours: string;
  isSame: boolean;
}

/** Both in order, what is the same in both once. */
function union(theirs: readonly string[], yours: readonly string[]): string {
  const parts: Part[] = [];
  for (const { value, removed, added } of diffArrays([...theirs], [...yours])) {
    const text = value.join("");
    const last = parts.at(-1);
    if (added && last !== undefined && !last.isSame) last.yours = text;
    else parts.push({ theirs: added ? "" : text, yours: removed ? "" : text, isSame: !removed && !added });
  }
  return withWholeParagraphs(parts)
    .map((part) =>
      part.isSame
        ? part.theirs
        : (mergedWords(null, part.theirs, part.yours) ?? oneAfterTheOther(part.theirs, part.yours)),
    )
    .join("");
}

/** Paragraphs that each of the two wrote stay together: the line breaks between them are the same, and nothing else is. */
function withWholeParagraphs(parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const [before, breaks] = [whole.at(-2), whole.at(-1)];
    const joins =
      before !== undefined &&
      breaks?.isSame === true &&
      /^\n+$/.test(breaks.theirs) &&
      [before, part].every((each) => !each.isSame && !isAnotherVersion(each));
    if (!joins) {
      whole.push({ ...part });
      continue;
    }
    before.theirs += breaks.theirs + part.theirs;
    before.yours += breaks.theirs + part.yours;
    whole.pop();
  }
  return whole;
}

/** Whether the two say nearly the same: half of the words of the shorter one at least. */
function isAnotherVersion({ theirs, yours }: Part): boolean {
  const [a, b] = [theirs, yours].map((text) => new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])) as [
    Set<string>,
    Set<string>,
  ];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(a.size, b.size);
}

/** Two versions of a few sentences as one, by word; null where both changed the same words. */
function mergedWords(base: string | null, theirs: string, yours: string): string | null {
  const [a, b] = [wordsOf(theirs), wordsOf(yours)];
  if (Math.max(a.length, b.length) > MOST_PIECES) return null;
  const common =
    base === null
      ? diffArrays(a, b).flatMap(({ value, removed, added }) => (removed || added ? [] : value))
      : wordsOf(base);
  // Next to nothing in common is no other version of the same sentence.
  if (common.filter((word) => /\w/.test(word)).length === 0) return null;
  const regions = diff3Merge(a, common, b);
  if (regions.some(({ conflict }) => conflict !== undefined)) return null;
  return regions.flatMap(({ ok }) => ok ?? []).join("");
}

/** The words of one and then those of the other: in a paragraph of their own where they are more than a part of one. */
function oneAfterTheOther(before: string, after: string): string {
  if (before === "" || after === "" || /\s$/.test(before) || /^\s/.test(after)) return before + after;
  return before + (/\n/.test(before) || /\n/.test(after) ? "\n\n" : " ") + after;
}

/** Sentences with the spaces after them; a line break is a piece of its own, so that paragraphs stay apart. */
function sentencesOf(text: string): string[] {
  return text.match(/\n|[^\n]*?[.!?…]["'”’)\]]*(?:[^\S\n]+|(?=\n|$))|[^\n]+/g) ?? [];
}

/** Words, the spaces between them, and the punctuation after them, each a piece of its own. */
function wordsOf(text: string): string[] {
  return text.match(/\n|[^\S\n]+|[.,;:!?…]+|\S+?(?=[.,;:!?…]*(?:\s|$))/g) ?? [];
}
