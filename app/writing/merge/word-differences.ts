import { diffWordsWithSpace } from "diff";

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
