import { diffWordsWithSpace } from "diff";
import { diff3Merge } from "node-diff3";

/** A run of words that both texts have, or that only one of them has. */
export interface Run {
  text: string;
  where: "both" | "stored" | "typed";
}

/** Two texts with more changes than this are shown whole: finding every last one would keep a browser busy. */
const MOST_EDITS = 1_000;

/** Line ends as a browser posts them are not a difference, nor are blanks at the end. */
export function withoutLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n").trimEnd();
}

/**
 * What two texts share and where they differ, by word and in reading order. Leaving out the runs of one side gives the other
 * text, whole. Texts that share next to nothing are two runs.
 */
export function wordDifferences(stored: string, typed: string): Run[] {
  const [before, after] = [withoutLineEnds(stored), withoutLineEnds(typed)];
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  const runs: Run[] =
    changes === undefined
      ? [
          { text: before, where: "stored" },
          { text: after, where: "typed" },
        ]
      : changes.map(({ value, removed, added }) => ({
          text: value,
          where: removed ? "stored" : added ? "typed" : "both",
        }));
  return runs.filter((run) => run.text !== "");
}

/**
 * One text with the changes of both. `base` is what both began from; null when it is not known, then everything that only one
 * of them has is taken as added. Where both changed the same words, those stored come first and those typed after them: no word
 * of either is lost, and a person reads it through before it is saved.
 */
export function putTogether(base: string | null, stored: string, typed: string): string {
  const [theirs, yours] = [withoutLineEnds(stored), withoutLineEnds(typed)];
  const common =
    base === null
      ? wordDifferences(theirs, yours)
          .filter((run) => run.where === "both")
          .map((run) => run.text)
          .join("")
      : withoutLineEnds(base);
  return diff3Merge(wordsOf(theirs), wordsOf(common), wordsOf(yours))
    .flatMap(({ ok, conflict }) =>
      conflict === undefined ? (ok ?? []) : [conflict.a.join(""), gap(conflict.a, conflict.b), ...conflict.b],
    )
    .join("");
}

/** A word with the space after it; a line break is a word of its own, so that paragraphs stay apart. */
function wordsOf(text: string): string[] {
  return text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/g) ?? [];
}

/** Between the words of one and those of the other: a space, unless there is one. */
function gap(before: readonly string[], after: readonly string[]): string {
  const last = before.at(-1) ?? "";
  return last === "" || after.length === 0 || /\s$/.test(last) || /^\s/.test(after[0] ?? "") ? "" : " ";
}
